/**
 * The agenda of an event, and afterwards its minutes, as the property editor `Mvo.Agenda` exchanges it with the server.
 * The stored form, with its limits, is written down in `AgendaJson` (MvoUmbraco.Core); the names here are its names.
 * What is absent, null or empty is the same. All functions leave what they are given as it is and answer something new.
 */

export interface AgendaAction {
  text: string;
  owner?: string | null;
  /** A day, `yyyy-mm-dd`. */
  due?: string | null;
}

export interface AgendaItem {
  /** Names the item when it is moved or reworded. */
  key: string;
  title: string;
  subPoints?: string[] | null;
  presenter?: string | null;
  durationMinutes?: number | null;
  notes?: string | null;
  decisions?: string[] | null;
  actions?: AgendaAction[] | null;
}

export interface Agenda {
  items: AgendaItem[];
}

/** The limits of the stored form; the server holds to the same. */
export const LIMITS = {
  items: 100,
  title: 300,
  presenter: 200,
  minutes: 24 * 60,
  notes: 20_000,
  lines: 50,
  subPoint: 500,
  decision: 2000,
  action: 1000,
  owner: 200,
} as const;

/** Something to mend: which text says so, and the numbers in it. */
export interface AgendaProblem {
  text: 'tooManyItems' | 'titleMissing' | 'titleTooLong' | 'notesTooLong' | 'durationWrong' | 'actionMissing' | 'dueWrong';
  numbers: [number, number];
}

/** The agenda in a value, `undefined` when there is a value that is none. Nothing is an agenda without items. */
export function readAgenda(value: unknown): Agenda | undefined {
  if (value === undefined || value === null || value === '') return { items: [] };
  if (typeof value !== 'object') return undefined;
  const items = (value as Partial<Agenda>).items ?? [];
  const readable = Array.isArray(items) && items.every((item) => typeof item === 'object' && item !== null);
  return readable ? { ...(value as Agenda), items } : undefined;
}

/** The agenda with other items; `null`, as it is stored, when there are none. */
export const withItems = (items: AgendaItem[]): Agenda | null => (items.length > 0 ? { items } : null);

export const hasMinutes = (item: AgendaItem) =>
  !!item.notes?.trim() || !!item.decisions?.length || !!item.actions?.length;

/** The time set aside for all items together, and how many have none. */
export function duration(items: readonly AgendaItem[]): { minutes: number; withoutTime: number } {
  const times = items.map((item) => item.durationMinutes ?? 0);
  return { minutes: times.reduce((sum, time) => sum + time, 0), withoutTime: times.filter((time) => time === 0).length };
}

/**
 * When each item starts, in minutes since the midnight before the event. Known as long as everything before it has its
 * time; after an item without, `undefined`.
 */
export function startTimes(items: readonly AgendaItem[], start: number | undefined): Array<number | undefined> {
  let next = start;
  return items.map((item) => {
    const begins = next;
    next = next === undefined || !item.durationMinutes ? undefined : next + item.durationMinutes;
    return begins;
  });
}

/** `9.30`, as the centre writes hours; past midnight it goes on with the hours of the next day. */
export const clockText = (minutes: number) =>
  `${Math.floor(minutes / 60) % 24}.${String(minutes % 60).padStart(2, '0')}`;

// A day that exists: 31 February would be read as another one.
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

/** What the server would refuse, in the order of the agenda. */
export function problemsOf(items: readonly AgendaItem[]): AgendaProblem[] {
  const problems: AgendaProblem[] = [];
  if (items.length > LIMITS.items) problems.push({ text: 'tooManyItems', numbers: [items.length, LIMITS.items] });
  items.forEach((item, index) => {
    const number = index + 1;
    const tooLong = (text: string | null | undefined, most: number) => (text?.trim().length ?? 0) > most;
    if (!item.title?.trim()) problems.push({ text: 'titleMissing', numbers: [number, 0] });
    if (tooLong(item.title, LIMITS.title)) problems.push({ text: 'titleTooLong', numbers: [number, LIMITS.title] });
    if (tooLong(item.notes, LIMITS.notes)) problems.push({ text: 'notesTooLong', numbers: [number, LIMITS.notes] });
    const minutes = item.durationMinutes;
    if (minutes !== undefined && minutes !== null && !(Number.isInteger(minutes) && minutes >= 1 && minutes <= LIMITS.minutes)) {
      problems.push({ text: 'durationWrong', numbers: [number, LIMITS.minutes] });
    }
    (item.actions ?? []).forEach((action, at) => {
      if (!action.text?.trim()) problems.push({ text: 'actionMissing', numbers: [number, at + 1] });
      if (action.due && !isDay(action.due)) problems.push({ text: 'dueWrong', numbers: [number, at + 1] });
    });
  });
  return problems;
}
