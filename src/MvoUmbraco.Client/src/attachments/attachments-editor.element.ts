import { customElement, html, nothing, property, repeat, state } from '@umbraco-cms/backoffice/external/lit';
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
import { removedStyles, renderRemoved } from '../removed.js';
import { renderUnreadable, unreadableStyles } from '../unreadable.js';
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
import { attachmentsEditorStyles } from './attachments-editor.styles.js';
import { refusalText, renderUploads, uploadListStyles } from './upload-list.js';
import { MvoUploadsController, type Upload } from './uploads.controller.js';
import './attachment-row.element.js';

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
  private _removed?: { file: Attachment; index: number };

  @state()
  private _announcement = '';

  #uploads = new MvoUploadsController(this, {
    service: () => this.service,
    refusalOf: (file, running) => {
      const most = this._limits?.mostFiles ?? Infinity;
      return refusalOf(file, this._limits) ?? ((this.#files?.length ?? 0) + running >= most ? { reason: 'tooManyFiles' } : undefined);
    },
    changed: () => {
      this.requestUpdate();
      this._runValidators();
    },
    refused: (upload, refusal) => this.#announceRefusal(upload, refusal),
    arrived: (upload) => this.#takeIn(upload),
  });

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
      () => this.#uploads.running > 0,
    );
    this.consumeContext(UMB_PROPERTY_DATASET_CONTEXT, (dataset) => {
      this.#document = dataset?.getUnique() ?? undefined;
    });
  }

  protected override async firstUpdated() {
    this._limits = await this.service.limits();
  }

  protected override willUpdate() {
    this.#sorter.setModel(this.#files ?? []);
  }

  override render() {
    const files = this.#files;
    if (!files) {
      const { localize } = this;
      return renderUnreadable(this.value, this.readonly, text(localize, 'filesUnreadable'), text(localize, 'filesAnew'), () => this.#change([]));
    }

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
      ${renderUploads(this.localize, this.#uploads.all, this._limits, (upload) => this.#uploads.again(upload), (upload) => this.#drop(upload))}
      ${this._removed ? renderRemoved(this.localize, this.#titleOf(this._removed.file), () => this.#restore()) : nothing}
      ${this.#renderFoot(files)}
      <div class="announcement" role="status" aria-live="polite">${this._announcement}</div>
    `;
  }

  #renderFoot(files: readonly Attachment[]) {
    if (this.readonly) return files.length === 0 ? html`<p class="hint">${text(this.localize, 'filesEmpty')}</p>` : nothing;
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

  get #files(): Attachment[] | undefined {
    return readAttachments(this.value);
  }

  get #language() {
    return this.localize.lang() || 'nl';
  }

  #browse(event: Event) {
    event.stopPropagation();
    this.renderRoot.querySelector<UUIFileDropzoneElement>('uui-file-dropzone')?.browse();
  }

  /** Takes files in: refuses what can be seen to be wrong, and sends the rest. */
  public add(files: readonly File[]) {
    if (!this.readonly) this.#uploads.add(files);
  }

  #takeIn({ id, file }: Upload) {
    this.#local.set(id, file);
    this.#change([...(this.#files ?? []), { key: UmbId.new(), name: file.name, size: file.size, temporaryFileId: id }]);
    this._announcement = text(this.localize, 'uploaded', file.name);
    this._runValidators();
  }

  #drop(upload: Upload) {
    this.#uploads.drop(upload);
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
    this._announcement = text(this.localize, 'removed', this.#titleOf(file));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#undo')?.focus();
  }

  async #restore() {
    if (!this._removed) return;
    const { file, index } = this._removed;
    this._removed = undefined;
    this.#change((this.#files ?? []).toSpliced(index, 0, file));
    this._announcement = text(this.localize, 'restored', this.#titleOf(file));
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
    this._announcement = text(this.localize, 'movedTo', this.#titleOf(file), to + 1, this.#files?.length ?? 0);
  }

  #announceRefusal({ file }: Upload, refusal: Refusal) {
    this._announcement = `${file.name}: ${refusalText(this.localize, refusal, this._limits)}`;
  }

  #titleOf(file: Attachment) {
    return file.title || file.name;
  }

  static override styles = [announcementStyles, removedStyles, unreadableStyles, uploadListStyles, attachmentsEditorStyles];
}

export { MvoPropertyEditorAttachmentsElement as element };

declare global {
  interface HTMLElementTagNameMap {
    'mvo-property-editor-attachments': MvoPropertyEditorAttachmentsElement;
  }
}
