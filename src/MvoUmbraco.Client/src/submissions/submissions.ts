export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'approved' | 'published' | 'offline' | 'binned';

export const STATES: SubmissionState[] = ['submitted', 'returned', 'draft', 'approved', 'published', 'offline', 'binned'];

/** What members place, by the alias of its document type. */
export type PlacedKind = 'knowledgeItem' | 'event' | 'intranetPage' | 'statusReport';

export const KINDS: PlacedKind[] = ['knowledgeItem', 'event', 'intranetPage', 'statusReport'];

export interface Network {
  key: string;
  name: string;
}

/** Which submissions are asked for; empty is all of them. */
export interface SubmissionFilter {
  state: SubmissionState | '';
  contentType: PlacedKind | '';
  network: string;
  /** The key of who was asked to review. */
  assignee: string;
}

/** What a reviewer may do. */
export type Move = 'approve' | 'return' | 'assign' | 'unassign';

export interface Person {
  kind: 'member' | 'user' | 'nobody';
  key?: string | null;
  /** Empty when it is not known any more. */
  name: string;
}

/** What `GET /api/mvo/v1/submissions` lists. Moments are ISO 8601. */
export interface Submission {
  key: string;
  title: string;
  contentType: PlacedKind;
  network: string;
  networkName: string;
  state: SubmissionState;
  isPublished: boolean;
  /** To be handed back with a move: what was decided about an older text is refused. */
  stamp: string;
  author: Person;
  assignee?: Person | null;
  stateSince: string;
  /** What the user may do now. */
  offered: string[];
  remark?: string | null;
}

export interface SubmissionPage {
  total: number;
  items: Submission[];
  /** The networks there are to choose from. */
  networks: Network[];
}

export interface ComparedField {
  alias: string;
  name: string;
  published: unknown;
  proposed: unknown;
  isChanged: boolean;
}

export interface Step {
  at: string;
  by: Person;
  move: string;
  remark?: string | null;
  assignee?: Person | null;
}

/**
 * A value in one piece of text: the markup of rich text taken away, moments in the language of the user, words behind each
 * other, points of an agenda and files each on a line, other JSON as it is.
 */
export function valueText(value: unknown, language = 'nl'): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  if (typeof value === 'object') return objectText(value as Record<string, unknown>, language);
  const text = String(value);
  return /<\w/.test(text) ? (new DOMParser().parseFromString(text, 'text/html').body.textContent ?? '') : text;
}

function objectText(value: Record<string, unknown>, language: string): string {
  if ('markup' in value) return valueText(value.markup);
  if (typeof value.date === 'string') return dateText(value.date, language);
  if (Array.isArray(value.items)) return linesOf(value.items, 'title');
  if (Array.isArray(value.files)) return linesOf(value.files, 'name');
  return JSON.stringify(value);
}

const linesOf = (parts: Record<string, unknown>[], name: string) => parts.map((part) => String(part[name] ?? '')).join('\n');

// A day stands for itself; a moment is shown by the clock of Brussels, as on the site.
function dateText(date: string, language: string): string {
  const isDay = /^\d{4}-\d\d-\d\d$/.test(date);
  const format = new Intl.DateTimeFormat(
    language,
    isDay ? { dateStyle: 'long', timeZone: 'UTC' } : { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Brussels' },
  );
  const moment = new Date(date);
  return Number.isNaN(moment.getTime()) ? date : format.format(moment);
}
