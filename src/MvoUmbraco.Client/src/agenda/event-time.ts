/**
 * When the event of an agenda takes place, from the values of the document's own fields. Dates are as Umbraco's date
 * editors hold them: `{"date":"2026-05-07T14:00:00+02:00","timeZone":"Europe/Brussels"}`; the offset is the one of that
 * place. What is over, `EventTime` (MvoUmbraco.Core) says, and the same holds here.
 */

export interface EventFields {
  start?: unknown;
  end?: unknown;
  /** `dag`, `dagen` or `tijd`, alone in a list; none is read as `tijd`. */
  precision?: readonly string[] | null;
}

const DAY = 24 * 60 * 60 * 1000;

const dateOf = (value: unknown): string | undefined => {
  const date = (value as { date?: unknown } | null | undefined)?.date;
  return typeof date === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(date) ? date : undefined;
};

const hasHours = ({ precision }: EventFields) => !precision?.length || precision.includes('tijd');

/** The hour on the wall at which it begins, in minutes since midnight; `undefined` for an event of whole days. */
export function startsAt(fields: EventFields): number | undefined {
  const date = hasHours(fields) ? dateOf(fields.start) : undefined;
  return date === undefined ? undefined : Number(date.slice(11, 13)) * 60 + Number(date.slice(14, 16));
}

/** The midnight after the day of a date; of a day that is an hour longer or shorter, an hour beside it. */
const dayAfter = (date: string) => Date.parse(`${date.slice(0, 10)}T00:00:00${/([+-]\d\d:\d\d|Z)$/.exec(date)?.[0] ?? ''}`) + DAY;

/** It is over: past its end, or the end of its last day when it takes whole days or its end is not known. */
export function isOver(fields: EventFields, now: number): boolean {
  const start = dateOf(fields.start);
  if (start === undefined) return false;
  const end = dateOf(fields.end);
  const endsLater = end !== undefined && Date.parse(end) > Date.parse(start);
  if (hasHours(fields)) return (endsLater ? Date.parse(end) : dayAfter(start)) <= now;
  return dayAfter(endsLater && fields.precision?.includes('dagen') ? end : start) <= now;
}
