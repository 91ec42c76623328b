import { customElement, html, nothing, property, repeat, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text } from '../lang/text.js';
import '../submissions/awaiting-review.element.js';
import { overviewStyles } from './overview-dashboard.styles.js';
import { readOverview, type OverviewService } from './overview-service.js';
import {
  whenText,
  type AwaitingDocument,
  type ChangedDocument,
  type ComingEvent,
  type DocumentLink,
  type DocumentState,
  type KindCount,
  type Overview,
} from './overview.js';

const LOOKS = { draft: 'default', pendingChanges: 'warning', published: 'positive' } as const;

/** The first page of the section: what there is, what waits, what comes and what changed, as far as the user may see it. */
@customElement('mvo-overview-dashboard')
export class MvoOverviewDashboardElement extends UmbLitElement {
  /** Where the overview comes from; another one in tests. */
  @property({ attribute: false })
  public service: OverviewService = readOverview;

  @state()
  private _overview?: Overview;

  @state()
  private _problem?: string;

  @state()
  private _loading = true;

  protected override firstUpdated() {
    void this.#load();
  }

  override render() {
    return html`
      <div class="head">
        <h1>${text(this.localize, 'overview')}</h1>
        <uui-button
          look="outline"
          label=${text(this.localize, 'refresh')}
          .state=${this._loading ? 'waiting' : undefined}
          ?disabled=${this._loading}
          @click=${this.#load}>
          <uui-icon name="icon-refresh"></uui-icon> ${text(this.localize, 'refresh')}
        </uui-button>
      </div>
      ${this.#renderProblem()} ${this._overview ? this.#renderOverview(this._overview) : this.#renderLoading()}
    `;
  }

