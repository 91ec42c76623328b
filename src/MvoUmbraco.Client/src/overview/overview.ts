/** What `GET /api/mvo/v1/overview` answers: what there is, limited to what the user may see. Moments are ISO 8601. */
export interface Overview {
  counts: KindCount[];
  awaiting: { total: number; documents: AwaitingDocument[] };
  coming: ComingEvent[];
  latest: ChangedDocument[];
  /** The user has the content section: documents can be opened. */
  canOpen: boolean;
}

/** The kinds that are counted, by the alias of their document type. */
export type Kind =
  | 'learningNetwork'
  | 'theme'
  | 'attentionPoint'
  | 'knowledgeItem'
  | 'event'
  | 'milestone'
  | 'statusReport'
  | 'teamMember'
  | 'organisation';

export interface KindCount {
  contentType: Kind;
  published: number;
  drafts: number;
}

export interface DocumentLink {
  key: string;
  name: string;
  contentType: string;
  /** The name of the document type, as the editors know it. */
  contentTypeName: string;
  /** The names of the documents above it, the root first. */
  parents: string[];
}

export type DocumentState = 'draft' | 'pendingChanges' | 'published';

export interface ChangedDocument extends DocumentLink {
  state: DocumentState;
  changed: string;
  /** Who changed it last; empty when that user is gone. */
  changedBy: string;
}

export interface AwaitingDocument extends ChangedDocument {
  /** When it is to go live or offline, if that is set. */
  publishOn?: string | null;
  unpublishOn?: string | null;
}

export interface ComingEvent extends DocumentLink {
  start: string;
  end?: string | null;
  /** Of the place of the event; its hours are given in it. */
  timeZone: string;
  precision: 'day' | 'days' | 'time';
  location?: string | null;
}

/** `do 7 mei 2026 14:00`, `7–9 mei 2026`: when an event is, in the language of the user and the hours of its place. */
export function whenText(event: Pick<ComingEvent, 'start' | 'end' | 'timeZone' | 'precision'>, language: string): string {
  const { start, end, timeZone, precision } = event;
  const day = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', timeZone } as const;
  const options: Intl.DateTimeFormatOptions = precision === 'time' ? { ...day, hour: '2-digit', minute: '2-digit' } : day;
  const format = new Intl.DateTimeFormat(language, options);
  return end && precision !== 'day' ? format.formatRange(new Date(start), new Date(end)) : format.format(new Date(start));
}
