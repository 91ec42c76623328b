import { customElement, html, nothing, property, repeat, state } from '@umbraco-cms/backoffice/external/lit';
import type { UUIToggleElement } from '@umbraco-cms/backoffice/external/uui';
import { UmbChangeEvent } from '@umbraco-cms/backoffice/event';
import { UmbId } from '@umbraco-cms/backoffice/id';
import { UmbLitElement } from '@umbraco-cms/backoffice/lit-element';
import type { UmbPropertyEditorUiElement } from '@umbraco-cms/backoffice/property-editor';
import { UmbSorterController } from '@umbraco-cms/backoffice/sorter';
import { UmbFormControlMixin } from '@umbraco-cms/backoffice/validation';
import { announcementStyles } from '../announcement.styles.js';
import { text } from '../lang/text.js';
import { moved } from '../moved.js';
import { removedStyles, renderRemoved } from '../removed.js';
import { renderUnreadable, unreadableStyles } from '../unreadable.js';
import { agendaEditorStyles } from './agenda-editor.styles.js';
import { MvoAgendaItemWishEvent, type MvoAgendaItemElement } from './agenda-item.element.js';
import {
  clockText,
  duration,
  hasMinutes,
  LIMITS,
  problemsOf,
  readAgenda,
  startTimes,
  withItems,
  type Agenda,
  type AgendaItem,
} from './agenda.js';
import { MvoEventTimeController } from './event-time.controller.js';
import { isOver, startsAt } from './event-time.js';
import './agenda-item.element.js';

/**
 * The property editor UI of `Mvo.Agenda`: the items of an event's agenda, in order, with the time they take; after the
 * event the same items carry the minutes. Items are moved by dragging, with the buttons, or with Alt and the arrow keys.
 */
