import { css, customElement, html, nothing, property, repeat, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text, type TextKey } from '../lang/text.js';
import { MvoSubmissionService, type SubmissionService } from './submission-service.js';
import { valueText, type ComparedField, type Step, type Submission, type SubmissionPage, type SubmissionState } from './submissions.js';

const PAGE = 25;
const STATES: SubmissionState[] = ['submitted', 'returned', 'draft', 'approved', 'published', 'offline', 'binned'];

/** The queue: what members submitted, compared with what is published; approving and sending back. */
@customElement('mvo-submissions-dashboard')
export class MvoSubmissionsDashboardElement extends UmbLitElement {
  /** Where submissions come from; another one in tests. */
  @property({ attribute: false })
  public service: SubmissionService = new MvoSubmissionService(this);

  @state()
  private _page?: SubmissionPage;

  @state()
  private _state: SubmissionState | '' = 'submitted';

  @state()
  private _skip = 0;

  @state()
  private _opened?: { submission: Submission; fields: ComparedField[]; steps: Step[] };

  @state()
  private _remark = '';

  @state()
  private _problem?: string;

  @state()
  private _message?: string;

  @state()
  private _busy = true;

  protected override firstUpdated() {
    void this.#load();
  }

  override render() {
    return html`
      <h1>${text(this.localize, 'submissions')}</h1>
      <label class="filter">
        ${text(this.localize, 'columnState')}
        <select @change=${this.#onState}>
          <option value="" ?selected=${this._state === ''}>${text(this.localize, 'submissionsAll')}</option>
          ${STATES.map(
            (one) => html`<option value=${one} ?selected=${one === this._state}>${text(this.localize, `submission_${one}`)}</option>`,
          )}
        </select>
      </label>
      <div role="status" class="message">${this._busy ? text(this.localize, 'submissionsLoading') : this._message}</div>
      ${this._problem ? html`<uui-box role="alert" class="problem">${this._problem}</uui-box>` : nothing} ${this.#renderList()}
      ${this.#renderOpened()}
    `;
  }

