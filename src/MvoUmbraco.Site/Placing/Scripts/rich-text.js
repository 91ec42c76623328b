// Running text with markup: a field to write in, with a toolbar (https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/): one stop
// for the Tab key, arrows from button to button, Alt+F10 from the text to it and Escape back. The text area that is there
// without scripts holds the value and is what the form sends.

import { keepingCaret } from './caret.js';
import * as markup from './markup.js';

export class RichText {
  #field;
  #source;
  #area;
  #toolbar;
  #link;
  #place = null;

  constructor(field) {
    this.#field = field;
    this.#source = field.querySelector('textarea');
    this.#area = field.querySelector('[contenteditable]');
    this.#toolbar = field.querySelector('[role=toolbar]');
    this.#link = field.querySelector('[data-link]');
    this.#show();
    this.#area.addEventListener('input', () => this.#write());
    this.#area.addEventListener('paste', (event) => this.#paste(event));
    this.#area.addEventListener('keydown', (event) => this.#type(event));
    this.#toolbar.addEventListener('click', (event) => this.#press(event.target.closest('button')));
    this.#toolbar.addEventListener('keydown', (event) => this.#walk(event));
    // A click on a button leaves what is selected in the text alone.
    this.#toolbar.addEventListener('mousedown', (event) => event.preventDefault());
    this.#link.addEventListener('click', (event) => this.#answer(event.target.closest('button')));
    this.#link.addEventListener('keydown', (event) => this.#typeAddress(event));
    document.addEventListener('selectionchange', () => this.#follow());
  }

  // The field takes the place of the text area, its id with it: labels and the list of what is to be mended lead here.
  #show() {
    const id = this.#source.id;
    for (const attribute of ['aria-required', 'aria-invalid', 'aria-describedby']) {
      if (this.#source.hasAttribute(attribute)) {
        this.#area.setAttribute(attribute, this.#source.getAttribute(attribute));
      }
    }

    this.#source.id = `${id}-bron`;
    this.#area.id = id;
    this.#toolbar.setAttribute('aria-controls', id);
    const label = document.getElementById(`${id}-naam`);
    label.addEventListener('click', () => this.#area.focus());
    document.execCommand('defaultParagraphSeparator', false, 'p');
    const value = this.#source.value.trim();
    this.#area.replaceChildren(/<[a-z/!]/i.test(value) ? markup.read(value) : markup.fromText(value));
    if (!this.#area.firstChild) {
      this.#area.append(document.createElement('p'));
      this.#area.firstChild.append(document.createElement('br'));
    }

    this.#field.querySelectorAll('[data-with-script]').forEach((element) => { element.hidden = false; });
    this.#field.querySelectorAll('[data-without-script]').forEach((element) => { element.hidden = true; });
    this.#source.hidden = true;
    this.#buttons().forEach((button, index) => { button.tabIndex = index === 0 ? 0 : -1; });
  }

  #write() {
    this.#source.value = markup.write(this.#area);
  }

  #buttons() {
    return [...this.#toolbar.querySelectorAll('button')];
  }

