// The points of an agenda and their sub-points, added, removed and moved in the page. The names of the fields say where a
// point stands (v.agenda.0.titel), so after every change all of them are numbered anew.

export class Agenda {
  #field;
  #list;

  constructor(field) {
    this.#field = field;
    this.#list = field.querySelector('ol');
    field.addEventListener('click', (event) => this.#press(event));
    field.addEventListener('input', () => this.#number());
  }

  #press(event) {
    const button = event.target.closest('button[name=doe]');
    if (!button) {
      return;
    }

    event.preventDefault();
    const row = button.closest('.agenda-row');
    const point = button.closest('.sub-point');
    const next = this.#do(button.value.split(':')[1], row, point) ?? button;
    this.#number();
    (next.disabled ? next.closest('.sub-point, .agenda-row').querySelector('input:not([type=hidden])') : next).focus();
    this.#field.dispatchEvent(new Event('change', { bubbles: true }));
  }

  // Does what a button says, and answers what is looked at next; null for the button itself.
  #do(what, row, point) {
    const moved = what.startsWith('sub') ? point : row;
    switch (what) {
      case 'nieuw':
        return first(this.#list.appendChild(this.#new('point')));
      case 'sub': {
        const points = row.querySelectorAll('.sub-point');
        const made = this.#new('sub-point');
        (points[points.length - 1] ?? row.querySelector('.field')).after(made);
        return first(made);
      }
      case 'op':
      case 'subop':
        before(moved)?.before(moved);
        return null;
      case 'neer':
      case 'subneer':
        after(moved)?.after(moved);
        return null;
      case 'weg':
      case 'subweg': {
        const beside = after(moved) ?? before(moved) ?? (point ? row : null);
        moved.remove();
        return beside ? first(beside) : this.#field.querySelector('button[value$=":nieuw"]');
      }
      default:
        return null;
    }
  }

  // A new point has no key; it gets one when it is saved.
  #new(kind) {
    return this.#field.querySelector(`template[data-new="${kind}"]`).content.firstElementChild.cloneNode(true);
  }

  #number() {
    const rows = [...this.#list.children];
    rows.forEach((row, index) => {
      const points = [...row.querySelectorAll('.sub-point')];
      const title = row.querySelector('[name$=".titel"]').value || row.querySelector('label').dataset.words.replace('{number}', index + 1);
      rename(row, index, title, index === 0, index === rows.length - 1);
      points.forEach((point, sub) => rename(point, index, title, sub === 0, sub === points.length - 1, sub));
    });
  }
}

const first = (row) => row.querySelector('input:not([type=hidden])');
const before = (row) => (row.previousElementSibling?.matches('.sub-point, .agenda-row') ? row.previousElementSibling : null);
const after = (row) => (row.nextElementSibling?.matches('.sub-point, .agenda-row') ? row.nextElementSibling : null);

// Sub-points are passed over when their row is named, and come after it.
function rename(row, index, title, isFirst, isLast, sub = null) {
  const own = [...row.querySelectorAll('[name], [id], [for], [data-words]')].filter((element) => sub !== null || !element.closest('.sub-point'));
  for (const element of own) {
    if (element.name === 'doe') {
      const [alias, what] = element.value.split(':');
      element.value = [alias, what, index, sub].filter((part) => part !== null).join(':');
      element.disabled = (/op$/.test(what) && isFirst) || (/neer$/.test(what) && isLast);
    } else if (element.name) {
      element.name = element.name.replace(/^(v\.[^.]+)\.\d+\./, `$1.${index}.`);
    }

    for (const attribute of ['id', 'for']) {
      const value = element.getAttribute(attribute);
      if (value) {
        element.setAttribute(attribute, value.replace(/^(v-[^-]+)-\d+-/, `$1-${index}-`).replace(/-sub-\d+$/, `-sub-${sub}`));
      }
    }

    if (element.dataset.words) {
      const said = element.dataset.words.replace('{number}', (sub ?? index) + 1).replace('{point}', title);
      if (element.name === 'doe') {
        element.setAttribute('aria-label', said);
      } else {
        element.textContent = said;
      }
    }
  }
}
