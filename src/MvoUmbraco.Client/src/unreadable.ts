import { css, html, nothing } from '@umbraco-cms/backoffice/external/lit';

/**
 * A stored value that an editor cannot read, for instance after an import by hand. It is shown, and stays as it is until
 * somebody decides to begin anew.
 */
export function renderUnreadable(value: unknown, readonly: boolean, explanation: string, anew: string, begin: () => void) {
  const stored = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return html`
    <div class="unreadable" role="alert">
      <p>${explanation}</p>
      <pre tabindex="0">${stored}</pre>
      ${readonly ? nothing : html`<uui-button look="outline" color="danger" label=${anew} @click=${begin}></uui-button>`}
    </div>
  `;
}

export const unreadableStyles = css`
  .unreadable {
    border: 1px solid var(--uui-color-danger);
    border-radius: var(--uui-border-radius);
    padding: var(--uui-size-4);
  }
  .unreadable pre {
    max-height: 16rem;
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
