import { css, customElement, html, nothing, property, query } from '@umbraco-cms/backoffice/external/lit';
import type { UUIInputElement } from '@umbraco-cms/backoffice/external/uui';
import { UmbChangeEvent } from '@umbraco-cms/backoffice/event';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text } from '../lang/text.js';
import { extensionOf, isNew, renamed, sizeText, type Attachment } from './attachments.js';

export type AttachmentWish = 'up' | 'down' | 'remove' | 'download';

/** What a user asks of the list that holds a file. */
export class MvoAttachmentWishEvent extends Event {
  static readonly TYPE = 'mvo-attachment-wish';

  public constructor(public readonly wish: AttachmentWish) {
    super(MvoAttachmentWishEvent.TYPE, { bubbles: true });
  }
}

/**
 * One attached file: what it is called, its download name, kind and size.
 * @fires change - the file is called otherwise
 * @fires mvo-attachment-wish - it is to be moved, removed or downloaded
 */
@customElement('mvo-attachment-row')
export class MvoAttachmentRowElement extends UmbLitElement {
  @property({ attribute: false })
  public file!: Attachment;

  /** Its place, from 1. */
  @property({ type: Number })
  public number = 1;

  /** How many files there are. */
  @property({ type: Number })
  public count = 1;

  @property({ type: Boolean })
  public readonly = false;

  @query('#title')
  private _title?: HTMLElement;

  public override focus() {
    (this._title ?? this.renderRoot.querySelector<HTMLElement>('uui-button'))?.focus();
  }

  override render() {
    const { name, title } = this.file;
    return html`
      <article aria-label=${title || name} @keydown=${this.#onKey}>
        ${this.readonly
          ? nothing
          : html`<span class="handle" aria-hidden="true" title=${text(this.localize, 'dragToMove')}>
              <uui-icon name="mvo-icon-grip"></uui-icon>
            </span>`}
        <uui-symbol-file .type=${extensionOf(name)} aria-hidden="true"></uui-symbol-file>
        <div class="names">${this.readonly ? html`<strong>${title || name}</strong>` : this.#renderFields()} ${this.#renderAbout()}</div>
        ${this.#renderButtons()}
      </article>
    `;
  }

  #renderFields() {
    const { name, title } = this.file;
    return html`
      <uui-input
        id="title"
        label="${text(this.localize, 'fileTitle')}, ${name}"
        placeholder=${text(this.localize, 'fileTitlePlaceholder')}
        maxlength="300"
        .value=${title ?? ''}
        @input=${(event: Event) => this.#write(event, { title: valueOf(event) || undefined })}
        @change=${(event: Event) => event.stopPropagation()}></uui-input>
      <uui-input
        id="name"
        label="${text(this.localize, 'fileName')}, ${name}"
        maxlength="200"
        .value=${name}
        @input=${(event: Event) => event.stopPropagation()}
        @change=${(event: Event) => {
          const changed = renamed(name, valueOf(event));
          (event.target as UUIInputElement).value = changed;
          this.#write(event, { name: changed });
        }}></uui-input>
    `;
  }

  #renderAbout() {
    const about = [extensionOf(this.file.name).toUpperCase(), sizeText(this.file.size, this.localize.lang() || 'nl')];
    if (isNew(this.file)) about.push(text(this.localize, 'fileStoredOnSave'));
    else about.push(text(this.localize, 'fileAdded', this.localize.date(this.file.added, { dateStyle: 'medium' })));
    const shown = this.readonly && this.file.title ? [this.file.name, ...about] : about;
    return html`<small>${shown.join(' · ')}</small>`;
  }

  #renderButtons() {
    const name = this.file.title || this.file.name;
    return html`
      <uui-action-bar>
        <uui-button id="download" compact label=${text(this.localize, 'download', name)} @click=${() => this.#wish('download')}>
          <uui-icon name="icon-download-alt"></uui-icon>
        </uui-button>
        ${this.readonly
          ? nothing
          : html`
              <uui-button
                id="up"
                compact
                label=${text(this.localize, 'moveUp', name)}
                ?disabled=${this.number === 1}
                @click=${() => this.#wish('up')}>
                <uui-icon name="icon-arrow-up"></uui-icon>
              </uui-button>
              <uui-button
                id="down"
                compact
                label=${text(this.localize, 'moveDown', name)}
                ?disabled=${this.number === this.count}
                @click=${() => this.#wish('down')}>
                <uui-icon name="icon-arrow-down"></uui-icon>
              </uui-button>
              <uui-button id="remove" compact label=${text(this.localize, 'removeNamed', name)} @click=${() => this.#wish('remove')}>
                <uui-icon name="icon-trash"></uui-icon>
              </uui-button>
            `}
      </uui-action-bar>
    `;
  }

  #onKey(event: KeyboardEvent) {
    if (this.readonly || !event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    this.#wish(event.key === 'ArrowUp' ? 'up' : 'down');
  }

  #write(event: Event, change: Partial<Attachment>) {
    event.stopPropagation();
    this.file = { ...this.file, ...change } as Attachment;
    this.dispatchEvent(new UmbChangeEvent());
  }

  #wish(wish: AttachmentWish) {
    this.dispatchEvent(new MvoAttachmentWishEvent(wish));
  }

  static override styles = css`
    article {
      display: flex;
      align-items: center;
      flex-wrap: wrap;
      gap: var(--uui-size-3);
      padding: var(--uui-size-2) var(--uui-size-3);
      background: var(--uui-color-surface);
      border: 1px solid var(--uui-color-border);
      border-radius: var(--uui-border-radius);
    }
    article:focus-within {
      border-color: var(--uui-color-border-emphasis);
    }
    .handle {
      cursor: grab;
      color: var(--uui-color-text-alt);
      touch-action: none;
    }
    uui-symbol-file {
      width: 2.5rem;
      flex: none;
    }
    .names {
      flex: 1 1 18rem;
      display: flex;
      flex-wrap: wrap;
      gap: var(--uui-size-2);
      min-width: 0;
      overflow-wrap: anywhere;
    }
    #title {
      flex: 3 1 12rem;
    }
    #name {
      flex: 2 1 10rem;
    }
    small {
      flex: 1 0 100%;
      color: var(--uui-color-text-alt);
    }
  `;
}

const valueOf = (event: Event) => String((event.target as UUIInputElement).value);

declare global {
  interface HTMLElementTagNameMap {
    'mvo-attachment-row': MvoAttachmentRowElement;
  }
}
