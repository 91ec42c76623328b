import { expect, fixture, html } from '@open-wc/testing';
import { focused, press, settled, type } from './testing/fixture.js';
import './text-list.element.js';
import type { MvoTextListElement } from './text-list.element.js';

async function list(...value: string[]) {
  const element = await fixture<MvoTextListElement>(
    html`<mvo-text-list .value=${value} label="Subpunt" addLabel="Subpunt toevoegen"></mvo-text-list>`,
  );
  await settled(element);
  return element;
}

const rows = (element: MvoTextListElement) => [...element.renderRoot.querySelectorAll<HTMLElement>('uui-textarea')];

describe('text list', () => {
  it('begins the next text with Enter, and keeps an empty one out of the value', async () => {
    const element = await list('een', 'twee');
    press(rows(element)[0], 'Enter');
    await settled(element);
    expect(rows(element)).to.have.length(3);
    expect(element.value).to.deep.equal(['een', 'twee']);
    expect(focused()?.localName).to.equal('textarea');

    type(rows(element)[1], 'anderhalf');
    expect(element.value).to.deep.equal(['een', 'anderhalf', 'twee']);
  });

  it('keeps the row that was just begun when its value is given back to it', async () => {
    const element = await list('een');
    press(rows(element)[0], 'Enter');
    await settled(element);
    element.value = ['een'];
    await settled(element);
    expect(rows(element)).to.have.length(2);
  });

  it('takes an empty one away with Backspace', async () => {
    const element = await list('een');
    press(rows(element)[0], 'Enter');
    await settled(element);
    press(rows(element)[1], 'Backspace');
    await settled(element);
    expect(rows(element)).to.have.length(1);
  });

  it('moves a text with Alt and an arrow', async () => {
    const element = await list('een', 'twee');
    press(rows(element)[1], 'ArrowUp', { altKey: true });
    expect(element.value).to.deep.equal(['twee', 'een']);
  });

  it('makes a text of every line that is pasted, without its bullet', async () => {
    const element = await list('een');
    const data = new DataTransfer();
    data.setData('text', '- twee\n\n• drie\r\nvier');
    rows(element)[0].dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
    expect(element.value).to.deep.equal(['een', 'twee', 'drie', 'vier']);
  });
});
