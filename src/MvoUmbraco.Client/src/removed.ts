import { css, html } from '@umbraco-cms/backoffice/external/lit';
import type { UmbLocalizationController } from '@umbraco-cms/backoffice/localization-api';
import { text } from './lang/text.js';

/** Says what was removed from a list, and offers to put it back. */
export const renderRemoved = (localize: UmbLocalizationController, name: string, restore: () => void) => html`
  <div class="removed">
    <span>${text(localize, 'removed', name)}</span>
    <uui-button id="undo" look="outline" compact label=${text(localize, 'undo')} @click=${restore}></uui-button>
  </div>
`;

export const removedStyles = css`
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
`;
