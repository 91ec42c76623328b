import { css, customElement, html, nothing, property, repeat } from '@umbraco-cms/backoffice/external/lit';
import type { UUIInputElement } from '@umbraco-cms/backoffice/external/uui';
import { UmbChangeEvent } from '@umbraco-cms/backoffice/event';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text } from '../lang/text.js';
import { LIMITS, type AgendaAction } from './agenda.js';

/**
 * What was agreed to be done under one agenda item: what, by whom, by which day.
 * @fires change - the value is another one
 */
@customElement('mvo-agenda-actions')
export class MvoAgendaActionsElement extends UmbLitElement {
  @property({ attribute: false })
  public value: AgendaAction[] = [];

  @property({ type: Boolean })
  public readonly = false;

  override render() {
    return html`
      <ul>
        ${repeat(
          this.value,
          (_, index) => index,
          (action, index) => (this.readonly ? this.#renderText(action) : this.#renderFields(action, index)),
        )}
      </ul>
      ${this.readonly || this.value.length >= LIMITS.lines
        ? nothing
        : html`<uui-button
            class="add"
            look="outline"
            compact
            label=${text(this.localize, 'actionAdd')}
            @click=${() => this.#add()}>
            + ${text(this.localize, 'actionAdd')}
          </uui-button>`}
    `;
  }

  #renderText(action: AgendaAction) {
    const about = [
      action.owner,
      action.due ? text(this.localize, 'actionBy', this.localize.date(`${action.due}T12:00:00`, { dateStyle: 'long' })) : null,
    ].filter(Boolean);
    return html`<li>${action.text}${about.length > 0 ? html` <small>(${about.join(', ')})</small>` : nothing}</li>`;
  }

  #renderFields(action: AgendaAction, index: number) {
    const field = (key: keyof AgendaAction, label: string, type: 'text' | 'date', most: number) => html`
      <uui-input
        class=${key}
        type=${type}
        label="${label}, ${text(this.localize, 'action')} ${index + 1}"
        placeholder=${label}
        maxlength=${most}
        .value=${action[key] ?? ''}
        ?error=${key === 'text' && !action.text.trim()}
        @input=${(event: Event) => this.#write(index, key, event)}
        @change=${(event: Event) => event.stopPropagation()}></uui-input>
    `;
    return html`
      <li>
        <div class="fields">
          ${field('text', text(this.localize, 'actionWhat'), 'text', LIMITS.action)}
          ${field('owner', text(this.localize, 'actionWho'), 'text', LIMITS.owner)}
          ${field('due', text(this.localize, 'actionDue'), 'date', 10)}
          <uui-button
            compact
            label=${text(this.localize, 'removeNamed', action.text || `${text(this.localize, 'action')} ${index + 1}`)}
            @click=${() => this.#remove(index)}>
            <uui-icon name="icon-wrong"></uui-icon>
          </uui-button>
        </div>
      </li>
    `;
  }

  #write(index: number, key: keyof AgendaAction, event: Event) {
    event.stopPropagation();
    const value = String((event.target as UUIInputElement).value);
    this.#change(this.value.with(index, { ...this.value[index], [key]: key === 'text' || value ? value : undefined }));
  }

  async #add() {
    this.#change([...this.value, { text: '' }]);
    await this.updateComplete;
    [...this.renderRoot.querySelectorAll<HTMLElement>('uui-input.text')].at(-1)?.focus();
  }

  async #remove(index: number) {
    this.#change(this.value.toSpliced(index, 1));
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('.add')?.focus();
  }

  #change(value: AgendaAction[]) {
    this.value = value;
    this.dispatchEvent(new UmbChangeEvent());
  }

  static override styles = css`
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
    }
    li + li {
      margin-top: var(--uui-size-2);
    }
    .fields {
      display: flex;
      flex-wrap: wrap;
      gap: var(--uui-size-2);
    }
    .text {
      flex: 3 1 14rem;
    }
    .owner {
      flex: 1 1 9rem;
    }
    .due {
      flex: 0 1 10rem;
    }
    small {
      color: var(--uui-color-text-alt);
    }
    .add {
      margin-top: var(--uui-size-2);
    }
  `;
}

declare global {
  interface HTMLElementTagNameMap {
    'mvo-agenda-actions': MvoAgendaActionsElement;
  }
}
