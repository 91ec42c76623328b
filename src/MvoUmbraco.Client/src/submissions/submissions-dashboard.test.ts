import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { inside, settled, textOf } from '../testing/fixture.js';
import type { SubmissionService } from './submission-service.js';
import './submissions-dashboard.element.js';
import type { MvoSubmissionsDashboardElement } from './submissions-dashboard.element.js';
import './awaiting-review.element.js';
import type { MvoAwaitingReviewElement } from './awaiting-review.element.js';
import type { MvoSubmissionReviewElement } from './submission-review.element.js';
import './submission-view.element.js';
import type { MvoSubmissionViewElement } from './submission-view.element.js';
import { valueText, type Submission, type SubmissionFilter } from './submissions.js';

const item: Submission = {
  key: 'a',
  title: 'Energie',
  contentType: 'knowledgeItem',
  network: 'n',
  networkName: 'Milieu',
  state: 'submitted',
  isPublished: true,
  stamp: 's',
  author: { kind: 'member', key: 'm', name: 'Anne' },
  stateSince: '2026-05-01T10:00:00Z',
  offered: ['approved', 'returned', 'assigned'],
};

const asked: SubmissionFilter[] = [];

const service = (moves: unknown[], answer: Awaited<ReturnType<SubmissionService['move']>> = { data: item }): SubmissionService => ({
  list: async (filter) => {
    asked.push(filter);
    return { data: { total: 1, items: [item], networks: [{ key: 'n', name: 'Milieu' }] } };
  },
  compare: async () => ({
    data: [{ alias: 'summary', name: 'Samenvatting', published: 'Oud', proposed: '<p>Nieuw</p>', isChanged: true }],
  }),
  history: async () => ({
    data: [{ at: '2026-05-01T10:00:00Z', by: item.author, move: 'submitted' }],
  }),
  move: async (submission, move, remark) => {
    moves.push([submission.stamp, move, remark]);
    return answer;
  },
  assign: async (submission, user) => {
    moves.push([submission.stamp, 'assign', user]);
    return answer;
  },
});

/** What stands in the review of the opened submission. */
const review = (element: MvoSubmissionsDashboardElement) => inside<MvoSubmissionReviewElement>(element, '#opened');

async function opened(from: SubmissionService) {
  const element = await fixture<MvoSubmissionsDashboardElement>(
    html`<mvo-submissions-dashboard .service=${from}></mvo-submissions-dashboard>`,
  );
  await waitUntil(() => element.renderRoot.querySelector('uui-table-row') !== null);
  inside(element, 'uui-table-row uui-button').click();
  await waitUntil(() => element.renderRoot.querySelector('#opened') !== null);
  await settled(element);
  await settled(review(element));
  return element;
}

function write(element: MvoSubmissionsDashboardElement, remark: string) {
  const field = inside<HTMLTextAreaElement>(review(element), '#remark');
  field.value = remark;
  field.dispatchEvent(new InputEvent('input'));
  return settled(element);
}

describe('submissions', () => {
  it('lists what waits, and shows the proposed text beside the published one and the history', async () => {
    const element = await opened(service([]));
    expect(textOf(inside(review(element), 'tbody tr'))).to.equal('Samenvatting Oud Nieuw');
    expect(textOf(inside(inside(review(element), 'mvo-submission-history'), 'ol li'))).to.match(/Ingediend – Anne/);
  });

  it('approves the text that was looked at', async () => {
    const moves: unknown[] = [];
    const element = await opened(service(moves));
    inside(review(element), '#approve').click();
    await waitUntil(() => element.renderRoot.querySelector('#opened') === null);
    expect(moves).to.deep.equal([['s', 'approve', '']]);
    await waitUntil(() => textOf(inside(element, '[role=status]')) === '‘Energie’ is gepubliceerd.');
  });

  it('sends back only with a remark', async () => {
    const moves: unknown[] = [];
    const element = await opened(service(moves));
    expect(inside(review(element), '#return').hasAttribute('disabled')).to.equal(true);
    await write(element, 'Bron?');
    inside(review(element), '#return').click();
    await waitUntil(() => moves.length === 1);
    expect(moves).to.deep.equal([['s', 'return', 'Bron?']]);
  });

  it('says who was first, and keeps what was typed', async () => {
    const element = await opened(service([], { problem: 'Carla heeft deze inzending gepubliceerd.' }));
    await write(element, 'Bron?');
    inside(review(element), '#return').click();
    await waitUntil(() => element.renderRoot.querySelector('[role=alert]') !== null);
    expect(textOf(inside(element, '[role=alert]'))).to.contain('Carla');
    expect(inside<HTMLTextAreaElement>(review(element), '#remark').value).to.equal('Bron?');
  });

  it('asks for one kind, of one network, of one state', async () => {
    const element = await opened(service([]));
    const filter = inside(element, 'mvo-submission-filter');
    for (const [name, value] of [['contentType', 'event'], ['network', 'n'], ['state', '']]) {
      const select = inside<HTMLSelectElement>(filter, `[name=${name}]`);
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await settled(element);
    }
    expect(asked.at(-1)).to.deep.equal({ state: '', contentType: 'event', network: 'n', assignee: '' });
  });

  it('is taken on by whoever looks at it', async () => {
    const moves: unknown[] = [];
    const element = await opened(service(moves));
    const opening = review(element);
    opening.me = 'u';
    await settled(opening);
    expect(textOf(inside(opening, 'p'))).to.contain('Aan niemand toegewezen.');
    inside(opening, '#assign').click();
    await waitUntil(() => moves.length === 1);
    expect((moves[0] as unknown[]).slice(0, 2)).to.deep.equal(['s', 'assign']);
  });

  it('stands on the overview with how many wait', async () => {
    const element = await fixture<MvoAwaitingReviewElement>(html`<mvo-awaiting-review .service=${service([])}></mvo-awaiting-review>`);
    await waitUntil(() => element.renderRoot.querySelector('li') !== null);
    expect(textOf(inside(element, 'li'))).to.match(/^Energie Milieu, Anne,/);
    expect(inside(element, 'uui-box').getAttribute('headline')).to.equal('Na te zien (1)');
    expect(asked.at(-1)!.state).to.equal('submitted');
  });

  it('shows its history on the document', async () => {
    const element = await fixture<MvoSubmissionViewElement>(html`<mvo-submission-view .service=${service([])}></mvo-submission-view>`);
    await element.show('a');
    await settled(element);
    expect(textOf(inside(inside(element, 'mvo-submission-history'), 'li'))).to.match(/Ingediend – Anne/);
  });

  it('reads moments, agendas and files as words', () => {
    expect(valueText({ date: '2006-10-11T09:30:00+02:00', timeZone: 'Europe/Brussels' }, 'nl')).to.contain('11 oktober 2006');
    expect(valueText({ items: [{ title: 'Eerst' }, { title: 'Dan' }] })).to.equal('Eerst\nDan');
    expect(valueText({ files: [{ name: 'a.pdf' }] })).to.equal('a.pdf');
  });

  it('reads rich text as text', () => expect(valueText({ markup: '<p>Een <b>zin</b></p>' })).to.equal('Een zin'));

  it('reads chosen words as words', () => expect(valueText(['artikel', 'tool'])).to.equal('artikel, tool'));

  it('is accessible', async () => expect(await opened(service([]))).to.be.accessible());
});
