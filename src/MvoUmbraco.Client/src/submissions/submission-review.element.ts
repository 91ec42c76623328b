import { css, customElement, html, nothing, property, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text } from '../lang/text.js';
import './submission-history.element.js';
import { valueText, type ComparedField, type Move, type Step, type Submission } from './submissions.js';

/** A submission beside what is published, with what may be done about it; asks for a move by `mvo-move`. */
@customElement('mvo-submission-review')
export class MvoSubmissionReviewElement extends UmbLitElement {
  @property({ attribute: false })
  public submission!: Submission;

  @property({ attribute: false })
  public fields: ComparedField[] = [];

  @property({ attribute: false })
  public steps: Step[] = [];

  /** The key of the user; empty until it is known. */
  @property()
  public me = '';

  @property({ type: Boolean })
  public busy = false;

  /** Stays until the move for which it was written has gone through. */
  @state()
  private _remark = '';

  override render() {
    return html`
      <uui-box headline=${this.submission.title} headline-variant="h2">
        ${this.#renderComparison()} ${this.#renderAssignment()} ${this.#renderMoves()}
        <h3>${text(this.localize, 'submissionHistory')}</h3>
        <mvo-submission-history .steps=${this.steps}></mvo-submission-history>
      </uui-box>
    `;
  }

  #renderComparison() {
    return html`
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
          ${this.fields.map(({ name, published, proposed, isChanged }) => {
            const [before, after] = [valueText(published, this.localize.lang()), valueText(proposed, this.localize.lang())];
            return html`
              <tr class=${isChanged ? 'changed' : ''}>
                <th scope="row">${name}</th>
                <td>${before}</td>
                <td>${isChanged ? html`<strong>${after}</strong>` : after}</td>
              </tr>
            `;
          })}
        </tbody>
      </table>
    `;
  }

  #renderAssignment() {
    const { offered, assignee } = this.submission;
    if (!offered.includes('assigned')) return nothing;
    const isMine = !!this.me && assignee?.key === this.me;
    return html`
      <p>
        ${assignee?.name ? text(this.localize, 'submissionAssignedTo', assignee.name) : text(this.localize, 'submissionUnassigned')}
        ${this.me && !isMine ? this.#button('assign', 'submissionAssignMe', () => this.#move('assign')) : nothing}
        ${assignee?.key ? this.#button('unassign', 'submissionUnassign', () => this.#move('unassign')) : nothing}
      </p>
    `;
  }

  #renderMoves() {
    const { offered } = this.submission;
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
            ?disabled=${this.busy}
            @click=${() => this.#move('approve')}></uui-button>`
        : nothing}
      ${offered.includes('returned') ? this.#button('return', 'submissionReturn', () => this.#move('return'), !this._remark.trim()) : nothing}
    `;
  }

  #button(id: string, key: 'submissionReturn' | 'submissionAssignMe' | 'submissionUnassign', click: () => void, off = false) {
    return html`<uui-button id=${id} look="outline" label=${text(this.localize, key)} ?disabled=${this.busy || off} @click=${click}></uui-button>`;
  }

  #onRemark(event: Event) {
    this._remark = (event.target as HTMLTextAreaElement).value;
  }

  #move(move: Move) {
    this.dispatchEvent(new CustomEvent('mvo-move', { detail: { move, remark: this._remark } }));
  }

  static override styles = css`
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
      white-space: pre-line;
    }
    .changed {
      background: var(--uui-color-surface-alt);
    }
    label {
      font-weight: 700;
    }
    textarea {
      display: block;
      width: 100%;
      box-sizing: border-box;
      font: inherit;
      margin-bottom: var(--uui-size-3);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mvo-submission-review': MvoSubmissionReviewElement;
  }
}
