import { css } from '@umbraco-cms/backoffice/external/lit';

export const agendaItemStyles = css`
  :host {
    display: block;
  }
  article {
    background: var(--uui-color-surface);
    border: 1px solid var(--uui-color-border);
    border-radius: var(--uui-border-radius);
    padding: var(--uui-size-2) var(--uui-size-3);
  }
  article:focus-within {
    border-color: var(--uui-color-border-emphasis);
  }
  .head {
    display: flex;
    align-items: center;
    flex-wrap: wrap;
    gap: var(--uui-size-2);
  }
  .handle {
    cursor: grab;
    color: var(--uui-color-text-alt);
    padding: var(--uui-size-2) 0;
    touch-action: none;
  }
  .place {
    min-width: 2.2rem;
    display: flex;
    flex-direction: column;
    line-height: 1.2;
  }
  .number {
    font-weight: 700;
  }
  time {
    color: var(--uui-color-text-alt);
    font-size: var(--uui-type-small-size);
    font-variant-numeric: tabular-nums;
  }
  .title,
  h4 {
    flex: 1 1 14rem;
    margin: 0;
    font-size: var(--uui-type-default-size);
    overflow-wrap: anywhere;
  }
  .duration {
    flex: 0 0 6.5rem;
  }
  .unit,
  .count {
    color: var(--uui-color-text-alt);
    font-size: var(--uui-type-small-size);
    padding-inline-end: var(--uui-size-2);
    align-self: center;
  }
  #details:not([hidden]),
  .minutes {
    display: grid;
    grid-template-columns: minmax(6rem, max-content) minmax(0, 1fr);
    gap: var(--uui-size-3) var(--uui-size-4);
    align-items: start;
    margin: var(--uui-size-3) 0 var(--uui-size-2) 0;
    padding-inline-start: var(--uui-size-8);
  }
  .minutes {
    border-top: 1px dashed var(--uui-color-border);
    padding-top: var(--uui-size-3);
  }
  uui-label,
  .label {
    color: var(--uui-color-text-alt);
    padding-top: var(--uui-size-2);
    font-weight: 700;
  }
  #presenter,
  #notes {
    width: 100%;
  }
  .presenter,
  .notes {
    grid-column: 1 / -1;
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  @media (max-width: 640px) {
    #details:not([hidden]),
    .minutes {
      grid-template-columns: minmax(0, 1fr);
      padding-inline-start: 0;
    }
  }
`;
