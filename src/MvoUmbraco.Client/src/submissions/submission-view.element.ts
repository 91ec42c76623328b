import { UMB_DOCUMENT_WORKSPACE_CONTEXT } from '@umbraco-cms/backoffice/document';
import { css, customElement, html, property, state } from '@umbraco-cms/backoffice/external/lit';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text } from '../lang/text.js';
import './submission-history.element.js';
import { MvoSubmissionService, type SubmissionService } from './submission-service.js';
import type { Step } from './submissions.js';

/** On a document: what happened to it as a submission. */
@customElement('mvo-submission-view')
export class MvoSubmissionViewElement extends UmbLitElement {
  /** Where submissions come from; another one in tests. */
  @property({ attribute: false })
  public service: SubmissionService = new MvoSubmissionService(this);

  @state()
  private _steps?: Step[];

  @state()
  private _problem?: string;

  public constructor() {
    super();
    this.consumeContext(UMB_DOCUMENT_WORKSPACE_CONTEXT, (document) =>
      this.observe(document?.unique, (key) => key && void this.show(key), '_unique'),
    );
  }

  /** Shows the history of a document. */
  public async show(key: string) {
    const { data, problem } = await this.service.history(key);
    [this._steps, this._problem] = [data, problem];
  }

  override render() {
    return html`
      <uui-box headline=${text(this.localize, 'submissionHistory')} headline-variant="h2">
        ${this._steps
          ? html`<mvo-submission-history .steps=${this._steps}></mvo-submission-history>`
          : html`<p role="status">${this._problem}</p>`}
      </uui-box>
    `;
  }

  static override styles = css`
    :host {
      display: block;
      padding: var(--uui-size-layout-1);
    }
  `;
}

export { MvoSubmissionViewElement as element };

declare global {
  interface HTMLElementTagNameMap {
    'mvo-submission-view': MvoSubmissionViewElement;
  }
}
