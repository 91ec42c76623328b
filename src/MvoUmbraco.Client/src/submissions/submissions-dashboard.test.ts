import { expect, fixture, html, waitUntil } from '@open-wc/testing';
import { inside, settled, textOf } from '../testing/fixture.js';
import type { SubmissionService } from './submission-service.js';
import './submissions-dashboard.element.js';
import type { MvoSubmissionsDashboardElement } from './submissions-dashboard.element.js';
import { valueText, type Submission } from './submissions.js';

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

const service = (moves: unknown[], answer: Awaited<ReturnType<SubmissionService['move']>> = { data: item }): SubmissionService => ({
  list: async () => ({ data: { total: 1, items: [item] } }),
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
});

async function opened(from: SubmissionService) {
  const element = await fixture<MvoSubmissionsDashboardElement>(
    html`<mvo-submissions-dashboard .service=${from}></mvo-submissions-dashboard>`,
  );
  await waitUntil(() => element.renderRoot.querySelector('uui-table-row') !== null);
  inside(element, 'uui-table-row uui-button').click();
  await waitUntil(() => element.renderRoot.querySelector('#opened') !== null);
  await settled(element);
  return element;
}

function write(element: MvoSubmissionsDashboardElement, remark: string) {
  const field = inside<HTMLTextAreaElement>(element, '#remark');
  field.value = remark;
  field.dispatchEvent(new InputEvent('input'));
  return settled(element);
}

describe('submissions', () => {
  it('lists what waits, and shows the proposed text beside the published one and the history', async () => {
    const element = await opened(service([]));
    expect(textOf(inside(element, 'tbody tr'))).to.equal('Samenvatting Oud Nieuw');
    expect(textOf(inside(element, 'ol li'))).to.match(/Ingediend – Anne/);
  });

  it('approves the text that was looked at', async () => {
    const moves: unknown[] = [];
    const element = await opened(service(moves));
    inside(element, '#approve').click();
    await waitUntil(() => element.renderRoot.querySelector('#opened') === null);
    expect(moves).to.deep.equal([['s', 'approve', '']]);
    await waitUntil(() => textOf(inside(element, '[role=status]')) === '‘Energie’ is gepubliceerd.');
  });

  it('sends back only with a remark', async () => {
    const moves: unknown[] = [];
    const element = await opened(service(moves));
    expect(inside(element, '#return').hasAttribute('disabled')).to.equal(true);
    await write(element, 'Bron?');
    inside(element, '#return').click();
    await waitUntil(() => moves.length === 1);
    expect(moves).to.deep.equal([['s', 'return', 'Bron?']]);
  });

  it('says who was first, and keeps what was typed', async () => {
    const element = await opened(service([], { problem: 'Carla heeft deze inzending gepubliceerd.' }));
    await write(element, 'Bron?');
    inside(element, '#return').click();
    await waitUntil(() => element.renderRoot.querySelector('[role=alert]') !== null);
    expect(textOf(inside(element, '[role=alert]'))).to.contain('Carla');
    expect(inside<HTMLTextAreaElement>(element, '#remark').value).to.equal('Bron?');
  });

  it('reads rich text as text', () => expect(valueText({ markup: '<p>Een <b>zin</b></p>' })).to.equal('Een zin'));

  it('reads chosen words as words', () => expect(valueText(['artikel', 'tool'])).to.equal('artikel, tool'));

  it('is accessible', async () => expect(await opened(service([]))).to.be.accessible());
});