@customElement('mvo-property-editor-agenda')
export class MvoPropertyEditorAgendaElement
  extends UmbFormControlMixin<Agenda | string | null | undefined, typeof UmbLitElement, undefined>(UmbLitElement, undefined)
  implements UmbPropertyEditorUiElement
{
  @property({ type: Boolean, reflect: true })
  public set readonly(value: boolean) {
    this.#readonly = value;
    if (value) this.#sorter.disable();
    else this.#sorter.enable();
  }
  public get readonly() {
    return this.#readonly;
  }
  #readonly = false;

  @property({ type: Boolean })
  public mandatory?: boolean;

  @property()
  public mandatoryMessage?: string;

  /** When the event begins, in minutes since midnight; from the document, or set by whoever uses the element alone. */
  @property({ attribute: false })
  public eventStart?: number;

  /** Whether the event is past; as `eventStart`. */
  @property({ type: Boolean, attribute: false })
  public eventIsOver = false;

  /** Whether the fields of the minutes are shown; undefined until the user chooses: then they are once the event is over, or any is filled in. */
  @state()
  private _minutes?: boolean;

  @state()
  private _removed?: { item: AgendaItem; index: number };

  @state()
  private _announcement = '';

  // Keys of the items whose details are shown.
  #open = new Set<string>();

  #sorter = new UmbSorterController<AgendaItem, MvoAgendaItemElement>(this, {
    identifier: 'Mvo.Sorter.Agenda',
    itemSelector: 'mvo-agenda-item',
    containerSelector: '#items',
    handleSelector: '.handle',
    getUniqueOfElement: (element) => element.item.key,
    getUniqueOfModel: (item) => item.key,
    onChange: ({ model, item }) => {
      this.#change(model);
      this.#announceMove(item, model.indexOf(item));
    },
  });

  public constructor() {
    super();
    this.addValidator(
      'valueMissing',
      () => this.mandatoryMessage ?? '#validation_invalidEmpty',
      () => !!this.mandatory && this.#agenda?.items.length === 0,
    );
    this.addValidator('customError', () => this.#firstProblem ?? '', () => this.#firstProblem !== undefined);
    new MvoEventTimeController(this, (fields) => {
      this.eventStart = startsAt(fields);
      this.eventIsOver = isOver(fields, Date.now());
    });
  }

  protected override willUpdate() {
    this.#sorter.setModel(this.#agenda?.items ?? []);
  }

  override render() {
    const agenda = this.#agenda;
    if (!agenda) {
      const { localize } = this;
      return renderUnreadable(this.value, this.readonly, text(localize, 'agendaUnreadable'), text(localize, 'agendaAnew'), () => this.#change([]));
    }

    const items = agenda.items;
    const minutes = this._minutes ?? (this.eventIsOver || items.some(hasMinutes));
    const starts = startTimes(items, this.eventStart);
    return html`
      ${items.length > 0 ? this.#renderBar(items, minutes) : nothing}
      <div id="items" role="list" aria-label=${text(this.localize, 'agenda')}>
        ${repeat(
          items,
          (item) => item.key,
          (item, index) => html`
            <mvo-agenda-item
              role="listitem"
              .item=${item}
              .number=${index + 1}
              .count=${items.length}
              .start=${starts[index]}
              .minutes=${minutes}
              .open=${this.#open.has(item.key)}
              ?readonly=${this.readonly}
              @toggle=${(event: Event) => this.#remember(item.key, (event.target as MvoAgendaItemElement).open)}
              @change=${(event: Event) => this.#replace(index, event)}
              @mvo-agenda-item-wish=${(event: MvoAgendaItemWishEvent) => this.#grant(index, event)}></mvo-agenda-item>
          `,
        )}
      </div>
      ${this._removed ? renderRemoved(this.localize, this._removed.item.title, () => this.#restore()) : nothing} ${this.#renderFoot(items)}
      <div class="announcement" role="status" aria-live="polite">${this._announcement}</div>
    `;
  }

  #renderBar(items: readonly AgendaItem[], minutes: boolean) {
    const { minutes: total, withoutTime } = duration(items);
    return html`
      <div class="bar">
        <span class="total">
          ${text(this.localize, 'agendaTotal', items.length, total)}
          ${total > 0 && withoutTime > 0 ? html`<em>${text(this.localize, 'withoutTime', withoutTime)}</em>` : nothing}
          ${total > 0 && withoutTime === 0 && this.eventStart !== undefined
            ? html`<em>${text(this.localize, 'until', clockText(this.eventStart + total))}</em>`
            : nothing}
        </span>
        <uui-toggle
          label=${text(this.localize, 'minutesMode')}
          ?checked=${minutes}
          @change=${(event: Event) => {
            event.stopPropagation();
            this._minutes = (event.target as UUIToggleElement).checked;
          }}></uui-toggle>
      </div>
    `;
  }

  #renderFoot(items: readonly AgendaItem[]) {
    if (this.readonly) return items.length === 0 ? html`<p class="empty">${text(this.localize, 'agendaEmpty')}</p>` : nothing;
    return html`
      <uui-button
        id="add"
        look="placeholder"
        label=${text(this.localize, 'agendaItemAdd')}
        ?disabled=${items.length >= LIMITS.items}
        @click=${() => this.#insert(items.length)}>
        ${text(this.localize, 'agendaItemAdd')}
      </uui-button>
      ${items.length > 1 ? html`<p class="hint">${text(this.localize, 'agendaKeys')}</p>` : nothing}
    `;
  }

  get #agenda(): Agenda | undefined {
    return readAgenda(this.value);
  }

  get #firstProblem(): string | undefined {
    const agenda = this.#agenda;
    if (!agenda) return text(this.localize, 'agendaUnreadable');
    const [problem] = problemsOf(agenda.items);
    return problem && text(this.localize, problem.text, ...problem.numbers);
  }

  #remember(key: string, open: boolean) {
    if (open) this.#open.add(key);
    else this.#open.delete(key);
  }

  #grant(index: number, event: MvoAgendaItemWishEvent) {
    event.stopPropagation();
    switch (event.wish) {
      case 'up':
        return this.#move(index, index - 1, event.target as MvoAgendaItemElement);
      case 'down':
        return this.#move(index, index + 1, event.target as MvoAgendaItemElement);
      case 'remove':
        return this.#remove(index);
      case 'next':
        return this.#insert(index + 1);
    }
  }

  #replace(index: number, event: Event) {
    event.stopPropagation();
    const items = this.#agenda?.items ?? [];
    this.#change(items.with(index, (event.target as MvoAgendaItemElement).item));
  }

  async #insert(index: number) {
    const items = this.#agenda?.items ?? [];
    if (items.length >= LIMITS.items) return;
    const item: AgendaItem = { key: UmbId.new(), title: '' };
    this.#open.add(item.key);
    this.#change(items.toSpliced(index, 0, item));
    await this.#focus(index);
  }

  async #move(from: number, to: number, element: MvoAgendaItemElement) {
    const items = this.#agenda?.items ?? [];
    if (to < 0 || to >= items.length) return;
    const focused = element.shadowRoot?.activeElement as HTMLElement | null;
    this.#change(moved(items, from, to));
    this.#announceMove(items[from], to);
    await this.updateComplete;
    await element.updateComplete;
    // A button at the end of its way is disabled: the title takes the focus then.
    if (focused && !focused.hasAttribute('disabled')) focused.focus();
    else element.focus();
  }

  async #remove(index: number) {
    const items = this.#agenda?.items ?? [];
    this._removed = { item: items[index], index };
    this.#change(items.toSpliced(index, 1));
    this._announcement = text(this.localize, 'removed', items[index].title);
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#undo')?.focus();
  }

  async #restore() {
    if (!this._removed) return;
    const { item, index } = this._removed;
    this._removed = undefined;
    this.#change((this.#agenda?.items ?? []).toSpliced(index, 0, item));
    this._announcement = text(this.localize, 'restored', item.title);
    await this.#focus(index);
  }

  #change(items: AgendaItem[]) {
    this.value = withItems(items);
    this.dispatchEvent(new UmbChangeEvent());
  }

  #announceMove(item: AgendaItem, to: number) {
    this._announcement = text(this.localize, 'movedTo', item.title, to + 1, this.#agenda?.items.length ?? 0);
  }

  async #focus(index: number) {
    await this.updateComplete;
    const element = this.renderRoot.querySelectorAll('mvo-agenda-item')[index];
    await element?.updateComplete;
    element?.focus();
  }

  static override styles = [announcementStyles, removedStyles, unreadableStyles, agendaEditorStyles];
}

export { MvoPropertyEditorAgendaElement as element };

declare global {
  interface HTMLElementTagNameMap {
    'mvo-property-editor-agenda': MvoPropertyEditorAgendaElement;
  }
}
