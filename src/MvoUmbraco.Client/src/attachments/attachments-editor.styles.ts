import { css } from '@umbraco-cms/backoffice/external/lit';

export const attachmentsEditorStyles = css`
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
  .hint {
    color: var(--uui-color-text-alt);
    font-size: var(--uui-type-small-size);
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
`;
