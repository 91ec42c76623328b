// Keeps what is typed: on this device at once, on the server a moment later. The server keeps it for the member, beside the
// document; nothing of the document changes until a button is pressed. Without a connection or a session the device keeps
// it, the page says so, and it is sent as soon as that is possible again.

import * as copies from './local-copies.js';
import { renewProof } from './session.js';

const Quiet = 1500;
const Longest = 15000;
const FirstRetry = 4000;
const LongestRetry = 60000;

// Proofs and buttons are the page's, not what somebody typed.
const NotTyped = ['__RequestVerificationToken', 'doe'];

export class Autosave {
  #form;
  #uploads;
  #member;
  #box;
  #timer = 0;
  #retry = FirstRetry;
  #since = 0;
  #isSending = false;
  #isSubmitting = false;
  #stop = new AbortController();
  #trouble = null;

  /**
   * @param {HTMLFormElement} form
   * @param {{ done: () => Promise<void> | null }[]} uploads Files that may be under way.
   */
  constructor(form, uploads) {
    this.#form = form;
    this.#uploads = uploads;
    this.#member = form.dataset.member;
    this.#box = document.querySelector('[data-keeping]');
    this.#offer();
    form.addEventListener('input', () => this.#changed());
    form.addEventListener('change', () => this.#changed());
    form.addEventListener('submit', (event) => this.#submit(event));
    this.#box.addEventListener('click', (event) => event.target.closest('[data-retry]') && this.#again());
    window.addEventListener('online', () => this.#trouble === 'offline' && this.#again());
    document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && this.#trouble && this.#again());
    window.addEventListener('beforeunload', (event) => this.#trouble === 'nowhere' && !this.#isSubmitting && event.preventDefault());
    if ('givenBack' in form.dataset) {
      // The page that came back holds all that was sent.
      this.#changed();
    }
  }

  get #document() {
    return this.#form.elements.namedItem('sleutel').value;
  }

  get #address() {
    return new URL(this.#form.action).pathname;
  }

  #typed() {
    return [...new FormData(this.#form)].filter(([name, value]) => typeof value === 'string' && !NotTyped.includes(name));
  }

  #copy(isSent = false) {
    return {
      address: this.#address,
      document: this.#document,
      stamp: this.#form.elements.namedItem('stempel')?.value ?? '',
      at: Date.now(),
      isSent,
      fields: this.#typed(),
    };
  }

  #changed() {
    if (this.#isSubmitting) {
      return;
    }

    const isKept = copies.keep(this.#member, this.#copy());
    if (this.#trouble === 'signed-out' || this.#trouble === 'other-member') {
      return;
    }

    if (!isKept && this.#trouble === 'offline') {
      this.#tell('nowhere');
    }

    this.#since ||= Date.now();
    this.#plan(Math.min(Quiet, Math.max(0, this.#since + Longest - Date.now())));
  }

  #plan(wait) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#send(), wait);
  }

  async #again() {
    const renewed = this.#trouble === 'signed-out' || this.#trouble === 'other-member' ? await renewProof(this.#form) : 'renewed';
    if (renewed !== 'renewed') {
      this.#tell(renewed);
      return false;
    }

    return this.#send();
  }

  async #send() {
    if (this.#isSending || this.#isSubmitting) {
      return false;
    }

    clearTimeout(this.#timer);
    this.#isSending = true;
    this.#since = 0;
    try {
      const fields = this.#typed();
      const outcome = await this.#post(fields);
      if (outcome !== 'kept') {
        this.#tell(outcome);
        return false;
      }

      this.#tell(null);
      if (JSON.stringify(fields) === JSON.stringify(this.#typed())) {
        copies.forget(this.#member, this.#document);
      } else {
        this.#plan(Quiet);
      }

      return true;
    } finally {
      this.#isSending = false;
    }
  }

  async #post(fields, mayRenew = true) {
    const body = new FormData();
    for (const [name, value] of fields) {
      body.append(name, value);
    }

    body.append('__RequestVerificationToken', this.#form.elements.namedItem('__RequestVerificationToken')?.value ?? '');
    body.append('doe', 'onthoud');
    let answer;
    try {
      answer = await fetch(this.#form.action, { method: 'POST', body, redirect: 'manual', signal: this.#stop.signal });
    } catch {
      return 'offline';
    }

    switch (answer.status) {
      case 204:
        return 'kept';
      case 400: {
        // The proof is of a session that is over; after signing in elsewhere there is another.
        const renewed = mayRenew ? await renewProof(this.#form) : 'signed-out';
        return renewed === 'renewed' ? this.#post(fields, false) : renewed;
      }
      case 0:
      case 401:
        return 'signed-out';
      default:
        return answer.status >= 500 || answer.status === 429 ? 'offline' : 'refused';
    }
  }

  #tell(trouble) {
    this.#trouble = trouble;
    for (const message of this.#box.querySelectorAll('[data-trouble]')) {
      message.hidden = message.dataset.trouble !== trouble;
    }

    const kept = this.#box.querySelector('[data-kept]');
    kept.hidden = trouble !== null;
    if (trouble === null) {
      kept.textContent = kept.dataset.kept.replace('{0}', new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' }));
      this.#retry = FirstRetry;
    } else if (trouble === 'offline') {
      this.#plan(this.#retry);
      this.#retry = Math.min(this.#retry * 2, LongestRetry);
    }
  }

  // Files under way come first. What cannot be sent now is not sent into nothing: the page stays, and says why.
  #submit(event) {
    if (event.defaultPrevented) {
      return;
    }

    const pending = this.#uploads.map((upload) => upload.done()).filter(Boolean);
    if (pending.length > 0 || this.#trouble === 'offline' || this.#trouble === 'signed-out' || this.#trouble === 'other-member') {
      event.preventDefault();
      const button = event.submitter;
      Promise.all(pending).then(() => (this.#trouble ? this.#again() : true)).then((isGood) => isGood && this.#form.requestSubmit(button));
      return;
    }

    clearTimeout(this.#timer);
    this.#stop.abort();
    this.#isSubmitting = true;
    copies.keep(this.#member, this.#copy(true));

    // Come back by the browser's own button, the form is written in again.
    window.addEventListener('pageshow', () => {
      this.#isSubmitting = false;
      this.#stop = new AbortController();
    }, { once: true });
  }

  #offer() {
    const [copy] = copies.of(this.#member, this.#address);
    const offer = document.querySelector('[data-local-copy]');
    if (!copy || 'givenBack' in this.#form.dataset) {
      return;
    }

    offer.hidden = false;
    const text = offer.querySelector('[data-words]');
    text.textContent = text.dataset.words.replace('{0}', new Date(copy.at).toLocaleString(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' }));
    const kept = document.querySelector(`[data-kept-form="${CSS.escape(copy.document)}"]`);
    if (kept) {
      // This device has what was typed after that.
      kept.hidden = true;
    }

    offer.querySelector('[data-go-on]').addEventListener('click', async () => {
      const outcome = await this.#post(copy.fields);
      if (outcome === 'kept') {
        copies.forget(this.#member, copy.document);
        location.assign(`${copy.address}?verder=${encodeURIComponent(copy.document)}`);
      } else {
        this.#tell(outcome);
      }
    });
    offer.querySelector('[data-forget]').addEventListener('click', () => {
      copies.forget(this.#member, copy.document);
      offer.hidden = true;
      if (kept) {
        kept.hidden = false;
      }

      document.querySelector('h1').focus();
    });
  }
}
