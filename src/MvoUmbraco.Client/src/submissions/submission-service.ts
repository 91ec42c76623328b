import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute, UmbApiError } from '@umbraco-cms/backoffice/resources';
import type { ComparedField, Step, Submission, SubmissionFilter, SubmissionPage } from './submissions.js';

const API = '/api/mvo/v1/submissions';
const SECURITY = [{ scheme: 'bearer', type: 'http' } as const];

/** An answer, or why there is none. */
export type Answer<T> = { data?: T; problem?: string };

/** The server's side of the queue. */
export interface SubmissionService {
  list(filter: SubmissionFilter, skip: number, take: number): Promise<Answer<SubmissionPage>>;
  compare(key: string): Promise<Answer<ComparedField[]>>;
  history(key: string): Promise<Answer<Step[]>>;
  /** Asks a user of the backoffice to review; nobody in particular when null. */
  assign(submission: Submission, user: string | null): Promise<Answer<Submission>>;
  move(submission: Submission, move: 'approve' | 'return', remark: string): Promise<Answer<Submission>>;
}

/** {@link SubmissionService} on the API of this package. */
export class MvoSubmissionService implements SubmissionService {
  #host: UmbControllerHost;

  public constructor(host: UmbControllerHost) {
    this.#host = host;
  }

  public list(filter: SubmissionFilter, skip: number, take: number) {
    const asked = Object.entries(filter).filter(([, value]) => value !== '');
    return this.#get<SubmissionPage>(`${API}?${new URLSearchParams([...asked, ['skip', `${skip}`], ['take', `${take}`]])}`);
  }

  public compare(key: string) {
    return this.#get<ComparedField[]>(`${API}/${key}/comparison`);
  }

  public history(key: string) {
    return this.#get<Step[]>(`${API}/${key}/history`);
  }

  public move({ key, stamp }: Submission, move: 'approve' | 'return', remark: string) {
    return this.#post(`${API}/${key}/${move}`, { stamp, remark });
  }

  public assign({ key, stamp }: Submission, user: string | null) {
    return this.#post(`${API}/${key}/assign`, { stamp, kind: 'user', assignee: user });
  }

  async #post(url: string, body: object): Promise<Answer<Submission>> {
    const { data, error } = await tryExecute(
      this.#host,
      umbHttpClient.post<{ 200: Submission }>({ url, security: SECURITY, body: body as never }),
      { disableNotifications: true },
    );
    return { data, problem: problemOf(error) };
  }

  async #get<T>(url: string): Promise<Answer<T>> {
    const { data, error } = await tryExecute(this.#host, umbHttpClient.get<{ 200: T }>({ url, security: SECURITY }), {
      disableNotifications: true,
    });
    return { data: data as T | undefined, problem: problemOf(error) };
  }
}

function problemOf(error: unknown): string | undefined {
  if (!error) return undefined;
  if (UmbApiError.isUmbApiError(error)) return error.problemDetails.detail ?? error.problemDetails.title;
  return error instanceof Error ? error.message : String(error);
}
