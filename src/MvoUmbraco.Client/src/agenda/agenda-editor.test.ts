import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { focused, inside, press, settled, textOf, type } from '../testing/fixture.js';
import type { Agenda } from './agenda.js';
import './agenda-editor.element.js';
import type { MvoAgendaItemElement } from './agenda-item.element.js';
import type { MvoPropertyEditorAgendaElement } from './agenda-editor.element.js';

const stored = (): Agenda => ({
  items: [
    { key: 'a1', title: 'Welkom', durationMinutes: 15, presenter: 'De voorzitter' },
    { key: 'b2', title: 'Voortgang', durationMinutes: 45, subPoints: ['Thema’s', 'Mijlpalen'] },
    { key: 'c3', title: 'Varia' },
  ],
});

async function editor(value: unknown, readonly = false) {
  const element = await fixture<MvoPropertyEditorAgendaElement>(
    html`<mvo-property-editor-agenda .value=${value} ?readonly=${readonly}></mvo-property-editor-agenda>`,
  );
  await settled(element);
  return element;
}

const items = (element: MvoPropertyEditorAgendaElement) => [...element.renderRoot.querySelectorAll('mvo-agenda-item')];
const titles = (element: MvoPropertyEditorAgendaElement) => (element.value as Agenda | null)?.items.map((item) => item.title);
const heard = (element: MvoPropertyEditorAgendaElement) => inside(element, '[role=status]').textContent;
const click = async (element: MvoPropertyEditorAgendaElement, ...selectors: string[]) => {
  inside(element, ...selectors).click();
  await settled(element);
};

