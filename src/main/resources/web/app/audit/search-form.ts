import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Kept } from '../frame/kept';
import { LOOKS } from '../frame/looks';
import { operate, problemOf } from '../graphql/client';
import type { Action, Outcome } from '../graphql/enums';
import { DocumentByReference, Everybody, type EverybodyResult } from './operations';
import { whoAmI } from '../session/viewer';
import { instantOf, localOf, queryOf, type Search } from './search';
import { SEARCH } from './search-looks';
import { TEXTS } from './texts';
import { ACTS, OUTCOMES } from './words';

type Person = EverybodyResult['people']['nodes'][number];

/** What is typed, by the names of the fields. */
type Typed = Readonly<Record<string, string>>;

/** More pages of people than this are not asked for: nobody chooses from such a list. */
const PAGES_OF_PEOPLE = 10;

/** What to look for, in fields. Tells `search` with the new search once somebody asks for it. */
class SearchForm extends LitElement {
  static override properties = {
    search: { attribute: false },
    people: { state: true },
    noPeople: { state: true },
    trouble: { state: true },
  };

  declare search: Search;
  declare people: ReadonlyArray<Person>;
  declare noPeople: boolean;
  declare trouble: string;

  private draft: Kept<Typed> | null = null;
  private touched = false;

  constructor() {
    super();
    this.people = [];
    this.noPeople = false;
    this.trouble = '';
  }

  override firstUpdated(_changed: PropertyValues): void {
    void this.begin();
  }

  private async begin(): Promise<void> {
    // Who is not signed in is told so by the list.
    const viewer = await whoAmI().catch(() => null);
    if (viewer === null) {
      return;
    }
    await this.findPeople();
    await this.updateComplete;
    this.draft = new Kept('audit-search', viewer.id, queryOf(this.search));
    this.restore(this.draft.read() ?? {});
  }

