import { css } from '@umbraco-cms/backoffice/external/lit';

export const agendaEditorStyles = css`
  :host {
    display: block;
  }
  .bar {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: var(--uui-size-4);
    margin-bottom: var(--uui-size-3);
  }
  .total em {
    font-style: normal;
    color: var(--uui-color-text-alt);
    margin-inline-start: var(--uui-size-2);
  }
  #items {
    display: grid;
    gap: var(--uui-size-2);
  }
  mvo-agenda-item.--umb-sorter-placeholder {
    opacity: 0.3;
  }
  #add {
    display: block;
    width: 100%;
    margin-top: var(--uui-size-2);
  }
  .hint,
  .empty {
    color: var(--uui-color-text-alt);
    font-size: var(--uui-type-small-size);
    margin: var(--uui-size-2) 0 0;
  }
`;
