import { customElement, html, nothing, property, query } from '@umbraco-cms/backoffice/external/lit';
import type { UUIInputElement, UUITextareaElement } from '@umbraco-cms/backoffice/external/uui';
import { UmbChangeEvent } from '@umbraco-cms/backoffice/event';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import { text } from '../lang/text.js';
import type { MvoTextListElement } from '../text-list.element.js';
import type { MvoAgendaActionsElement } from './agenda-actions.element.js';
import { clockText, LIMITS, type AgendaItem } from './agenda.js';
import { agendaItemStyles } from './agenda-item.styles.js';
import '../text-list.element.js';
import './agenda-actions.element.js';

/** What a user asks of the list that holds an item. */
export type AgendaItemWish = 'up' | 'down' | 'remove' | 'next';

export class MvoAgendaItemWishEvent extends Event {
  static readonly TYPE = 'mvo-agenda-item-wish';

  public constructor(public readonly wish: AgendaItemWish) {
    super(MvoAgendaItemWishEvent.TYPE, { bubbles: true });
  }
}

/**
 * One item of an agenda: what it is about and how long it takes; its sub-points; and, for the minutes, what was said,
 * decided and agreed to be done.
 * @fires change - the item is another one
 * @fires mvo-agenda-item-wish - it is to be moved or removed, or followed by a new one
 */
@customElement('mvo-agenda-item')
export class MvoAgendaItemElement extends UmbLitElement {
  @property({ attribute: false })
  public item!: AgendaItem;

  /** Its place, from 1. */
  @property({ type: Number })
  public number = 1;

  /** How many items there are. */
  @property({ type: Number })
  public count = 1;

  /** When it begins, in minutes since midnight, if that is known. */
  @property({ attribute: false })
  public start?: number;

  @property({ type: Boolean })
  public readonly = false;

  /** The fields of the minutes are there to be filled in. */
  @property({ type: Boolean })
  public minutes = false;

  /** Presenter and sub-points are shown. */
  @property({ type: Boolean, reflect: true })
  public open = false;

  @query('#title')
  private _title?: HTMLElement;

  public override focus() {
    this._title?.focus();
  }

  override render() {
    return html`
      <article aria-label=${this.#name} @keydown=${this.#onKey}>
        <div class="head">
          ${this.readonly
            ? nothing
            : html`<span class="handle" aria-hidden="true" title=${text(this.localize, 'dragToMove')}>
                <uui-icon name="mvo-icon-grip"></uui-icon>
              </span>`}
          <span class="place">
            <span class="number">${this.number}</span>
            ${this.start === undefined ? nothing : html`<time>${clockText(this.start)}</time>`}
          </span>
          ${this.readonly ? this.#renderHeadText() : this.#renderHeadFields()} ${this.#renderButtons()}
        </div>
        <div id="details" ?hidden=${!this.open}>${this.open ? this.#renderDetails() : nothing}</div>
        ${this.minutes ? this.#renderMinutes() : nothing}
      </article>
    `;
  }