  /** What was typed and not searched for yet, unless something is being typed already. */
  private restore(typed: Typed): void {
    if (this.touched) {
      this.keep();
      return;
    }
    for (const field of this.form?.elements ?? []) {
      if (field instanceof HTMLInputElement && field.type === 'checkbox') {
        field.checked = typed[field.name] === undefined ? field.checked : typed[field.name] === 'on';
      } else if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) {
        field.value = typed[field.name] ?? field.value;
      }
    }
  }

  private readonly keep = (): void => {
    this.touched = true;
    const { form } = this;
    if (form !== null) {
      const given = new FormData(form);
      const texts = [...given].map(([name, value]) => [name, String(value)] as const);
      // A box that is not ticked is no field of the form's data.
      this.draft?.write({ ...Object.fromEntries(texts), reads: given.has('reads') ? 'on' : 'off' });
    }
  };

  private get form(): HTMLFormElement | null {
    return this.renderRoot.querySelector('form');
  }

  private async findPeople(): Promise<void> {
    const found: Person[] = [];
    let after: string | null = null;
    try {
      for (let page = 0; page < PAGES_OF_PEOPLE; page++) {
        const { people }: EverybodyResult = await operate(Everybody, { after });
        found.push(...people.nodes);
        after = people.pageInfo.endCursor;
        if (!people.pageInfo.hasNextPage) {
          break;
        }
      }
      this.people = found.sort((one, other) => one.printedName.localeCompare(other.printedName));
    } catch {
      // The search works without the names; the form says what to do.
      this.noPeople = true;
    }
  }

  private async submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const text = (name: string): string | null => String(given.get(name) ?? '').trim() || null;
    const reference = text('document');
    const document = reference === null ? this.search.document : await this.documentOf(reference);
    if (this.trouble !== '') {
      return;
    }
    const action = text('action');
    const detail: Search = {
      ...this.search,
      from: instantOf(text('from')),
      until: instantOf(text('until')),
      actions: action === null ? [] : (action.split(',') as Action[]),
      outcome: text('outcome') as Outcome | null,
      by: text('by'),
      person: text('person'),
      reason: text('reason')?.toUpperCase().replaceAll(' ', '_') ?? null,
      reads: given.get('reads') !== null,
      document,
    };
    this.draft?.clear();
    this.dispatchEvent(new CustomEvent('search', { detail }));
  }

  private async documentOf(reference: string): Promise<string | null> {
    this.trouble = '';
    try {
      const { document } = await operate(DocumentByReference, { reference: reference.toUpperCase() });
      if (document === null) {
        this.trouble = TEXTS.search.documentUnknown;
      }
      return document?.id ?? null;
    } catch (failure) {
      this.trouble = problemOf(failure).message;
      return null;
    }
  }

  override render(): TemplateResult {
    const { search } = this;
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const acts = Object.entries(ACTS).sort(([, one], [, other]) => one.localeCompare(other));
    return html`
      <form class="panel" aria-label=${TEXTS.search.form} @input=${this.keep} @submit=${this.submit}>
        <div class="fields">
          ${this.field('from', TEXTS.search.from, 'datetime-local', localOf(search.from), TEXTS.search.zone(zone))}
          ${this.field('until', TEXTS.search.until, 'datetime-local', localOf(search.until))}
          ${this.who('by', TEXTS.search.by, search.by)} ${this.who('person', TEXTS.search.about, search.person)}
          <label>
            <span>${TEXTS.search.act}</span>
            <select name="action">
              <option value="" .selected=${search.actions.length === 0}>${TEXTS.search.anyAct}</option>
              ${search.actions.length > 1
                ? html`<option value=${search.actions.join(',')} selected>${TEXTS.search.severalActs}</option>`
                : nothing}
              ${acts.map(([code, name]) => html`<option value=${code} .selected=${search.actions.join() === code}>${name}</option>`)}
            </select>
          </label>
          <label>
            <span>${TEXTS.search.outcome}</span>
            <select name="outcome">
              <option value="" .selected=${search.outcome === null}>${TEXTS.search.anyOutcome}</option>
              ${Object.entries(OUTCOMES).map(
                ([code, name]) => html`<option value=${code} .selected=${search.outcome === code}>${name}</option>`,
              )}
            </select>
          </label>
          ${this.field('reason', TEXTS.search.reason, 'text', search.reason ?? '', TEXTS.search.reasonHint)}
          ${this.field('document', TEXTS.search.document, 'text', '', TEXTS.search.documentHint)}
        </div>
        <div role="alert" class="trouble">${this.trouble}</div>
        ${this.noPeople ? html`<p class="quiet">${TEXTS.search.noPeople}</p>` : nothing}
        <div class="ends">
          <label class="check">
            <input type="checkbox" name="reads" .checked=${search.reads} />
            <span>${TEXTS.search.reads}</span>
          </label>
          <span class="acts">
            <a class="button" href="/audit">${TEXTS.search.clear}</a>
            <button type="submit" class="main">${TEXTS.search.go}</button>
          </span>
        </div>
      </form>
    `;
  }

  private field(name: string, label: string, type: string, value: string, hint = ''): TemplateResult {
    return html`
      <label>
        <span>${label}</span>
        <input name=${name} type=${type} .value=${value} autocomplete="off" spellcheck="false" />
        ${hint === '' ? nothing : html`<small class="quiet">${hint}</small>`}
      </label>
    `;
  }

  private who(name: string, label: string, chosen: string | null): TemplateResult {
    return html`
      <label>
        <span>${label}</span>
        <select name=${name}>
          <option value="" .selected=${chosen === null}>${TEXTS.search.anybody}</option>
          ${chosen !== null && !this.people.some(({ id }) => id === chosen)
            ? html`<option value=${chosen} selected>${TEXTS.search.other}</option>`
            : nothing}
          ${this.people.map(
            ({ id, printedName }) => html`<option value=${id} .selected=${id === chosen}>${printedName}</option>`,
          )}
        </select>
      </label>
    `;
  }

  static override styles = [LOOKS, SEARCH];
}

customElements.define('imprimatur-audit-search', SearchForm);