  #walk(event) {
    const buttons = this.#buttons();
    const here = buttons.indexOf(document.activeElement);
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: buttons.length - 1 }[event.key];
    if (event.key === 'Escape') {
      this.#back();
    } else if (to !== undefined) {
      const next = buttons[(to + buttons.length) % buttons.length];
      buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
      next.focus();
    } else {
      return;
    }

    event.preventDefault();
  }

  #type(event) {
    const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey;
    if (event.altKey && event.key === 'F10') {
      this.#follow();
      this.#buttons().find((button) => button.tabIndex === 0).focus();
    } else if (isCommand && event.key.toLowerCase() === 'k') {
      this.#press(this.#toolbar.querySelector('[data-do=link]'));
    } else if (isCommand && event.key.toLowerCase() === 'u') {
      // Underlined is what links are.
    } else {
      return;
    }

    event.preventDefault();
  }

  #press(button) {
    if (!button) {
      return;
    }

    // The browser tells where one writes a moment later than one may press.
    this.#follow();
    const what = button.dataset.do;
    if (what === 'link') {
      this.#ask();
      return;
    }

    this.#back();
    const isOn = button.getAttribute('aria-pressed') === 'true';
    if (/^(h\d|blockquote)$/.test(what)) {
      keepingCaret(this.#area, () => document.execCommand('formatBlock', false, isOn ? 'p' : what));
    } else if (/List$/.test(what)) {
      keepingCaret(this.#area, () => {
        document.execCommand(what);
        // A list that is made of a paragraph is put inside it, where nothing more comes right.
        this.#area.querySelectorAll('p > ul, p > ol').forEach((list) => list.parentElement.replaceWith(list));
      });
    } else {
      document.execCommand(what);
    }

    this.#write();
    this.#follow();
  }

  // What is pressed and what is not, where one writes now.
  #follow() {
    const selection = document.getSelection();
    if (!selection.anchorNode || !this.#area.contains(selection.anchorNode)) {
      return;
    }

    // Two ends and no range: what is done to the text moves a range to where nobody was.
    this.#place = [selection.anchorNode, selection.anchorOffset, selection.focusNode, selection.focusOffset];
    const within = selection.anchorNode.parentElement.closest('h2, h3, h4, blockquote')?.localName;
    for (const button of this.#buttons().filter((button) => button.hasAttribute('aria-pressed'))) {
      const what = button.dataset.do;
      const isOn = what === 'link' ? this.#linkHere() !== null : /^(h\d|blockquote)$/.test(what) ? what === within : document.queryCommandState(what);
      button.setAttribute('aria-pressed', String(isOn));
    }
  }

  #back() {
    this.#area.focus();
    if (this.#place) {
      document.getSelection().setBaseAndExtent(...this.#place);
    }
  }

  #linkHere() {
    const node = this.#place?.[0];
    return (node?.nodeType === Node.ELEMENT_NODE ? node : node?.parentElement)?.closest('a') ?? null;
  }

  #ask() {
    const input = this.#link.querySelector('input');
    input.value = this.#linkHere()?.getAttribute('href') ?? '';
    this.#link.querySelector('[data-no-link]').hidden = input.value === '';
    this.#wrong(false);
    this.#link.hidden = false;
    input.focus();
  }

  #typeAddress(event) {
    if (event.key === 'Escape') {
      this.#close();
    } else if (event.key === 'Enter' && event.target.matches('input')) {
      this.#answer(this.#link.querySelector('[data-make-link]'));
    } else {
      return;
    }

    event.preventDefault();
  }

  #answer(button) {
    if (!button) {
      return;
    }

    if (button.matches('[data-make-link]')) {
      const href = markup.address(this.#link.querySelector('input').value);
      this.#wrong(href === null);
      if (href === null) {
        this.#link.querySelector('input').focus();
        return;
      }

      this.#select();
      if (document.getSelection().isCollapsed) {
        const link = document.createElement('a');
        link.href = href;
        link.textContent = href;
        document.execCommand('insertHTML', false, link.outerHTML);
      } else {
        document.execCommand('createLink', false, href);
      }
    } else if (button.matches('[data-no-link]')) {
      this.#select();
      document.execCommand('unlink');
    }

    this.#follow();
    this.#close();
    this.#write();
  }

  // A whole link, where one stands in it.
  #select() {
    this.#back();
    const link = this.#linkHere();
    if (link && document.getSelection().isCollapsed) {
      document.getSelection().selectAllChildren(link);
    }
  }

  #wrong(isWrong) {
    const input = this.#link.querySelector('input');
    input.toggleAttribute('aria-invalid', isWrong);
    if (isWrong) {
      input.setAttribute('aria-invalid', 'true');
    }

    this.#link.querySelector('.fault').hidden = !isWrong;
  }

  #close() {
    this.#link.hidden = true;
    this.#back();
  }

  #paste(event) {
    const data = event.clipboardData;
    const html = data.getData('text/html');
    const text = data.getData('text/plain');
    if (!html && !text) {
      return;
    }

    event.preventDefault();
    const isLine = !/\n/.test(text.trim());
    if (!html && isLine) {
      document.execCommand('insertText', false, text);
      return;
    }

    const holder = document.createElement('div');
    holder.append(html ? markup.read(markup.pasted(html)) : markup.fromText(text));
    // A single paragraph flows into the one that is written in.
    const only = holder.children.length === 1 && holder.firstElementChild.localName === 'p' ? holder.firstElementChild : holder;
    document.execCommand('insertHTML', false, only.innerHTML);
  }
}
