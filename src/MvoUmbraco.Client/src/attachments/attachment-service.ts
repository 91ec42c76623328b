import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute, UmbApiError, UmbCancelError } from '@umbraco-cms/backoffice/resources';
import { UmbTemporaryFileRepository } from '@umbraco-cms/backoffice/temporary-file';
import type { AttachmentLimits, Refusal } from './attachments.js';

const API = '/api/mvo/v1/backoffice/attachments';
const SECURITY = [{ scheme: 'bearer', type: 'http' } as const];

/** The server's side of attachments. */
export interface AttachmentService {
  /** What may be attached; `undefined` when that cannot be had: the server decides all the same. */
  limits(): Promise<AttachmentLimits | undefined>;
  /** Sends a file and has its bytes looked at. Answers why it may not stay; `'cancelled'` when the user thought better. */
  upload(id: string, file: File, progress: (percent: number) => void, signal: AbortSignal): Promise<Refusal | 'cancelled' | undefined>;
  /** The bytes of a stored file of a document, whether that is published or not. */
  download(document: string, key: string): Promise<Blob | undefined>;
}

/** {@link AttachmentService} on the backoffice's temporary files and the API of this package. */
export class MvoAttachmentService implements AttachmentService {
  #host: UmbControllerHost;
  #files: UmbTemporaryFileRepository;

  public constructor(host: UmbControllerHost) {
    this.#host = host;
    this.#files = new UmbTemporaryFileRepository(host);
  }

  public async limits() {
    const { data } = await tryExecute(
      this.#host,
      umbHttpClient.get<{ 200: AttachmentLimits }>({ url: `${API}/limits`, security: SECURITY }),
      { disableNotifications: true },
    );
    return data;
  }

  public async upload(id: string, file: File, progress: (percent: number) => void, signal: AbortSignal) {
    const { error } = await this.#files.upload(id, file, (event) => progress((event.loaded / event.total) * 100), signal);
    if (signal.aborted || error instanceof UmbCancelError) return 'cancelled';
    if (error) return refusal(error);
    const check = await tryExecute(
      this.#host,
      umbHttpClient.get({ url: `${API}/check/${id}`, security: SECURITY }),
      { disableNotifications: true, abortSignal: signal },
    );
    return check.error ? refusal(check.error) : undefined;
  }

  public async download(document: string, key: string) {
    const { data } = await tryExecute(
      this.#host,
      umbHttpClient.get<{ 200: Blob }>({ url: `${API}/${document}/${key}`, security: SECURITY, parseAs: 'blob' }),
    );
    return data;
  }
}

function refusal(error: unknown): Refusal {
  if (!UmbApiError.isUmbApiError(error)) return { reason: 'uploadFailed' };
  if (error.status === 413) return { reason: 'fileTooLarge', most: 0 };
  const { detail, title } = error.problemDetails;
  return { reason: 'server', message: detail ?? title };
}
