import { css, customElement, html, nothing, property, repeat, state } from '@umbraco-cms/backoffice/external/lit';
import type { UUIFileDropzoneElement, UUIFileDropzoneEvent } from '@umbraco-cms/backoffice/external/uui';
import { UmbChangeEvent } from '@umbraco-cms/backoffice/event';
import { UmbId } from '@umbraco-cms/backoffice/id';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UMB_PROPERTY_DATASET_CONTEXT } from '@umbraco-cms/backoffice/property';
import type { UmbPropertyEditorUiElement } from '@umbraco-cms/backoffice/property-editor';
import { UmbSorterController } from '@umbraco-cms/backoffice/sorter';
import { UmbFormControlMixin } from '@umbraco-cms/backoffice/validation';
import { announcementStyles } from '../announcement.styles.js';
import { text } from '../lang/text.js';
import { moved } from '../moved.js';
import type { MvoAttachmentRowElement, MvoAttachmentWishEvent } from './attachment-row.element.js';
import { MvoAttachmentService, type AttachmentService } from './attachment-service.js';
import {
  isNew,
  readAttachments,
  refusalOf,
  sizeText,
  withFiles,
  type Attachment,
  type AttachmentLimits,
  type Attachments,
  type Refusal,
} from './attachments.js';
import './attachment-row.element.js';

/** A file on its way, or one that may not stay. */
interface Upload {
  id: string;
  file: File;
  percent: number;
  stop: AbortController;
  refusal?: Refusal;
}

const AT_ONCE = 3;

/**
 * The property editor UI of `Mvo.Attachments`: files are dropped or chosen, sent at once to wait on the server, and
 * belong to the document when that is saved. What may not be attached is refused with the reason, and stays in sight
 * until the user has read it.
 */
