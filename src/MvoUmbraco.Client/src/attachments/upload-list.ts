import { css, html, nothing, repeat } from '@umbraco-cms/backoffice/external/lit';
import type { UmbLocalizationController } from '@umbraco-cms/backoffice/localization-api';
import { text } from '../lang/text.js';
import { sizeText, type AttachmentLimits, type Refusal } from './attachments.js';
import type { Upload } from './uploads.controller.js';

/** Why a file may not stay, in the language of the user. */
export function refusalText(localize: UmbLocalizationController, refusal: Refusal, limits: AttachmentLimits | undefined): string {
  switch (refusal.reason) {
    case 'server':
      return refusal.message;
    case 'fileTooLarge': {
      const most = refusal.most || limits?.largestFile;
      return text(localize, 'fileTooLarge', most ? sizeText(most, localize.lang() || 'nl') : '');
    }
    case 'fileTypeRefused':
      return text(localize, 'fileTypeRefused', limits?.extensions.join(', ') ?? '');
    case 'tooManyFiles':
      return text(localize, 'tooManyFiles', limits?.mostFiles ?? 0);
    default:
      return text(localize, refusal.reason);
  }
}

/** Files on their way with how far each is, and those that may not stay with the reason. */
export const renderUploads = (
  localize: UmbLocalizationController,
  uploads: readonly Upload[],
  limits: AttachmentLimits | undefined,
  again: (upload: Upload) => void,
  drop: (upload: Upload) => void,
) =>
  uploads.length === 0
    ? nothing
    : html`<ul class="uploads">
        ${repeat(
          uploads,
          (upload) => upload.id,
          (upload) => renderUpload(localize, upload, limits, again, drop),
        )}
      </ul>`;

function renderUpload(
  localize: UmbLocalizationController,
  upload: Upload,
  limits: AttachmentLimits | undefined,
  again: (upload: Upload) => void,
  drop: (upload: Upload) => void,
) {
  const { file, refusal, percent } = upload;
  return html`
    <li class=${refusal ? 'refused' : 'running'}>
      <span class="name"><strong>${file.name}</strong> <small>${sizeText(file.size, localize.lang() || 'nl')}</small></span>
      ${refusal
        ? html`<span class="why"><uui-icon name="icon-alert"></uui-icon> ${refusalText(localize, refusal, limits)}</span>`
        : html`
            <uui-progress-bar
              progress=${percent}
              role="progressbar"
              aria-label=${text(localize, 'uploading', file.name)}
              aria-valuemin="0"
              aria-valuemax="100"
              aria-valuenow=${Math.round(percent)}></uui-progress-bar>
            <span class="percent">${percent < 100 ? `${Math.floor(percent)} %` : text(localize, 'checking')}</span>
          `}
      ${refusal?.reason === 'uploadFailed'
        ? html`<uui-button class="again" look="outline" compact label=${text(localize, 'tryAgain')} @click=${() => again(upload)}></uui-button>`
        : nothing}
      <uui-button compact label=${text(localize, refusal ? 'dismiss' : 'cancelUpload', file.name)} @click=${() => drop(upload)}>
        <uui-icon name="icon-wrong"></uui-icon>
      </uui-button>
    </li>
  `;
}

export const uploadListStyles = css`
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
  .uploads li.refused {
    border-color: var(--uui-color-danger);
  }
  .uploads .name {
    flex: 1 1 12rem;
    overflow-wrap: anywhere;
  }
  .uploads .why {
    flex: 2 1 16rem;
    color: var(--uui-color-danger-standalone);
  }
  .uploads uui-progress-bar {
    flex: 2 1 10rem;
  }
  .uploads .percent {
    min-width: 4rem;
    font-variant-numeric: tabular-nums;
  }
  .uploads small {
    color: var(--uui-color-text-alt);
    font-size: var(--uui-type-small-size);
  }
`;
