import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { inside, settled, textOf } from '../testing/fixture.js';
import './overview-dashboard.element.js';
import type { MvoOverviewDashboardElement } from './overview-dashboard.element.js';
import type { OverviewService } from './overview-service.js';
import { whenText, type Overview } from './overview.js';

const document = { contentType: 'event', contentTypeName: 'Activiteit', parents: ['Kenniscentrum', 'Agenda'] };

const full = (): Overview => ({
  counts: [
    { contentType: 'learningNetwork', published: 7, drafts: 0 },
    { contentType: 'event', published: 12, drafts: 2 },
  ],
  awaiting: {
    total: 9,
    documents: [
      { ...document, key: 'a', name: 'Workshop', state: 'draft', changed: '2026-05-01T10:00:00Z', changedBy: 'Anne', publishOn: '2026-06-01T08:00:00Z' },
    ],
  },
  coming: [
    { ...document, key: 'b', name: 'Conferentie', start: '2026-05-07T12:00:00Z', end: null, timeZone: 'Europe/Brussels', precision: 'time', location: 'Brussel' },
  ],
  latest: [{ ...document, key: 'c', name: 'Overleg', state: 'pendingChanges', changed: '2026-05-01T10:00:00Z', changedBy: '' }],
  canOpen: true,
});

async function dashboard(service: OverviewService) {
  const element = await fixture<MvoOverviewDashboardElement>(html`<mvo-overview-dashboard .service=${service}></mvo-overview-dashboard>`);
  await settled(element);
  return element;
}

const show = async (overview: Overview) => {
  const element = await dashboard(async () => ({ data: overview }));
  await waitUntil(() => element.renderRoot.querySelector('.counts') !== null);
  await settled(element);
  return element;
};

describe('overview', () => {
  it('says that it is loading until it is there', async () => {
    let arrive = (_: { data: Overview }) => {};
    const element = await dashboard(() => new Promise((resolve) => (arrive = resolve)));
    expect(textOf(inside(element, '[role=status]'))).to.equal('Het overzicht wordt geladen');
    arrive({ data: full() });
    await waitUntil(() => element.renderRoot.querySelector('.counts') !== null);
    expect(element.renderRoot.querySelector('.loading')).to.equal(null);
  });

  it('counts by kind, the drafts apart', async () => {
    const element = await show(full());
    expect([...element.renderRoot.querySelectorAll('.counts li')].map(textOf)).to.deep.equal([
      '7 Netwerken 7 gepubliceerd',
      '14 Activiteiten 12 gepubliceerd, 2 concepten',
    ]);
  });

  it('links every document to its place in the content section', async () => {
    const element = await show(full());
    expect([...element.renderRoot.querySelectorAll('a')].map((link) => [link.textContent, link.getAttribute('href')])).to.deep.equal([
      ['Workshop', 'section/content/workspace/document/edit/a'],
      ['Conferentie', 'section/content/workspace/document/edit/b'],
      ['Overleg', 'section/content/workspace/document/edit/c'],
    ]);
  });

  it('has no links for who may not open documents', async () => {
    const element = await show({ ...full(), canOpen: false });
    expect(element.renderRoot.querySelectorAll('a')).to.have.length(0);
    expect(textOf(element)).to.contain('Workshop');
  });

  it('says what waits, when it goes live, and how much more there is', async () => {
    const text = textOf(inside(await show(full()), '.columns uui-box'));
    expect(text).to.contain('Concept');
    expect(text).to.match(/Gaat online 1 jun/);
    expect(text).to.contain('en nog 8');
  });

  it('says so where there is nothing', async () => {
    const text = textOf(await show({ counts: [], awaiting: { total: 0, documents: [] }, coming: [], latest: [], canOpen: true }));
    expect(text).to.contain('Niets wacht').and.to.contain('Er staat geen gepubliceerde activiteit op til').and.to.contain('Er is nog niets gewijzigd');
  });

  it('says what went wrong, tries again, and keeps what it showed', async () => {
    const answers = [{ data: full() }, { error: { message: 'De server antwoordt niet.' } }, { data: full() }];
    const element = await dashboard(async () => answers.shift()!);
    await waitUntil(() => element.renderRoot.querySelector('.counts') !== null);
    inside(element, '.head uui-button').click();
    await waitUntil(() => element.renderRoot.querySelector('[role=alert]') !== null);
    expect(textOf(inside(element, '[role=alert]'))).to.contain('De server antwoordt niet.');
    expect(element.renderRoot.querySelector('.counts')).to.exist;

    inside(element, '[role=alert] uui-button').click();
    await waitUntil(() => element.renderRoot.querySelector('[role=alert]') === null);
  });

  it('gives the hours of the place of the event', () => {
    const event = { start: '2026-05-07T12:00:00Z', end: null, timeZone: 'Europe/Brussels', precision: 'time' } as const;
    expect(whenText(event, 'nl')).to.equal('do 7 mei 2026, 14:00');
    expect(whenText({ ...event, precision: 'day' }, 'nl')).to.equal('do 7 mei 2026');
    expect(whenText({ ...event, end: '2026-05-09T12:00:00Z', precision: 'days' }, 'nl')).to.match(/^do 7\s–\sza 9 mei 2026$/);
  });

  it('is accessible', async () => expect(await show(full())).to.be.accessible());
});
