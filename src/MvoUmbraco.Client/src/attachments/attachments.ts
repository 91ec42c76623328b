/**
 * The files of a document, as the property editor `Mvo.Attachments` exchanges them with the server. A stored file carries
 * what `AttachmentsJson` (MvoUmbraco.Core) writes down; a new one names the temporary file that holds its bytes, and the
 * server finds out the rest from those when the document is saved.
 */

export interface StoredAttachment {
  /** Names the file within its document. */
  key: string;
  /** The download name. */
  name: string;
  /** What to call it, when that is not its name. */
  title?: string | null;
  /** In bytes. */
  size: number;
  contentType: string;
  sha256: string;
  added: string;
}

export interface NewAttachment {
  key: string;
  name: string;
  title?: string | null;
  /** In bytes; for the screen alone. */
  size: number;
  temporaryFileId: string;
}

export type Attachment = StoredAttachment | NewAttachment;

export interface Attachments {
  files: Attachment[];
}

/** What may be attached; the server says so. */
export interface AttachmentLimits {
  /** In bytes. */
  largestFile: number;
  /** Without dot, in lower case. */
  extensions: string[];
  mostFiles: number;
}

export type Refusal =
  | { reason: 'fileEmpty' | 'fileTypeRefused' | 'tooManyFiles' | 'uploadFailed' }
  | { reason: 'fileTooLarge'; most: number }
  | { reason: 'server'; message: string };

export const isNew = (file: Attachment): file is NewAttachment => 'temporaryFileId' in file;

/** The files in a value, `undefined` when there is a value that holds none that can be read. */
export function readAttachments(value: unknown): Attachment[] | undefined {
  if (value === undefined || value === null || value === '') return [];
  const files = (value as Partial<Attachments>).files ?? [];
  return typeof value === 'object' && Array.isArray(files) ? files : undefined;
}

export const withFiles = (files: Attachment[]): Attachments | null => (files.length > 0 ? { files } : null);

export const extensionOf = (name: string) => (/\.([^.]+)$/.exec(name)?.[1] ?? '').toLowerCase();

/** What can be seen of a file before it is sent; whether it may stay, the server decides from its bytes. */
export function refusalOf(file: File, limits: AttachmentLimits | undefined): Refusal | undefined {
  if (file.size === 0) return { reason: 'fileEmpty' };
  if (!limits) return undefined;
  if (file.size > limits.largestFile) return { reason: 'fileTooLarge', most: limits.largestFile };
  return limits.extensions.includes(extensionOf(file.name)) ? undefined : { reason: 'fileTypeRefused' };
}

/** Another name with the extension that the bytes ask for, without what a file name may not have. */
export function renamed(name: string, wish: string): string {
  const extension = extensionOf(name);
  // eslint-disable-next-line no-control-regex
  const stem = wish.replace(/[/\\:*?"<>|\u0000-\u001f]/g, ' ').replace(/\s+/g, ' ').trim();
  const bare = extension && stem.toLowerCase().endsWith(`.${extension}`) ? stem.slice(0, -extension.length - 1).trim() : stem;
  const kept = bare.replace(/^[. ]+|[. ]+$/g, '') || name.slice(0, name.length - extension.length - 1);
  return extension ? `${kept}.${extension}` : kept;
}

const UNITS = ['byte', 'kilobyte', 'megabyte'] as const;

/** `1,5 MB`, in the language of the user. */
export function sizeText(bytes: number, language: string): string {
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: UNITS[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step === 2 ? 1 : 0,
  }).format(bytes / 1000 ** step);
}
