import '@umbraco-cms/backoffice/external/uui';
import { umbLocalizationManager } from '@umbraco-cms/backoffice/localization-api';
import type { LitElement } from '@umbraco-cms/backoffice/external/lit';
import nl from '../lang/nl.js';

// The language the tests speak: the dictionary goes in as the backoffice's own registry puts it in.
document.documentElement.lang = 'nl';
umbLocalizationManager.registerLocalization({
  $code: 'nl',
  $dir: 'ltr',
  ...Object.fromEntries(Object.entries(nl.mvo).map(([key, text]) => [`mvo_${key}`, text])),
});

/** Everything inside, through the shadow roots, that has rendered. */
export async function settled(element: LitElement): Promise<void> {
  await element.updateComplete;
  const inner = [...element.renderRoot.querySelectorAll<LitElement>('*')].filter((child) => 'updateComplete' in child);
  for (const child of inner) await settled(child);
  await element.updateComplete;
}

/** The first that answers to the selectors, each looked for inside the shadow root of the one before. */
export function inside<T extends HTMLElement = HTMLElement>(root: Element, ...selectors: string[]): T {
  let found: Element = root;
  for (const selector of selectors) {
    const next = (found.shadowRoot ?? found).querySelector(selector);
    if (!next) throw new Error(`There is no ${selector} in <${found.localName}>: ${(found.shadowRoot ?? found).textContent?.trim().slice(0, 200)}`);
    found = next;
  }
  return found as T;
}

/** The text that is read, without the styles: of an element of this package what it renders, of another what it was given. */
export const textOf = (element: Element) =>
  [...(element.localName.startsWith('mvo-') ? element.shadowRoot! : element).childNodes]
    .filter((node) => node.nodeName !== 'STYLE' && node.nodeType !== Node.COMMENT_NODE)
    .map((node) => node.textContent)
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Types a text as a user does: into the field that is inside the element. */
export function type(element: HTMLElement, text: string) {
  const field = (element.shadowRoot ?? element).querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
  if (!field) throw new Error(`There is nothing to type in in <${element.localName}>.`);
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  field.dispatchEvent(new Event('change', { bubbles: true, composed: true }));
}

export const press = (element: HTMLElement, key: string, keys: KeyboardEventInit = {}) =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true, ...keys }));

/** The element that has the focus, through the shadow roots. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}