describe('agenda editor', () => {
  it('shows the items with their times, and when each starts', async () => {
    const element = await editor(stored());
    element.eventStart = 9 * 60 + 30;
    await settled(element);

    expect(items(element).map((item) => inside(item, 'time').textContent)).to.deep.equal(['9.30', '9.45', '10.30']);
    expect(textOf(inside(element, '.total'))).to.equal('3 agendapunten, samen 1 uur 1 punt zonder duur');
  });

  it('adds an item, puts the cursor in its title, and asks for one as long as it is empty', async () => {
    const element = await editor(null);
    await click(element, '#add');

    expect(focused()?.localName).to.equal('input');
    expect(element.checkValidity()).to.equal(false);
    expect(element.validationMessage).to.equal('Agendapunt 1: vul een titel in of verwijder het punt.');

    setTimeout(() => type(inside(items(element)[0], '#title'), 'Opening'));
    await oneEvent(element, 'change');
    expect(titles(element)).to.deep.equal(['Opening']);
    expect(element.checkValidity()).to.equal(true);
  });

  it('goes on to a next item with Enter', async () => {
    const element = await editor(stored());
    press(inside(items(element)[0], '#title'), 'Enter');
    await settled(element);
    expect(titles(element)).to.deep.equal(['Welkom', '', 'Voortgang', 'Varia']);
  });

  it('moves an item with its button, says so, and keeps the focus with it', async () => {
    const element = await editor(stored());
    const down = inside(items(element)[0], '#down');
    down.focus();
    await click(items(element)[0] as never, '#down');
    await settled(element);

    expect(titles(element)).to.deep.equal(['Voortgang', 'Welkom', 'Varia']);
    expect(heard(element)).to.equal('Welkom staat nu op plaats 2 van 3');
    expect(items(element)[1].shadowRoot?.activeElement?.id).to.equal('down');
  });

  it('moves an item with Alt and an arrow, and not past the ends', async () => {
    const element = await editor(stored());
    press(inside(items(element)[2], '#title'), 'ArrowUp', { altKey: true });
    await settled(element);
    expect(titles(element)).to.deep.equal(['Welkom', 'Varia', 'Voortgang']);

    press(inside(items(element)[0], '#title'), 'ArrowUp', { altKey: true });
    await settled(element);
    expect(titles(element)).to.deep.equal(['Welkom', 'Varia', 'Voortgang']);
  });

  it('gives a removed item back, with all that was in it', async () => {
    const element = await editor(stored());
    await click(items(element)[1] as never, '#remove');
    await settled(element);
    expect(titles(element)).to.deep.equal(['Welkom', 'Varia']);
    expect(heard(element)).to.equal('‘Voortgang’ is verwijderd.');

    await click(element, '#undo');
    expect(element.value).to.deep.equal(stored());
  });

  it('stores sub-points, presenter and duration as they are typed, and nothing for what is emptied', async () => {
    const element = await editor({ items: [{ key: 'a1', title: 'Welkom', presenter: 'Anne' }] });
    await click(items(element)[0] as never, '#toggle');
    const [item] = items(element);
    type(inside(item, '#duration'), '20');
    type(inside(item, '#presenter'), '');
    inside(item, 'mvo-text-list', '.add').click();
    await settled(element);
    type(inside(item, 'mvo-text-list', 'uui-textarea'), 'Eerste subpunt');
    await settled(element);

    expect(JSON.parse(JSON.stringify(element.value))).to.deep.equal({
      items: [{ key: 'a1', title: 'Welkom', durationMinutes: 20, subPoints: ['Eerste subpunt'] }],
    });
  });

  it('fills in the minutes of the same items', async () => {
    const element = await editor({ items: [{ key: 'a1', title: 'Welkom' }] });
    inside<HTMLInputElement>(element, 'uui-toggle', 'input').click();
    await settled(element);
    const [item] = items(element);
    type(inside(item, '#notes'), 'Iedereen is er.\nOok de pers.');
    inside(item, 'mvo-agenda-actions', '.add').click();
    await settled(element);
    expect(element.validationMessage).to.equal('Agendapunt 1, actie 1: vul in wat er moet gebeuren.');
    type(inside(item, 'mvo-agenda-actions', '.text'), 'Verslag rondsturen');
    await settled(element);
    type(inside(item, 'mvo-agenda-actions', '.owner'), 'Bert');
    await settled(element);
    type(inside(item, 'mvo-agenda-actions', '.due'), '2006-10-11');
    await settled(element);

    expect(JSON.parse(JSON.stringify(element.value))).to.deep.equal({
      items: [
        {
          key: 'a1',
          title: 'Welkom',
          notes: 'Iedereen is er.\nOok de pers.',
          actions: [{ text: 'Verslag rondsturen', owner: 'Bert', due: '2006-10-11' }],
        },
      ],
    });
  });

  it('shows the minutes by itself when there are any', async () => {
    const element = await editor({ items: [{ key: 'a1', title: 'Welkom', decisions: ['Goedgekeurd'] }] });
    expect(inside(items(element)[0], '.minutes')).to.exist;
  });

  it('shows the minutes by itself once the event is over, until the user hides them', async () => {
    const element = await editor({ items: [{ key: 'a1', title: 'Welkom' }] });
    expect(items(element)[0].minutes).to.equal(false);

    element.eventIsOver = true;
    await settled(element);
    expect(items(element)[0].minutes).to.equal(true);

    inside<HTMLInputElement>(element, 'uui-toggle', 'input').click();
    await settled(element);
    expect(items(element)[0].minutes).to.equal(false);
  });

  it('keeps the members it does not know when an item is changed', async () => {
    const element = await editor({ items: [{ key: 'a1', title: 'Welkom', later: 1 }] });
    type(inside(items(element)[0], '#title'), 'Welkom!');
    expect(element.value).to.deep.equal({ items: [{ key: 'a1', title: 'Welkom!', later: 1 }] });
  });

  it('leaves a value that is no agenda as it is, until the user starts anew', async () => {
    const element = await editor('{"items":"kapot"}');
    expect(textOf(inside(element, '.unreadable'))).to.contain('{"items":"kapot"}');
    expect(element.value).to.equal('{"items":"kapot"}');

    await click(element, '.unreadable uui-button');
    expect(element.value).to.equal(null);
  });

  it('offers nothing to change when it is read-only', async () => {
    const element = await editor(stored(), true);
    await click(items(element)[1] as never, '#toggle');
    const all = items(element).flatMap((item: MvoAgendaItemElement) => [...item.renderRoot.querySelectorAll('uui-input, uui-textarea, #up, #down, #remove')]);
    expect(all).to.have.length(0);
    expect(element.renderRoot.querySelector('#add')).to.equal(null);
    expect(textOf(items(element)[1])).to.contain('Voortgang');
  });

  it('says that it is to be filled in when it is mandatory', async () => {
    const element = await editor(null);
    element.mandatory = true;
    element.mandatoryMessage = 'Vul de agenda in.';
    element.value = null;
    await settled(element);
    expect(element.validationMessage).to.equal('Vul de agenda in.');
  });

  for (const readonly of [false, true]) {
    it(`is accessible ${readonly ? 'to read' : 'to edit'}`, async () => {
      const value = stored();
      value.items[1].notes = 'Besproken.';
      value.items[1].actions = [{ text: 'Bellen', owner: 'Anne', due: '2006-10-11' }];
      const element = await editor(value, readonly);
      await click(items(element)[1] as never, '#toggle');
      await expect(element).to.be.accessible();
    });
  }
});
