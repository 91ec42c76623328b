import { css } from '@umbraco-cms/backoffice/external/lit';

export const overviewStyles = css`
  :host {
    display: grid;
    gap: var(--uui-size-layout-1);
    padding: var(--uui-size-layout-1);
    container-type: inline-size;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--uui-size-4);
  }
  h1,
  h2 {
    margin: 0;
    font-weight: 700;
  }
  h1 {
    font-size: var(--uui-type-h3-size);
  }
  h2 {
    font-size: var(--uui-type-h5-size);
    margin-bottom: var(--uui-size-4);
  }
  .counts {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(11.5rem, 1fr));
    gap: var(--uui-size-4);
  }
  .counts li {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: var(--uui-size-4);
    align-items: center;
    padding: var(--uui-size-4) var(--uui-size-5);
    background: var(--uui-color-surface);
    border-radius: var(--uui-border-radius);
    box-shadow: var(--uui-shadow-depth-1);
  }
  .counts uui-icon {
    font-size: 1.8rem;
    grid-row: span 2;
    color: var(--uui-color-interactive);
  }
  .amount {
    font-size: var(--uui-type-h4-size);
    font-weight: 700;
    line-height: 1.1;
    font-variant-numeric: tabular-nums;
  }
  .counts small {
    grid-column: 2;
  }
  small {
    color: var(--uui-color-text-alt);
    font-size: var(--uui-type-small-size);
  }
  .columns {
    display: grid;
    gap: var(--uui-size-layout-1);
    align-items: start;
  }
  @container (min-width: 70rem) {
    .columns {
      grid-template-columns: 1fr 1fr;
    }
  }
  uui-box {
    --uui-box-default-padding: 0;
    min-width: 0;
    overflow-x: auto;
  }
  uui-box.problem {
    --uui-box-default-padding: var(--uui-size-5);
    border-inline-start: 4px solid var(--uui-color-danger);
  }
  uui-table-cell {
    vertical-align: top;
  }
  a {
    color: var(--uui-color-interactive);
    font-weight: 700;
  }
  a:hover,
  a:focus-visible {
    color: var(--uui-color-interactive-emphasis);
  }
  uui-table-cell small {
    display: block;
  }
  .where {
    color: var(--uui-color-text-alt);
  }
  .empty {
    margin: 0;
    padding: var(--uui-size-5);
    color: var(--uui-color-text-alt);
  }
  .loading {
    display: grid;
    gap: var(--uui-size-3);
  }
  uui-tag {
    white-space: nowrap;
  }
`;
