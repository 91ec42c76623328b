import { css, customElement, html, property } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text, type TextKey } from '../lang/text.js';
import { KINDS, STATES, type Network, type SubmissionFilter } from './submissions.js';

/** Which submissions are listed; says `change` when that is another question. */
@customElement('mvo-submission-filter')
export class MvoSubmissionFilterElement extends UmbLitElement {
  @property({ attribute: false })
  public filter: SubmissionFilter = { state: 'submitted', contentType: '', network: '', assignee: '' };

  @property({ attribute: false })
  public networks: Network[] = [];

  /** The key of the user; empty until it is known. */
  @property()
  public me = '';

  override render() {
    return html`
      ${this.#select('state', 'columnState', 'submissionsAll', STATES.map((state) => [state, text(this.localize, `submission_${state}`)]))}
      ${this.#select('contentType', 'columnKind', 'submissionsAllKinds', KINDS.map((kind) => [kind, text(this.localize, `placed_${kind}`)]))}
      ${this.#select('network', 'columnNetwork', 'submissionsAllNetworks', this.networks.map(({ key, name }) => [key, name]))}
      ${this.#select('assignee', 'columnAssignee', 'submissionsAllAssignees', this.me ? [[this.me, text(this.localize, 'submissionsMine')]] : [])}
    `;
  }

  #select(name: keyof SubmissionFilter, label: TextKey & ('columnState' | 'columnKind' | 'columnNetwork' | 'columnAssignee'), all: 'submissionsAll' | 'submissionsAllKinds' | 'submissionsAllNetworks' | 'submissionsAllAssignees', options: [string, string][]) {
    const chosen = this.filter[name];
    return html`
      <label>
        ${text(this.localize, label)}
        <select name=${name} @change=${this.#onChange}>
          <option value="" ?selected=${chosen === ''}>${text(this.localize, all)}</option>
          ${options.map(([value, shown]) => html`<option value=${value} ?selected=${value === chosen}>${shown}</option>`)}
        </select>
      </label>
    `;
  }

  #onChange(event: Event) {
    const { name, value } = event.target as HTMLSelectElement;
    this.filter = { ...this.filter, [name]: value };
    this.dispatchEvent(new Event('change'));
  }

  static override styles = css`
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: var(--uui-size-4);
    }
    label {
      font-weight: 700;
    }
    select {
      display: block;
      font: inherit;
      min-height: 2rem;
      max-width: 18rem;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mvo-submission-filter': MvoSubmissionFilterElement;
  }
}
