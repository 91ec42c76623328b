import { css, customElement, html, keyed, nothing, property, repeat, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { UMB_CURRENT_USER_CONTEXT } from '@umbraco-cms/backoffice/current-user';
import { text } from '../lang/text.js';
import './submission-filter.element.js';
import type { MvoSubmissionFilterElement } from './submission-filter.element.js';
import './submission-review.element.js';
import { MvoSubmissionService, type SubmissionService } from './submission-service.js';
import type { ComparedField, Move, Step, Submission, SubmissionFilter, SubmissionPage } from './submissions.js';

const PAGE = 25;

/** The queue: what members submitted, compared with what is published; approving and sending back. */
@customElement('mvo-submissions-dashboard')
export class MvoSubmissionsDashboardElement extends UmbLitElement {
  /** Where submissions come from; another one in tests. */
  @property({ attribute: false })
  public service: SubmissionService = new MvoSubmissionService(this);

  @state()
  private _page?: SubmissionPage;

  @state()
  private _filter: SubmissionFilter = { state: 'submitted', contentType: '', network: '', assignee: '' };

  @state()
  private _me = '';

  @state()
  private _skip = 0;

  @state()
  private _opened?: { submission: Submission; fields: ComparedField[]; steps: Step[] };

  @state()
  private _problem?: string;

  @state()
  private _message?: string;

  @state()
  private _busy = true;

  public constructor() {
    super();
    this.consumeContext(UMB_CURRENT_USER_CONTEXT, (user) => this.observe(user?.unique, (key) => (this._me = key ?? ''), '_me'));
  }

  protected override firstUpdated() {
    void this.#load();
  }

  override render() {
    return html`
      <h1>${text(this.localize, 'submissions')}</h1>
      <mvo-submission-filter
        .filter=${this._filter}
        .networks=${this._page?.networks ?? []}
        .me=${this._me}
        @change=${this.#onFilter}></mvo-submission-filter>
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
          ${(['columnName', 'columnKind', 'columnNetwork', 'columnAuthor', 'columnAssignee', 'columnState'] as const).map(
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
              <uui-table-cell>${text(this.localize, `placed_${item.contentType}`)}</uui-table-cell>
              <uui-table-cell>${item.networkName}</uui-table-cell>
              <uui-table-cell>${item.author.name}</uui-table-cell>
              <uui-table-cell>${item.assignee?.name}</uui-table-cell>
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

  // Another submission is another form: a remark is about one, and not carried over.
  #renderOpened() {
    if (!this._opened) return nothing;
    const { submission, fields, steps } = this._opened;
    return keyed(
      submission.key,
      html`<mvo-submission-review
        id="opened"
        .submission=${submission}
        .fields=${fields}
        .steps=${steps}
        .me=${this._me}
        .busy=${this._busy}
        @mvo-move=${this.#onMove}></mvo-submission-review>`,
    );
  }

  #onFilter(event: Event) {
    this._filter = (event.target as MvoSubmissionFilterElement).filter;
    this._skip = 0;
    this._opened = undefined;
    void this.#load();
  }

  #onPage(event: Event) {
    this._skip = ((event.target as unknown as { current: number }).current - 1) * PAGE;
    void this.#load();
  }

  async #open(submission: Submission) {
    this._busy = true;
    const [compared, history] = await Promise.all([this.service.compare(submission.key), this.service.history(submission.key)]);
    this._busy = false;
    this._problem = compared.problem ?? history.problem;
    if (!compared.data || !history.data) return;
    this._opened = { submission, fields: compared.data, steps: history.data };
  }

  async #onMove(event: CustomEvent<{ move: Move; remark: string }>) {
    if (!this._opened) return;
    const { submission } = this._opened;
    const { move, remark } = event.detail;
    this._busy = true;
    const { data, problem } =
      move === 'assign' || move === 'unassign'
        ? await this.service.assign(submission, move === 'assign' ? this._me : null)
        : await this.service.move(submission, move, remark);
    this._busy = false;
    this._problem = problem;
    // What was typed stays when it did not go through.
    if (!data) return;
    if (move === 'assign' || move === 'unassign') {
      await Promise.all([this.#load(), this.#open(data)]);
      return;
    }

    this._message = text(this.localize, move === 'approve' ? 'submissionApproved' : 'submissionReturned', submission.title);
    this._opened = undefined;
    await this.#load();
  }

  async #load() {
    this._busy = true;
    const { data, problem } = await this.service.list(this._filter, this._skip, PAGE);
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
    .problem {
      border-inline-start: 4px solid var(--uui-color-danger);
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
