import { expect } from '@open-wc/testing';
import { clockText, duration, problemsOf, readAgenda, startTimes, withItems, type AgendaItem } from './agenda.js';
import { moved } from '../moved.js';

const item = (change: Partial<AgendaItem> = {}): AgendaItem => ({ key: crypto.randomUUID(), title: 'Voortgang', ...change });

describe('agenda', () => {
  it('reads nothing as an agenda without items, and what is no agenda as none', () => {
    for (const nothing of [null, undefined, '']) expect(readAgenda(nothing)).to.deep.equal({ items: [] });
    for (const wrong of ['{"items":', 12, { items: 'geen lijst' }, { items: [null] }]) expect(readAgenda(wrong)).to.equal(undefined);
  });

  it('keeps what it does not know', () => {
    const stored = { items: [{ key: 'a', title: 'b', later: true }] };
    expect(readAgenda(stored)).to.deep.equal(stored);
  });

  it('is stored as nothing when there are no items', () => expect(withItems([])).to.equal(null));

  it('sums the durations and says how many items have none', () => {
    const items = [item({ durationMinutes: 45 }), item(), item({ durationMinutes: 20 })];
    expect(duration(items)).to.deep.equal({ minutes: 65, withoutTime: 1 });
  });

  it('derives when each item starts, up to the first without a duration', () => {
    const items = [item({ durationMinutes: 45 }), item({ durationMinutes: 30 }), item(), item({ durationMinutes: 5 })];
    expect(startTimes(items, 570)).to.deep.equal([570, 615, 645, undefined]);
    expect(startTimes(items, undefined)).to.deep.equal([undefined, undefined, undefined, undefined]);
  });

  it('writes hours as the centre does, past midnight as well', () => {
    expect(clockText(570)).to.equal('9.30');
    expect(clockText(24 * 60 + 5)).to.equal('0.05');
  });

  it('moves an element and leaves the list it was given', () => {
    const list = ['a', 'b', 'c'];
    expect(moved(list, 0, 2)).to.deep.equal(['b', 'c', 'a']);
    expect(list).to.deep.equal(['a', 'b', 'c']);
  });

  const wrong: Array<[string, Partial<AgendaItem>]> = [
    ['titleMissing', { title: '  ' }],
    ['titleTooLong', { title: 'x'.repeat(301) }],
    ['notesTooLong', { notes: 'x'.repeat(20_001) }],
    ['durationWrong', { durationMinutes: 0 }],
    ['durationWrong', { durationMinutes: 1.5 }],
    ['durationWrong', { durationMinutes: 1441 }],
    ['actionMissing', { actions: [{ text: '', owner: 'Anne' }] }],
    ['dueWrong', { actions: [{ text: 'Bellen', due: '2006-02-31' }] }],
  ];
  wrong.forEach(([problem, change]) =>
    it(`finds ${problem} in ${JSON.stringify(change).slice(0, 40)}`, () =>
      expect(problemsOf([item(), item(change)]).map(({ text, numbers }) => [text, numbers[0]])).to.deep.equal([[problem, 2]])),
  );

  it('finds nothing in what the server stores', () =>
    expect(problemsOf([item({ durationMinutes: 1440, actions: [{ text: 'Bellen', due: '2006-10-11' }] })])).to.deep.equal([]));
});
