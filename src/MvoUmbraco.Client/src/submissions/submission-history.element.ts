import { css, customElement, html, nothing, property } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text, type TextKey } from '../lang/text.js';
import type { Step } from './submissions.js';

/** What happened to a submission, the first first. */
@customElement('mvo-submission-history')
export class MvoSubmissionHistoryElement extends UmbLitElement {
  @property({ attribute: false })
  public steps: Step[] = [];

  override render() {
    return html`
      <ol>
        ${this.steps.map(
          (step) => html`
            <li>
              ${this.localize.date(step.at, { dateStyle: 'medium', timeStyle: 'short' })}:
              ${text(this.localize, `step_${step.move}` as TextKey)}${step.by.name ? ` – ${step.by.name}` : ''}
              ${step.assignee?.name ? `→ ${step.assignee.name}` : nothing} ${step.remark ? html`<q>${step.remark}</q>` : nothing}
            </li>
          `,
        )}
      </ol>
    `;
  }

  static override styles = css`
    ol {
      margin: 0;
      padding-inline-start: var(--uui-size-6);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mvo-submission-history': MvoSubmissionHistoryElement;
  }
}
