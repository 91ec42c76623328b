import { css, customElement, html, nothing, property, repeat } from '@umbraco-cms/backoffice/external/lit';
import type { UUITextareaElement } from '@umbraco-cms/backoffice/external/uui';
import { UmbChangeEvent } from '@umbraco-cms/backoffice/event';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text } from './lang/text.js';

/**
 * A list of short texts, one under the other. Enter begins the next one, Backspace in an empty one takes it away, and
 * lines that are pasted become texts of their own. What leaves it has no empty texts.
 * @fires change - the value is another one
 */
@customElement('mvo-text-list')
export class MvoTextListElement extends UmbLitElement {
  /** What one of the texts is, for instance "Sub-point". */
  @property()
  public label = '';

  /** What the button says that adds one. */
  @property()
  public addLabel = '';

  @property({ type: Number })
  public maxLength = 500;

  @property({ type: Number })
  public most = 50;

  @property({ type: Boolean })
  public readonly = false;

  @property({ attribute: false })
  public set value(value: readonly string[] | null | undefined) {
    const incoming = value ?? [];
    // An empty row that was just begun is not in the value; it stays as long as the rest is the same.
    if (!same(incoming, filled(this.#rows))) this.#rows = [...incoming];
    this.requestUpdate();
  }
  public get value(): string[] {
    return filled(this.#rows);
  }

  #rows: string[] = [];

  override render() {
    return html`
      <ul>
        ${repeat(
          this.#rows,
          (_, index) => index,
          (row, index) => html`
            <li>
              ${this.readonly
                ? html`<span class="text">${row}</span>`
                : html`
                    <uui-textarea
                      auto-height
                      rows="1"
                      label="${this.label} ${index + 1}"
                      maxlength=${this.maxLength}
                      .value=${row}
                      @input=${(event: Event) => this.#write(index, event)}
                      @change=${(event: Event) => event.stopPropagation()}
                      @keydown=${(event: KeyboardEvent) => this.#onKey(index, event)}
                      @paste=${(event: ClipboardEvent) => this.#onPaste(index, event)}></uui-textarea>
                    <uui-button
                      compact
                      label=${text(this.localize, 'removeNamed', row || `${this.label} ${index + 1}`)}
                      @click=${() => this.#remove(index)}>
                      <uui-icon name="icon-wrong"></uui-icon>
                    </uui-button>
                  `}
            </li>
          `,
        )}
      </ul>
      ${this.readonly || this.#rows.length >= this.most
        ? nothing
        : html`<uui-button look="outline" class="add" compact label=${this.addLabel} @click=${() => this.#begin(this.#rows.length)}>
            + ${this.addLabel}
          </uui-button>`}
    `;
  }

  #write(index: number, event: Event) {
    event.stopPropagation();
    this.#rows = this.#rows.with(index, String((event.target as UUITextareaElement).value));
    this.#changed();
  }

  #onKey(index: number, event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      event.stopPropagation();
      this.#begin(index + 1);
    } else if (event.key === 'Backspace' && this.#rows[index] === '') {
      event.preventDefault();
      this.#remove(index);
    } else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      event.stopPropagation();
      this.#move(index, event.key === 'ArrowUp' ? index - 1 : index + 1);
    }
  }

  #onPaste(index: number, event: ClipboardEvent) {
    const lines = filled((event.clipboardData?.getData('text') ?? '').split(/\r?\n/).map((line) => line.replace(/^\s*[-•*]\s+/, '')));
    if (lines.length < 2) return;
    event.preventDefault();
    const before = this.#rows[index] === '' ? this.#rows.slice(0, index) : this.#rows.slice(0, index + 1);
    this.#rows = [...before, ...lines, ...this.#rows.slice(index + 1)].slice(0, this.most);
    this.#changed();
    void this.#focus(before.length + lines.length - 1);
  }

  #begin(index: number) {
    if (this.#rows.length >= this.most) return;
    if (this.#rows[index - 1] !== '') this.#rows = this.#rows.toSpliced(index, 0, '');
    this.requestUpdate();
    void this.#focus(Math.min(index, this.#rows.length - 1));
  }

  #remove(index: number) {
    this.#rows = this.#rows.toSpliced(index, 1);
    this.#changed();
    void this.#focus(Math.max(0, index - 1));
  }

  #move(from: number, to: number) {
    if (to < 0 || to >= this.#rows.length) return;
    this.#rows = this.#rows.with(from, this.#rows[to]).with(to, this.#rows[from]);
    this.#changed();
    void this.#focus(to);
  }

  #changed() {
    this.requestUpdate();
    this.dispatchEvent(new UmbChangeEvent());
  }

  async #focus(index: number) {
    await this.updateComplete;
    const target =
      this.renderRoot.querySelectorAll<HTMLElement>('uui-textarea')[index] ?? this.renderRoot.querySelector<HTMLElement>('.add');
    target?.focus();
  }

  static override styles = css`
    ul {
      list-style: disc;
      margin: 0;
      padding-inline-start: var(--uui-size-5);
    }
    li::marker {
      color: var(--uui-color-text-alt);
    }
    li {
      white-space: nowrap; /* the button stays beside its field */
    }
    li > uui-textarea {
      width: calc(100% - var(--uui-size-16));
      vertical-align: top;
    }
    li + li {
      margin-top: var(--uui-size-1);
    }
    .text {
      overflow-wrap: anywhere;
      white-space: normal;
    }
    .add {
      margin-top: var(--uui-size-1);
    }
  `;
}

const filled = (rows: readonly string[]) => rows.map((row) => row.trim()).filter((row) => row !== '');

const same = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((row, index) => row.trim() === other[index]);

declare global {
  interface HTMLElementTagNameMap {
    'mvo-text-list': MvoTextListElement;
  }
}
