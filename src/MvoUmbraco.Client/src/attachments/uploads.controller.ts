import { UmbControllerBase } from '@umbraco-cms/backoffice/class-api';
import type { UmbControllerHostElement } from '@umbraco-cms/backoffice/controller-api';
import { UmbId } from '@umbraco-cms/backoffice/id';
import type { AttachmentService } from './attachment-service.js';
import type { Refusal } from './attachments.js';

/** A file on its way, or one that may not stay. */
export interface Upload {
  id: string;
  file: File;
  percent: number;
  stop: AbortController;
  refusal?: Refusal;
}

/** What the owner of the uploads does about them. */
export interface UploadsOwner {
  service: () => AttachmentService;
  /** Why a file is not even sent. */
  refusalOf: (file: File, running: number) => Refusal | undefined;
  changed: () => void;
  refused: (upload: Upload, refusal: Refusal) => void;
  arrived: (upload: Upload) => void;
}

const AT_ONCE = 3;

/**
 * Sends files to wait on the server, a few at a time. A file leaves the list when it has arrived; one that is refused stays
 * in it until the user has read why. What is still on its way when the element goes is stopped.
 */
export class MvoUploadsController extends UmbControllerBase {
  #uploads: readonly Upload[] = [];
  #owner: UploadsOwner;

  public constructor(host: UmbControllerHostElement, owner: UploadsOwner) {
    super(host);
    this.#owner = owner;
  }

  public get all() {
    return this.#uploads;
  }

  public get running() {
    return this.#uploads.filter((upload) => !upload.refusal).length;
  }

  public override hostDisconnected() {
    super.hostDisconnected();
    this.#uploads.forEach((upload) => upload.stop.abort());
  }

  public add(files: readonly File[]) {
    const added: Upload[] = [];
    let running = this.running;
    for (const file of files) {
      const refusal = this.#owner.refusalOf(file, running);
      if (!refusal) running += 1;
      added.push({ id: UmbId.new(), file, percent: 0, stop: new AbortController(), refusal });
    }
    this.#change([...this.#uploads, ...added]);
    added.forEach((upload) => upload.refusal && this.#owner.refused(upload, upload.refusal));
    void this.#send(added.filter((upload) => !upload.refusal));
  }

  public again(upload: Upload) {
    this.#forget(upload.id);
    this.add([upload.file]);
  }

  public drop(upload: Upload) {
    upload.stop.abort();
    this.#forget(upload.id);
  }

  async #send(uploads: Upload[]) {
    const lane = async () => {
      for (let next = uploads.shift(); next; next = uploads.shift()) await this.#sendOne(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  }

  async #sendOne(upload: Upload) {
    const { id, file, stop } = upload;
    if (stop.signal.aborted) return;
    const outcome = await this.#owner.service().upload(id, file, (percent) => this.#update(id, { percent }), stop.signal);
    if (outcome === 'cancelled' || stop.signal.aborted) return;
    if (outcome) {
      this.#update(id, { refusal: outcome });
      this.#owner.refused(upload, outcome);
    } else {
      this.#forget(id);
      this.#owner.arrived(upload);
    }
  }

  #update(id: string, change: Partial<Upload>) {
    this.#change(this.#uploads.map((upload) => (upload.id === id ? { ...upload, ...change } : upload)));
  }

  #forget(id: string) {
    this.#change(this.#uploads.filter((upload) => upload.id !== id));
  }

  #change(uploads: readonly Upload[]) {
    this.#uploads = uploads;
    this.#owner.changed();
  }
}
