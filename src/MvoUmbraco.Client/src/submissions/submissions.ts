export type SubmissionState = 'draft' | 'submitted' | 'returned' | 'approved' | 'published' | 'offline' | 'binned';

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
  contentType: string;
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
}

/** A value in one piece of text: the markup of rich text taken away, words behind each other, other JSON as it is. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.join(', ');
  if (typeof value === 'object' && 'markup' in value) return valueText(value.markup);
  if (typeof value === 'object') return JSON.stringify(value);
  const text = String(value);
  return /<\w/.test(text) ? (new DOMParser().parseFromString(text, 'text/html').body.textContent ?? '') : text;
}
