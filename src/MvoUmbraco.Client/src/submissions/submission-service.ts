import type { UmbControllerHost } from '@umbraco-cms/backoffice/controller-api';
import { umbHttpClient } from '@umbraco-cms/backoffice/http-client';
import { tryExecute, UmbApiError } from '@umbraco-cms/backoffice/resources';
import type { ComparedField, Step, Submission, SubmissionPage, SubmissionState } from './submissions.js';

const API = '/api/mvo/v1/submissions';
const SECURITY = [{ scheme: 'bearer', type: 'http' } as const];

/** An answer, or why there is none. */
export type Answer<T> = { data?: T; problem?: string };

/** The server's side of the queue. */
export interface SubmissionService {
  list(state: SubmissionState | '', skip: number, take: number): Promise<Answer<SubmissionPage>>;
  compare(key: string): Promise<Answer<ComparedField[]>>;
  history(key: string): Promise<Answer<Step[]>>;
  move(submission: Submission, move: 'approve' | 'return', remark: string): Promise<Answer<Submission>>;
}

/** {@link SubmissionService} on the API of this package. */
export class MvoSubmissionService implements SubmissionService {
  #host: UmbControllerHost;

  public constructor(host: UmbControllerHost) {
    this.#host = host;
  }

  public list(state: SubmissionState | '', skip: number, take: number) {
    return this.#get<SubmissionPage>(`${API}?skip=${skip}&take=${take}${state ? `&state=${state}` : ''}`);
  }

  public compare(key: string) {
    return this.#get<ComparedField[]>(`${API}/${key}/comparison`);
  }

  public history(key: string) {
    return this.#get<Step[]>(`${API}/${key}/history`);
  }

  public async move({ key, stamp }: Submission, move: 'approve' | 'return', remark: string) {
    const { data, error } = await tryExecute(
      this.#host,
      umbHttpClient.post<{ 200: Submission }>({ url: `${API}/${key}/${move}`, security: SECURITY, body: { stamp, remark } }),
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
