// Files that are sent while somebody writes: chosen or dropped, several at once, each with its progress. What goes wrong on
// the way is tried again, by itself when the connection is back or by a button; the server knows a file that it has already.

import { proofOf, renewProof } from './session.js';

const Address = '/api/mvo/v1/attachments';
const AtOnce = 2;

export class Uploads {
  #field;
  #form;
  #list;
  #waiting = [];
  #running = 0;
  #idle = [];

  constructor(field, form) {
    this.#field = field;
    this.#form = form;
    this.#list = field.querySelector('.file-rows');
    const input = field.querySelector('input[type=file]');
    // Sent from here, they are not sent with the form once more.
    input.removeAttribute('name');
    input.addEventListener('change', () => {
      this.#take(input.files);
      input.value = '';
    });
    field.querySelector('[data-without-script]').hidden = true;
    field.querySelector('[data-drop]').hidden = false;
    field.addEventListener('click', (event) => this.#remove(event));
    window.addEventListener('online', () => this.#field.querySelectorAll('[data-lost] [data-retry]').forEach((button) => button.click()));

    // A file that is dropped beside the field would otherwise take the place of the page.
    for (const type of ['dragover', 'drop']) {
      window.addEventListener(type, (event) => event.dataTransfer?.types.includes('Files') && event.preventDefault());
    }

    field.addEventListener('dragover', () => field.classList.add('over'));
    field.addEventListener('dragleave', () => field.classList.remove('over'));
    field.addEventListener('drop', (event) => {
      field.classList.remove('over');
      this.#take(event.dataTransfer?.files ?? []);
    });
  }

  /** Waits for what is under way; null when nothing is. */
  done() {
    return this.#running + this.#waiting.length === 0 ? null : new Promise((resolve) => this.#idle.push(resolve));
  }

  #take(files) {
    for (const file of files) {
      const row = this.#field.querySelector('template[data-new=sending]').content.firstElementChild.cloneNode(true);
      row.querySelector('[data-name]').textContent = file.name;
      const bar = row.querySelector('progress');
      bar.setAttribute('aria-label', bar.dataset.words.replace('{0}', file.name));
      this.#list.append(row);
      const stop = new AbortController();
      row.querySelector('[data-stop]').addEventListener('click', () => {
        stop.abort();
        row.remove();
      });
      row.querySelector('[data-retry]').addEventListener('click', () => this.#queue(file, row, stop.signal));
      this.#queue(file, row, stop.signal);
    }
  }

  #queue(file, row, signal) {
    row.removeAttribute('data-lost');
    row.querySelectorAll('.fault, [data-retry]').forEach((element) => { element.hidden = true; });
    row.querySelector('progress').hidden = false;
    this.#waiting.push(async () => {
      if (signal.aborted) {
        return;
      }

      const answer = await this.#send(file, row, signal);
      if (answer.upload) {
        this.#add(row, answer.upload);
      } else if (!signal.aborted) {
        this.#fail(row, answer);
      }
    });
    this.#work();
  }

  #work() {
    while (this.#running < AtOnce && this.#waiting.length > 0) {
      this.#running++;
      this.#waiting.shift()().finally(() => {
        this.#running--;
        this.#work();
        if (this.#running + this.#waiting.length === 0) {
          this.#idle.splice(0).forEach((resolve) => resolve());
        }
      });
    }
  }

  async #send(file, row, signal, mayRenew = true) {
    const answer = await post(file, proofOf(this.#form), signal, (part) => { row.querySelector('progress').value = part; });
    if ((answer.status === 400 || answer.status === 401) && mayRenew && await renewProof(this.#form) === 'renewed') {
      return this.#send(file, row, signal, false);
    }

    return answer;
  }

  #fail(row, { status, problem }) {
    const isSignedOut = status === 400 || status === 401;
    const words = status === 0 || status >= 500 ? 'lost' : isSignedOut ? 'signed-out' : 'refused';
    row.toggleAttribute('data-lost', words === 'lost');
    row.querySelector('progress').hidden = true;
    const fault = row.querySelector(`.fault[data-when="${words}"]`);
    fault.hidden = false;
    if (words === 'refused' && problem) {
      fault.textContent = problem;
    }

    row.querySelector('[data-retry]').hidden = words === 'refused';
  }

  #add(sending, upload) {
    const known = [...this.#list.querySelectorAll('input[type=hidden]')].some((field) => field.value.startsWith(upload.id));
    const name = sending.querySelector('[data-name]').textContent;
    if (known) {
      sending.remove();
    } else {
      const row = this.#field.querySelector('template[data-new=file]').content.firstElementChild.cloneNode(true);
      const title = row.querySelector('input:not([type=hidden])');
      title.name = title.name.replace('{key}', upload.id);
      title.id = title.id.replace('{key}', upload.id);
      row.querySelector('label').htmlFor = title.id;
      row.querySelector('input[type=hidden]').value = [upload.id, upload.id, upload.size, upload.name].join('|');
      row.querySelector('[data-name]').textContent = upload.name;
      const button = row.querySelector('button');
      button.value = button.value.replace('{key}', upload.id);
      button.setAttribute('aria-label', button.getAttribute('aria-label').replace('{name}', upload.name));
      sending.replaceWith(row);
    }

    const said = this.#field.querySelector('[data-said]');
    said.textContent = said.dataset.said.replace('{0}', name);
    this.#form.dispatchEvent(new Event('change'));
  }

  #remove(event) {
    const button = event.target.closest('button[name=doe]');
    if (button?.value.includes(':weg:')) {
      event.preventDefault();
      button.closest('li').remove();
      this.#field.querySelector('input[type=file]').focus();
      this.#form.dispatchEvent(new Event('change'));
    }
  }
}

// By XMLHttpRequest: fetch does not tell how much of a body has left.
function post(file, proof, signal, progress) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const answer = (extra) => resolve({ status: request.status, ...extra });
    request.upload.addEventListener('progress', (event) => event.lengthComputable && progress(event.loaded / event.total));
    request.addEventListener('load', () => {
      const [first] = request.response?.files ?? [];
      answer({ upload: first?.upload, problem: first?.problem ?? request.response?.detail });
    });
    request.addEventListener('error', () => answer({}));
    request.addEventListener('abort', () => answer({}));
    signal.addEventListener('abort', () => request.abort());
    const body = new FormData();
    body.append('file', file, file.name);
    request.open('POST', Address);
    request.responseType = 'json';
    request.setRequestHeader('RequestVerificationToken', proof);
    request.send(body);
  });
}
