import { expect } from '@open-wc/testing';
import { isOver, startsAt } from './event-time.js';

const at = (date: string) => ({ date, timeZone: 'Europe/Brussels' });
const now = (date: string) => Date.parse(date);

describe('time of an event', () => {
  it('takes the hour of the place of the event, whatever the machine’s zone', () => {
    expect(startsAt({ start: at('2026-05-07T14:05:00+02:00') })).to.equal(845);
    expect(startsAt({ start: at('2026-05-07T14:05:00+02:00'), precision: ['dag'] })).to.equal(undefined);
    expect(startsAt({ start: at('2026-05-07') })).to.equal(undefined);
    expect(startsAt({})).to.equal(undefined);
  });

  const start = at('2026-05-07T14:00:00+02:00');
  const end = at('2026-05-08T16:00:00+02:00');

  it('is over at its end, or after its day when that is not known', () => {
    expect(isOver({ start, end, precision: ['tijd'] }, now('2026-05-08T13:59:59Z'))).to.equal(false);
    expect(isOver({ start, end, precision: ['tijd'] }, now('2026-05-08T14:00:00Z'))).to.equal(true);
    expect(isOver({ start, end: start }, now('2026-05-07T21:59:59Z'))).to.equal(false);
    expect(isOver({ start }, now('2026-05-07T22:00:00Z'))).to.equal(true);
  });

  it('of whole days is over after the last of them', () => {
    expect(isOver({ start, end, precision: ['dag'] }, now('2026-05-07T22:00:00Z'))).to.equal(true);
    expect(isOver({ start, end, precision: ['dagen'] }, now('2026-05-08T21:59:59Z'))).to.equal(false);
    expect(isOver({ start, end, precision: ['dagen'] }, now('2026-05-08T22:00:00Z'))).to.equal(true);
  });

  it('is never over as long as it has no start', () => {
    expect(isOver({ end }, now('2100-01-01T00:00:00Z'))).to.equal(false);
  });
});