  get #name() {
    return text(this.localize, 'agendaItemNamed', this.number, this.item.title);
  }

  #renderHeadText() {
    return html`
      <h4 id="title" tabindex="-1">${this.item.title}</h4>
      ${this.item.durationMinutes ? html`<span>${text(this.localize, 'minutes', this.item.durationMinutes)}</span>` : nothing}
    `;
  }

  #renderHeadFields() {
    return html`
      <uui-input
        id="title"
        class="title"
        label="${text(this.localize, 'title')}, ${text(this.localize, 'agendaItem')} ${this.number}"
        placeholder=${text(this.localize, 'title')}
        maxlength=${LIMITS.title}
        required
        .value=${this.item.title ?? ''}
        ?error=${!this.item.title?.trim()}
        @input=${(event: Event) => this.#write('title', event)}
        @change=${stop}></uui-input>
      <uui-input
        id="duration"
        class="duration"
        type="number"
        inputmode="numeric"
        min="1"
        max=${LIMITS.minutes}
        step="1"
        label="${text(this.localize, 'duration')}, ${text(this.localize, 'agendaItem')} ${this.number}"
        .value=${this.item.durationMinutes ?? ''}
        @input=${this.#writeDuration}
        @change=${stop}>
        <span slot="append" class="unit">${text(this.localize, 'minutesShort')}</span>
      </uui-input>
    `;
  }

  #renderButtons() {
    const subPoints = this.item.subPoints?.length ?? 0;
    return html`
      <uui-action-bar>
        <uui-button
          id="toggle"
          compact
          label=${text(this.localize, this.open ? 'detailsHide' : 'detailsShow', this.number)}
          @click=${() => this.#toggle()}>
          ${subPoints > 0 && !this.open ? html`<span class="count">${text(this.localize, 'subPoints', subPoints)}</span>` : nothing}
          <uui-symbol-expand ?open=${this.open}></uui-symbol-expand>
        </uui-button>
        ${this.readonly
          ? nothing
          : html`
              <uui-button
                id="up"
                compact
                label=${text(this.localize, 'moveUp', this.#name)}
                ?disabled=${this.number === 1}
                @click=${() => this.#wish('up')}>
                <uui-icon name="icon-arrow-up"></uui-icon>
              </uui-button>
              <uui-button
                id="down"
                compact
                label=${text(this.localize, 'moveDown', this.#name)}
                ?disabled=${this.number === this.count}
                @click=${() => this.#wish('down')}>
                <uui-icon name="icon-arrow-down"></uui-icon>
              </uui-button>
              <uui-button
                id="remove"
                compact
                label=${text(this.localize, 'removeNamed', this.#name)}
                @click=${() => this.#wish('remove')}>
                <uui-icon name="icon-trash"></uui-icon>
              </uui-button>
            `}
      </uui-action-bar>
    `;
  }

  #renderDetails() {
    const { presenter, subPoints } = this.item;
    return html`
      ${this.readonly
        ? presenter
          ? html`<p class="presenter">${text(this.localize, 'presenter')}: ${presenter}</p>`
          : nothing
        : html`
            <uui-label for="presenter">${text(this.localize, 'presenter')}</uui-label>
            <uui-input
              id="presenter"
              label=${text(this.localize, 'presenter')}
              maxlength=${LIMITS.presenter}
              .value=${presenter ?? ''}
              @input=${(event: Event) => this.#write('presenter', event)}
              @change=${stop}></uui-input>
          `}
      ${this.readonly && !subPoints?.length
        ? nothing
        : this.#renderList('subPoints', text(this.localize, 'subPointList'), text(this.localize, 'subPoint'), text(this.localize, 'subPointAdd'), LIMITS.subPoint)}
    `;
  }

  #renderMinutes() {
    const { notes, decisions, actions } = this.item;
    if (this.readonly && !notes && !decisions?.length && !actions?.length) return nothing;
    return html`
      <section class="minutes" aria-label=${text(this.localize, 'minutesOf', this.#name)}>
        ${this.readonly
          ? notes
            ? html`<p class="notes">${notes}</p>`
            : nothing
          : html`
              <uui-label for="notes">${text(this.localize, 'notes')}</uui-label>
              <uui-textarea
                id="notes"
                auto-height
                rows="2"
                label=${text(this.localize, 'notes')}
                maxlength=${LIMITS.notes}
                .value=${notes ?? ''}
                @input=${(event: Event) => this.#write('notes', event)}
                @change=${stop}></uui-textarea>
            `}
        ${this.readonly && !decisions?.length
          ? nothing
          : this.#renderList('decisions', text(this.localize, 'decisions'), text(this.localize, 'decision'), text(this.localize, 'decisionAdd'), LIMITS.decision)}
        ${this.readonly && !actions?.length
          ? nothing
          : html`
              <span class="label">${text(this.localize, 'actions')}</span>
              <mvo-agenda-actions
                .value=${actions ?? []}
                ?readonly=${this.readonly}
                @change=${(event: Event) => this.#take('actions', event, (event.target as MvoAgendaActionsElement).value)}></mvo-agenda-actions>
            `}
      </section>
    `;
  }

  #renderList(field: 'subPoints' | 'decisions', heading: string, label: string, addLabel: string, maxLength: number) {
    return html`
      <span class="label">${heading}</span>
      <mvo-text-list
        class=${field}
        .label=${label}
        .addLabel=${addLabel}
        .maxLength=${maxLength}
        .most=${LIMITS.lines}
        .value=${this.item[field]}
        ?readonly=${this.readonly}
        @change=${(event: Event) => this.#take(field, event, (event.target as MvoTextListElement).value)}></mvo-text-list>
    `;
  }

  #onKey(event: KeyboardEvent) {
    if (this.readonly || event.defaultPrevented) return;
    const inTitle = event.composedPath().includes(this._title as EventTarget);
    if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      this.#wish(event.key === 'ArrowUp' ? 'up' : 'down');
    } else if (event.key === 'Enter' && inTitle && !event.isComposing) {
      event.preventDefault();
      this.#wish('next');
    }
  }

  #toggle() {
    this.open = !this.open;
    this.dispatchEvent(new Event('toggle'));
  }

  #write(field: 'title' | 'presenter' | 'notes', event: Event) {
    const value = String((event.target as UUIInputElement | UUITextareaElement).value);
    this.#take(field, event, value);
  }

  #writeDuration(event: Event) {
    const value = String((event.target as UUIInputElement).value).trim();
    this.#take('durationMinutes', event, value === '' ? undefined : Number(value));
  }

  #take<Field extends keyof AgendaItem>(field: Field, event: Event, value: AgendaItem[Field] | undefined) {
    event.stopPropagation();
    const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    this.item = { ...this.item, [field]: empty && field !== 'title' ? undefined : value };
    this.dispatchEvent(new UmbChangeEvent());
  }

  #wish(wish: AgendaItemWish) {
    this.dispatchEvent(new MvoAgendaItemWishEvent(wish));
  }

  static override styles = agendaItemStyles;
}

// The change events of the fields inside are not the item's own.
const stop = (event: Event) => event.stopPropagation();

declare global {
  interface HTMLElementTagNameMap {
    'mvo-agenda-item': MvoAgendaItemElement;
  }
}
