// What a form of the intranet does more when scripts run: writing with markup, an agenda that changes without a reload,
// files that are sent while one writes, and drafts that keep themselves. Without scripts the same form does all of it by
// its buttons. Every word that is shown stands in the page.

import { Agenda } from './agenda.js';
import { Autosave } from './autosave.js';
import { forgetSaved } from './local-copies.js';
import { RichText } from './rich-text.js';
import { Uploads } from './uploads.js';

for (const standing of document.querySelectorAll('[data-saved]')) {
  forgetSaved(standing.dataset.saved, standing.dataset.stamp);
}

for (const form of document.querySelectorAll('form.placing')) {
  form.querySelectorAll('[data-rich-text]').forEach((field) => new RichText(field));
  form.querySelectorAll('[data-agenda]').forEach((field) => new Agenda(field));
  const uploads = [...form.querySelectorAll('[data-uploads]')].map((field) => new Uploads(field, form));
  new Autosave(form, uploads);
}