@customElement('mvo-property-editor-attachments')
export class MvoPropertyEditorAttachmentsElement
  extends UmbFormControlMixin<Attachments | string | null | undefined, typeof UmbLitElement, undefined>(UmbLitElement, undefined)
  implements UmbPropertyEditorUiElement
{
  @property({ type: Boolean, reflect: true })
  public set readonly(value: boolean) {
    this.#readonly = value;
    if (value) this.#sorter.disable();
    else this.#sorter.enable();
  }
  public get readonly() {
    return this.#readonly;
  }
  #readonly = false;

  @property({ type: Boolean })
  public mandatory?: boolean;

  @property()
  public mandatoryMessage?: string;

  /** The server's side; another one in tests. */
  @property({ attribute: false })
  public service: AttachmentService = new MvoAttachmentService(this);

  @state()
  private _limits?: AttachmentLimits;

  @state()
  private _uploads: Upload[] = [];

  @state()
  private _removed?: { file: Attachment; index: number };

  @state()
  private _announcement = '';

  // The bytes of what was uploaded here, to give them back before the document is saved.
  #local = new Map<string, File>();
  #document?: string;

  #sorter = new UmbSorterController<Attachment, MvoAttachmentRowElement>(this, {
    identifier: 'Mvo.Sorter.Attachments',
    itemSelector: 'mvo-attachment-row',
    containerSelector: '#files',
    handleSelector: '.handle',
    getUniqueOfElement: (element) => element.file.key,
    getUniqueOfModel: (file) => file.key,
    onChange: ({ model, item }) => {
      this.#change(model);
      this.#announceMove(item, model.indexOf(item));
    },
  });

  public constructor() {
    super();
    this.addValidator(
      'valueMissing',
      () => this.mandatoryMessage ?? '#validation_invalidEmpty',
      () => !!this.mandatory && this.#files?.length === 0,
    );
    this.addValidator('customError', () => text(this.localize, 'filesUnreadable'), () => this.#files === undefined);
    this.addValidator(
      'badInput',
      () => text(this.localize, 'uploadsRunning'),
      () => this._uploads.some((upload) => !upload.refusal),
    );
    this.consumeContext(UMB_PROPERTY_DATASET_CONTEXT, (dataset) => {
      this.#document = dataset?.getUnique() ?? undefined;
    });
  }

  protected override async firstUpdated() {
    this._limits = await this.service.limits();
  }

  public override disconnectedCallback() {
    super.disconnectedCallback();
    this._uploads.forEach((upload) => upload.stop.abort());
  }

  protected override willUpdate() {
    this.#sorter.setModel(this.#files ?? []);
  }

  override render() {
    const files = this.#files;
    if (!files) return this.#renderUnreadable();
    return html`
      <div id="files" role="list" aria-label=${text(this.localize, 'attachments')}>
        ${repeat(
          files,
          (file) => file.key,
          (file, index) => html`
            <mvo-attachment-row
              role="listitem"
              .file=${file}
              .number=${index + 1}
              .count=${files.length}
              ?readonly=${this.readonly}
              @change=${(event: Event) => this.#replace(index, event)}
              @mvo-attachment-wish=${(event: MvoAttachmentWishEvent) => this.#grant(index, event)}></mvo-attachment-row>
          `,
        )}
      </div>
      ${this._uploads.length > 0 ? html`<ul class="uploads">${repeat(this._uploads, (upload) => upload.id, (upload) => this.#renderUpload(upload))}</ul>` : nothing}
      ${this.#renderRemoved()} ${this.readonly ? (files.length === 0 ? html`<p class="hint">${text(this.localize, 'filesEmpty')}</p>` : nothing) : this.#renderDropzone()}
      <div class="announcement" role="status" aria-live="polite">${this._announcement}</div>
    `;
  }

  #renderDropzone() {
    return html`
      <uui-file-dropzone
        multiple
        disallow-folder-upload
        label=${text(this.localize, 'dropFiles')}
        @change=${(event: UUIFileDropzoneEvent) => {
          event.stopPropagation();
          this.add(event.detail.files);
        }}>
        <span class="drop">${text(this.localize, 'dropFiles')}</span>
        <uui-button id="choose" look="primary" label=${text(this.localize, 'chooseFiles')} @click=${this.#browse}></uui-button>
      </uui-file-dropzone>
      ${this._limits
        ? html`<p class="hint">
            ${text(this.localize, 'filesAllowed', sizeText(this._limits.largestFile, this.#language), this._limits.extensions.join(', '))}
          </p>`
        : nothing}
    `;
  }

  #renderUpload(upload: Upload) {
    const { file, refusal, percent } = upload;
    return html`
      <li class=${refusal ? 'refused' : 'running'}>
        <span class="name"><strong>${file.name}</strong> <small>${sizeText(file.size, this.#language)}</small></span>
        ${refusal
          ? html`<span class="why"><uui-icon name="icon-alert"></uui-icon> ${this.#why(refusal)}</span>`
          : html`
              <uui-progress-bar
                progress=${percent}
                role="progressbar"
                aria-label=${text(this.localize, 'uploading', file.name)}
                aria-valuemin="0"
                aria-valuemax="100"
                aria-valuenow=${Math.round(percent)}></uui-progress-bar>
              <span class="percent">${percent < 100 ? `${Math.floor(percent)} %` : text(this.localize, 'checking')}</span>
            `}
        ${refusal?.reason === 'uploadFailed'
          ? html`<uui-button class="again" look="outline" compact label=${text(this.localize, 'tryAgain')} @click=${() => this.#again(upload)}></uui-button>`
          : nothing}
        <uui-button
          compact
          label=${text(this.localize, refusal ? 'dismiss' : 'cancelUpload', file.name)}
          @click=${() => this.#drop(upload)}>
          <uui-icon name="icon-wrong"></uui-icon>
        </uui-button>
      </li>
    `;
  }

  #renderRemoved() {
    if (!this._removed) return nothing;
    const { file } = this._removed;
    return html`
      <div class="removed">
        <span>${text(this.localize, 'removed', file.title || file.name)}</span>
        <uui-button id="undo" look="outline" compact label=${text(this.localize, 'undo')} @click=${this.#restore}></uui-button>
      </div>
    `;
  }

  #renderUnreadable() {
    const stored = typeof this.value === 'string' ? this.value : JSON.stringify(this.value, null, 2);
    return html`
      <div class="unreadable" role="alert">
        <p>${text(this.localize, 'filesUnreadable')}</p>
        <pre tabindex="0">${stored}</pre>
        ${this.readonly
          ? nothing
          : html`<uui-button look="outline" color="danger" label=${text(this.localize, 'filesAnew')} @click=${() => this.#change([])}></uui-button>`}
      </div>
    `;
  }

  get #files(): Attachment[] | undefined {
    return readAttachments(this.value);
  }

  get #language() {
    return this.localize.lang() || 'nl';
  }

  #why(refusal: Refusal): string {
    switch (refusal.reason) {
      case 'server':
        return refusal.message;
      case 'fileTooLarge': {
        const most = refusal.most || this._limits?.largestFile;
        return text(this.localize, 'fileTooLarge', most ? sizeText(most, this.#language) : '');
      }
      case 'fileTypeRefused':
        return text(this.localize, 'fileTypeRefused', this._limits?.extensions.join(', ') ?? '');
      case 'tooManyFiles':
        return text(this.localize, 'tooManyFiles', this._limits?.mostFiles ?? 0);
      default:
        return text(this.localize, refusal.reason);
    }
  }

  #browse(event: Event) {
    event.stopPropagation();
    this.renderRoot.querySelector<UUIFileDropzoneElement>('uui-file-dropzone')?.browse();
  }

  /** Takes files in: refuses what can be seen to be wrong, and sends the rest, a few at a time. */
  public add(files: readonly File[]) {
    if (this.readonly) return;
    const most = this._limits?.mostFiles ?? Infinity;
    let room = most - (this.#files?.length ?? 0) - this._uploads.filter((upload) => !upload.refusal).length;
    const added = files.map((file): Upload => {
      let refusal = refusalOf(file, this._limits);
      if (!refusal && room-- <= 0) refusal = { reason: 'tooManyFiles' };
      return { id: UmbId.new(), file, percent: 0, stop: new AbortController(), refusal };
    });
    this._uploads = [...this._uploads, ...added];
    added.filter((upload) => upload.refusal).forEach((upload) => this.#announceRefusal(upload));
    void this.#send(added.filter((upload) => !upload.refusal));
  }

  async #send(uploads: Upload[]) {
    this._runValidators();
    const waiting = [...uploads];
    const lane = async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await this.#sendOne(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  async #sendOne(upload: Upload) {
    const { id, file, stop } = upload;
    if (stop.signal.aborted) return;
    const outcome = await this.service.upload(id, file, (percent) => this.#update(id, { percent }), stop.signal);
    if (outcome === 'cancelled' || stop.signal.aborted) return;
    if (outcome) {
      this.#update(id, { refusal: outcome });
      this.#announceRefusal({ ...upload, refusal: outcome });
    } else {
      this._uploads = this._uploads.filter((other) => other.id !== id);
      this.#local.set(id, file);
      this.#change([...(this.#files ?? []), { key: UmbId.new(), name: file.name, size: file.size, temporaryFileId: id }]);
      this._announcement = text(this.localize, 'uploaded', file.name);
    }
    this._runValidators();
  }

  #update(id: string, change: Partial<Upload>) {
    this._uploads = this._uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload));
  }

  #again(upload: Upload) {
    this._uploads = this._uploads.filter((other) => other.id !== upload.id);
    this.add([upload.file]);
  }

  #drop(upload: Upload) {
    upload.stop.abort();
    this._uploads = this._uploads.filter((other) => other.id !== upload.id);
    this._runValidators();
    this.renderRoot.querySelector<HTMLElement>('#choose')?.focus();
  }

  #grant(index: number, event: MvoAttachmentWishEvent) {
    event.stopPropagation();
    switch (event.wish) {
      case 'up':
        return this.#move(index, index - 1, event.target as MvoAttachmentRowElement);
      case 'down':
        return this.#move(index, index + 1, event.target as MvoAttachmentRowElement);
      case 'remove':
        return this.#remove(index);
      case 'download':
        return this.#download(index);
    }
  }

  #replace(index: number, event: Event) {
    event.stopPropagation();
    this.#change((this.#files ?? []).with(index, (event.target as MvoAttachmentRowElement).file));
  }

  async #move(from: number, to: number, element: MvoAttachmentRowElement) {
    const files = this.#files ?? [];
    if (to < 0 || to >= files.length) return;
    const focused = element.shadowRoot?.activeElement as HTMLElement | null;
    this.#change(moved(files, from, to));
    this.#announceMove(files[from], to);
    await this.updateComplete;
    await element.updateComplete;
    if (focused && !focused.hasAttribute('disabled')) focused.focus();
    else element.focus();
  }

  async #remove(index: number) {
    const files = this.#files ?? [];
    const file = files[index];
    this._removed = { file, index };
    this.#change(files.toSpliced(index, 1));
    this._announcement = text(this.localize, 'removed', file.title || file.name);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#undo')?.focus();
  }

  async #restore() {
    if (!this._removed) return;
    const { file, index } = this._removed;
    this._removed = undefined;
    this.#change((this.#files ?? []).toSpliced(index, 0, file));
    this._announcement = text(this.localize, 'restored', file.title || file.name);
    await this.updateComplete;
    this.renderRoot.querySelectorAll('mvo-attachment-row')[index]?.focus();
  }

  async #download(index: number) {
    const file = this.#files?.[index];
    if (!file) return;
    const bytes = isNew(file)
      ? this.#local.get(file.temporaryFileId)
      : this.#document && (await this.service.download(this.#document, file.key));
    if (!bytes) {
      this._announcement = text(this.localize, 'downloadFailed');
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(bytes);
    link.download = file.name;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  #change(files: Attachment[]) {
    this.value = withFiles(files);
    this.dispatchEvent(new UmbChangeEvent());
  }

  #announceMove(file: Attachment, to: number) {
    this._announcement = text(this.localize, 'movedTo', file.title || file.name, to + 1, this.#files?.length ?? 0);
  }

  #announceRefusal(upload: Upload) {
    this._announcement = `${upload.file.name}: ${upload.refusal ? this.#why(upload.refusal) : ''}`;
  }

  static override styles = [
    announcementStyles,
    css`
      :host {
        display: block;
      }
      #files {
        display: grid;
        gap: var(--uui-size-2);
      }
      mvo-attachment-row.--umb-sorter-placeholder {
        opacity: 0.3;
      }
      .uploads {
        list-style: none;
        margin: var(--uui-size-2) 0 0;
        padding: 0;
        display: grid;
        gap: var(--uui-size-2);
      }
      .uploads li {
        display: flex;
        align-items: center;
        flex-wrap: wrap;
        gap: var(--uui-size-3);
        padding: var(--uui-size-2) var(--uui-size-3);
        border: 1px solid var(--uui-color-border);
        border-radius: var(--uui-border-radius);
        background: var(--uui-color-surface);
      }
      .refused {
        border-color: var(--uui-color-danger) !important;
      }
      .name {
        flex: 1 1 12rem;
        overflow-wrap: anywhere;
      }
      .why {
        flex: 2 1 16rem;
        color: var(--uui-color-danger-standalone);
      }
      uui-progress-bar {
        flex: 2 1 10rem;
      }
      .percent {
        min-width: 4rem;
        font-variant-numeric: tabular-nums;
      }
      small,
      .hint {
        color: var(--uui-color-text-alt);
        font-size: var(--uui-type-small-size);
      }
      .hint {
        margin: var(--uui-size-2) 0 0;
      }
      uui-file-dropzone {
        margin-top: var(--uui-size-2);
        padding: var(--uui-size-4);
      }
      .drop {
        display: block;
        margin-bottom: var(--uui-size-2);
      }
      .removed {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--uui-size-4);
        margin-top: var(--uui-size-2);
        padding: var(--uui-size-2) var(--uui-size-3);
        border-radius: var(--uui-border-radius);
        background: var(--uui-color-surface-alt);
      }
      .unreadable {
        border: 1px solid var(--uui-color-danger);
        border-radius: var(--uui-border-radius);
        padding: var(--uui-size-4);
      }
      pre {
        max-height: 16rem;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
    `,
  ];
}

export { MvoPropertyEditorAttachmentsElement as element };

declare global {
  interface HTMLElementTagNameMap {
    'mvo-property-editor-attachments': MvoPropertyEditorAttachmentsElement;
  }
}