  #renderProblem() {
    if (!this._problem) return nothing;
    return html`
      <uui-box role="alert" class="problem">
        <strong>${text(this.localize, 'loadFailed')}</strong>
        <p>${this._problem}</p>
        <uui-button look="primary" label=${text(this.localize, 'tryAgain')} @click=${this.#load}></uui-button>
      </uui-box>
    `;
  }

  #renderLoading() {
    return this._loading
      ? html`<div class="loading" role="status">
          <uui-loader-bar></uui-loader-bar><span>${text(this.localize, 'loading')}</span>
        </div>`
      : nothing;
  }

  #renderOverview({ counts, awaiting, coming, latest }: Overview) {
    return html`
      <section aria-labelledby="counts">
        <h2 id="counts">${text(this.localize, 'counts')}</h2>
        <ul class="counts">
          ${repeat(counts, (count) => count.contentType, (count) => this.#renderCount(count))}
        </ul>
      </section>
      <mvo-awaiting-review></mvo-awaiting-review>
      <div class="columns">
        <uui-box headline="${text(this.localize, 'awaiting')}${awaiting.total > 0 ? ` (${awaiting.total})` : ''}" headline-variant="h2">
          ${this.#renderAwaiting(awaiting)}
        </uui-box>
        <uui-box headline=${text(this.localize, 'coming')} headline-variant="h2">${this.#renderComing(coming)}</uui-box>
      </div>
      <uui-box headline=${text(this.localize, 'latest')} headline-variant="h2">${this.#renderLatest(latest)}</uui-box>
    `;
  }

  #renderCount({ contentType, published, drafts }: KindCount) {
    return html`
      <li>
        <uui-icon name="mvo-icon-${contentType}" aria-hidden="true"></uui-icon>
        <span class="amount">${this.localize.number(published + drafts)}</span>
        <span class="kind">${text(this.localize, `kind_${contentType}`)}</span>
        <small>${text(this.localize, 'countOf', published, drafts)}</small>
      </li>
    `;
  }

  #renderAwaiting({ total, documents }: Overview['awaiting']) {
    if (documents.length === 0) return html`<p class="empty">${text(this.localize, 'awaitingEmpty')}</p>`;
    return html`
      <uui-table aria-label=${text(this.localize, 'awaiting')}>
        ${this.#renderHeads('columnName', 'columnState', 'columnChanged')}
        ${repeat(
          documents,
          (document) => document.key,
          (document) => html`
            <uui-table-row>
              <uui-table-cell>${this.#renderLink(document)}</uui-table-cell>
              <uui-table-cell>${this.#renderState(document.state)} ${this.#renderSchedule(document)}</uui-table-cell>
              <uui-table-cell>${this.#changed(document)}</uui-table-cell>
            </uui-table-row>
          `,
        )}
      </uui-table>
      ${total > documents.length ? html`<p class="empty">${text(this.localize, 'awaitingMore', total - documents.length)}</p>` : nothing}
    `;
  }

  #renderSchedule({ publishOn, unpublishOn }: AwaitingDocument) {
    return html`
      ${publishOn ? html`<uui-tag look="outline">${text(this.localize, 'scheduledPublish', this.#moment(publishOn))}</uui-tag>` : nothing}
      ${unpublishOn ? html`<uui-tag look="outline">${text(this.localize, 'scheduledUnpublish', this.#moment(unpublishOn))}</uui-tag>` : nothing}
    `;
  }

  #renderComing(events: readonly ComingEvent[]) {
    if (events.length === 0) return html`<p class="empty">${text(this.localize, 'comingEmpty')}</p>`;
    return html`
      <uui-table aria-label=${text(this.localize, 'coming')}>
        ${this.#renderHeads('columnWhen', 'columnName', 'columnLocation')}
        ${repeat(
          events,
          (event) => event.key,
          (event) => html`
            <uui-table-row>
              <uui-table-cell class="when">${whenText(event, this.localize.lang() || 'nl')}</uui-table-cell>
              <uui-table-cell>${this.#renderLink(event)}</uui-table-cell>
              <uui-table-cell>${event.location}</uui-table-cell>
            </uui-table-row>
          `,
        )}
      </uui-table>
    `;
  }

  #renderLatest(documents: readonly ChangedDocument[]) {
    if (documents.length === 0) return html`<p class="empty">${text(this.localize, 'latestEmpty')}</p>`;
    return html`
      <uui-table aria-label=${text(this.localize, 'latest')}>
        ${this.#renderHeads('columnName', 'columnWhere', 'columnState', 'columnChanged')}
        ${repeat(
          documents,
          (document) => document.key,
          (document) => html`
            <uui-table-row>
              <uui-table-cell>${this.#renderLink(document)}</uui-table-cell>
              <uui-table-cell class="where">${document.parents.join(' › ')}</uui-table-cell>
              <uui-table-cell>${this.#renderState(document.state)}</uui-table-cell>
              <uui-table-cell>${this.#changed(document)}</uui-table-cell>
            </uui-table-row>
          `,
        )}
      </uui-table>
    `;
  }

  #renderHeads(...columns: Array<'columnName' | 'columnWhere' | 'columnState' | 'columnChanged' | 'columnWhen' | 'columnLocation'>) {
    return html`
      <uui-table-head>
        ${columns.map((column) => html`<uui-table-head-cell>${text(this.localize, column)}</uui-table-head-cell>`)}
      </uui-table-head>
    `;
  }

  #renderLink({ key, name, contentTypeName }: DocumentLink) {
    return html`
      ${this._overview?.canOpen ? html`<a href="section/content/workspace/document/edit/${key}">${name}</a>` : html`<span>${name}</span>`}
      <small>${contentTypeName}</small>
    `;
  }

  #renderState(state: DocumentState) {
    return html`<uui-tag look="secondary" color=${LOOKS[state]}>${text(this.localize, state)}</uui-tag>`;
  }

  #changed({ changed, changedBy }: ChangedDocument) {
    return text(this.localize, 'changedBy', this.#moment(changed), changedBy);
  }

  #moment(iso: string) {
    return this.localize.date(iso, { dateStyle: 'medium', timeStyle: 'short' });
  }

  async #load() {
    this._loading = true;
    const { data, error } = await this.service(this);
    this._loading = false;
    this._problem = data ? undefined : (error?.message ?? '');
    // What was read before stays in sight when a refresh fails.
    if (data) this._overview = data;
  }

  static override styles = overviewStyles;
}

export { MvoOverviewDashboardElement as element };

declare global {
  interface HTMLElementTagNameMap {
    'mvo-overview-dashboard': MvoOverviewDashboardElement;
  }
}
