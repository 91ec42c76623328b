import { css, customElement, html, nothing, property, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text } from '../lang/text.js';
import { MvoSubmissionService, type SubmissionService } from './submission-service.js';
import type { SubmissionPage } from './submissions.js';

const SHOWN = 5;
const QUEUE = 'section/mvo/dashboard/submissions';

/** What members submitted and waits for review, the one that waits longest first, with the way to the queue. */
@customElement('mvo-awaiting-review')
export class MvoAwaitingReviewElement extends UmbLitElement {
  /** Where submissions come from; another one in tests. */
  @property({ attribute: false })
  public service: SubmissionService = new MvoSubmissionService(this);

  @state()
  private _page?: SubmissionPage;

  @state()
  private _problem?: string;

  protected override firstUpdated() {
    void this.#load();
  }

  async #load() {
    const { data, problem } = await this.service.list({ state: 'submitted', contentType: '', network: '', assignee: '' }, 0, SHOWN);
    [this._page, this._problem] = [data, problem];
  }

  override render() {
    return html`
      <uui-box
        headline="${text(this.localize, 'awaitingReview')}${this._page?.total ? ` (${this._page.total})` : ''}"
        headline-variant="h2">
        ${this._problem ? html`<p role="alert">${this._problem}</p>` : nothing} ${this._page ? this.#renderPage(this._page) : nothing}
      </uui-box>
    `;
  }

  #renderPage({ total, items }: SubmissionPage) {
    if (total === 0) return html`<p>${text(this.localize, 'awaitingReviewEmpty')}</p>`;
    return html`
      <ul>
        ${items.map(
          ({ title, networkName, author, stateSince }) => html`
            <li>
              <strong>${title}</strong>
              <small>${[networkName, author.name, this.localize.date(stateSince, { dateStyle: 'medium' })].filter(Boolean).join(', ')}</small>
            </li>
          `,
        )}
      </ul>
      <uui-button look="outline" label=${text(this.localize, 'toSubmissions')} href=${QUEUE}></uui-button>
    `;
  }

  static override styles = css`
    ul {
      list-style: none;
      margin: 0 0 var(--uui-size-4);
      padding: 0;
    }
    li {
      padding-block: var(--uui-size-2);
      border-bottom: 1px solid var(--uui-color-border);
    }
    small {
      display: block;
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mvo-awaiting-review': MvoAwaitingReviewElement;
  }
}