  #renderList() {
    if (!this._page) return nothing;
    const { total, items } = this._page;
    if (items.length === 0) return html`<p>${text(this.localize, 'submissionsEmpty')}</p>`;
    return html`
      <uui-table aria-label=${text(this.localize, 'submissions')}>
        <uui-table-head>
          ${(['columnName', 'columnNetwork', 'columnAuthor', 'columnState'] as const).map(
            (column) => html`<uui-table-head-cell>${text(this.localize, column)}</uui-table-head-cell>`,
          )}
        </uui-table-head>
        ${repeat(
          items,
          (item) => item.key,
          (item) => html`
            <uui-table-row>
              <uui-table-cell>
                <uui-button
                  look="placeholder"
                  label=${text(this.localize, 'submissionOpen', item.title)}
                  @click=${() => this.#open(item)}>
                  ${item.title}
                </uui-button>
              </uui-table-cell>
              <uui-table-cell>${item.networkName}</uui-table-cell>
              <uui-table-cell>${item.author.name}</uui-table-cell>
              <uui-table-cell>
                ${text(this.localize, `submission_${item.state}`)}
                <small>${this.localize.date(item.stateSince, { dateStyle: 'medium', timeStyle: 'short' })}</small>
              </uui-table-cell>
            </uui-table-row>
          `,
        )}
      </uui-table>
      ${total > PAGE
        ? html`<uui-pagination
            .current=${this._skip / PAGE + 1}
            .total=${Math.ceil(total / PAGE)}
            @change=${this.#onPage}></uui-pagination>`
        : nothing}
    `;
  }

  #renderOpened() {
    if (!this._opened) return nothing;
    const { submission, fields, steps } = this._opened;
    return html`
      <uui-box headline=${submission.title} headline-variant="h2" id="opened">
        <table>
          <caption>
            ${text(this.localize, 'submissionCompare')}
          </caption>
          <thead>
            <tr>
              <th scope="col">${text(this.localize, 'columnField')}</th>
              <th scope="col">${text(this.localize, 'published')}</th>
              <th scope="col">${text(this.localize, 'columnProposed')}</th>
            </tr>
          </thead>
          <tbody>
            ${fields.map(
              (field) => html`
                <tr class=${field.isChanged ? 'changed' : ''}>
                  <th scope="row">${field.name}</th>
                  <td>${valueText(field.published)}</td>
                  <td>${field.isChanged ? html`<strong>${valueText(field.proposed)}</strong>` : valueText(field.proposed)}</td>
                </tr>
              `,
            )}
          </tbody>
        </table>
        ${this.#renderMoves(submission)}
        <h3>${text(this.localize, 'submissionHistory')}</h3>
        <ol>
          ${steps.map(
            (step) => html`
              <li>
                ${this.localize.date(step.at, { dateStyle: 'medium', timeStyle: 'short' })}:
                ${text(this.localize, `step_${step.move}` as TextKey)}${step.by.name ? ` – ${step.by.name}` : ''}
                ${step.remark ? html`<q>${step.remark}</q>` : nothing}
              </li>
            `,
          )}
        </ol>
      </uui-box>
    `;
  }

  #renderMoves({ offered }: Submission) {
    if (!offered.includes('approved') && !offered.includes('returned')) return nothing;
    return html`
      <label for="remark">${text(this.localize, 'submissionRemark')}</label>
      <textarea id="remark" rows="3" maxlength="4000" .value=${this._remark} @input=${this.#onRemark}></textarea>
      ${offered.includes('approved')
        ? html`<uui-button
            id="approve"
            look="primary"
            color="positive"
            label=${text(this.localize, 'submissionApprove')}
            ?disabled=${this._busy}
            @click=${() => this.#move('approve')}></uui-button>`
        : nothing}
      ${offered.includes('returned')
        ? html`<uui-button
            id="return"
            look="outline"
            label=${text(this.localize, 'submissionReturn')}
            ?disabled=${this._busy || !this._remark.trim()}
            @click=${() => this.#move('return')}></uui-button>`
        : nothing}
    `;
  }

  #onState(event: Event) {
    this._state = (event.target as HTMLSelectElement).value as SubmissionState | '';
    this._skip = 0;
    this._opened = undefined;
    void this.#load();
  }

  #onPage(event: Event) {
    this._skip = ((event.target as unknown as { current: number }).current - 1) * PAGE;
    void this.#load();
  }

  #onRemark(event: Event) {
    this._remark = (event.target as HTMLTextAreaElement).value;
  }

  async #open(submission: Submission) {
    this._busy = true;
    const [compared, history] = await Promise.all([this.service.compare(submission.key), this.service.history(submission.key)]);
    this._busy = false;
    this._problem = compared.problem ?? history.problem;
    if (!compared.data || !history.data) return;
    // A remark is about one submission; it is not carried over to another.
    if (this._opened?.submission.key !== submission.key) this._remark = '';
    this._opened = { submission, fields: compared.data, steps: history.data };
  }

  async #move(move: 'approve' | 'return') {
    if (!this._opened) return;
    const { submission } = this._opened;
    this._busy = true;
    const { data, problem } = await this.service.move(submission, move, this._remark);
    this._busy = false;
    this._problem = problem;
    // What was typed stays when it did not go through.
    if (!data) return;
    this._message = text(this.localize, move === 'approve' ? 'submissionApproved' : 'submissionReturned', submission.title);
    this._remark = '';
    this._opened = undefined;
    await this.#load();
  }

  async #load() {
    this._busy = true;
    const { data, problem } = await this.service.list(this._state, this._skip, PAGE);
    this._busy = false;
    this._problem = problem;
    if (data) this._page = data;
  }

  static override styles = css`
    :host {
      display: grid;
      gap: var(--uui-size-5);
      padding: var(--uui-size-layout-1);
    }
    h1 {
      margin: 0;
      font-size: var(--uui-type-h3-size);
    }
    .filter,
    label[for='remark'] {
      font-weight: 700;
    }
    .problem {
      border-inline-start: 4px solid var(--uui-color-danger);
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    caption {
      text-align: start;
      font-weight: 700;
    }
    th,
    td {
      text-align: start;
      vertical-align: top;
      padding: var(--uui-size-3);
      border-bottom: 1px solid var(--uui-color-border);
      overflow-wrap: anywhere;
    }
    .changed {
      background: var(--uui-color-surface-alt);
    }
    textarea {
      display: block;
      width: 100%;
      box-sizing: border-box;
      font: inherit;
      margin-bottom: var(--uui-size-3);
    }
    small {
      display: block;
    }
  `;
}

export { MvoSubmissionsDashboardElement as element };

declare global {
  interface HTMLElementTagNameMap {
    'mvo-submissions-dashboard': MvoSubmissionsDashboardElement;
  }
}
