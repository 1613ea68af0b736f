import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FORM } from '../document/form-looks';
import { Kept } from '../frame/kept';
import { LOOKS } from '../frame/looks';
import { requestPath } from '../frame/routing';
import { TEXTS as FRAME } from '../frame/texts';
import { problemOf, sentences, signInAddress, type Problem } from '../graphql/client';
import './ask-dry-run';
import { toWhom, when, why, type Fields } from './ask-fields';
import { ASK } from './ask-looks';
import { TEXTS } from './ask-texts';
import { saveDraft, submitDraft, type Saved, type Sent } from './ask-sending';
import {
  askedBefore,
  disclosureOf,
  nothingAsked,
  policyCase,
  wrongIn,
  type Asking,
  type Field,
  type Trial,
} from './asking';
import { bansInWords } from './bans';
import { newKey } from './intention';
import type { AskRefusal, AskedDisclosure, AskedVersion } from './operations';
import { PolicyTrial } from './policy-trial';
import { fieldsOf, wordsOf } from './ask-refusals';

/** What is kept of a form that was begun: what was typed, the key that makes a repetition the same act, and the draft it became. */
interface Begun {
  readonly asking: Asking;
  readonly key: string;
  readonly saved: Saved | null;
  /** The key of what the draft says: as long as it is the key, nothing has to be saved again. */
  readonly savedKey: string | null;
}

/** The draft is not what it was, or none any more: it was worked on elsewhere. */
const ELSEWHERE: ReadonlySet<string> = new Set(['STALE_REQUEST', 'NOT_IN_DRAFT', 'REQUEST_CLOSED', 'REQUEST_UNKNOWN']);

/**
 * The guided form for what is asked about one version, with a trial of the policy as one types. Makes a draft, or changes the one
 * that is given, and submits it. Tells `asked` with the request's id once it was saved or submitted, and `left` when it was not.
 */
class AskForm extends LitElement {
  static override properties = {
    version: { attribute: false },
    draft: { attribute: false },
    again: { attribute: false },
    viewer: { attribute: false },
    begun: { state: true },
    trial: { state: true },
    problem: { state: true },
    checked: { state: true },
    refusals: { state: true },
    failure: { state: true },
    sending: { state: true },
    kept: { state: true },
    elsewhere: { state: true },
  };

  declare version: AskedVersion;
  /** The draft that is changed; null for a new request. */
  declare draft: AskedDisclosure | null;
  /** The ended request that a new one asks again for. */
  declare again: AskedDisclosure | null;
  /** The viewer's opaque id. */
  declare viewer: string;
  declare begun: Begun;
  declare trial: Trial | null;
  declare problem: Problem | null;
  /** What was tried, so that what is wrong is said: saving a draft needs less than submitting. */
  declare checked: 'save' | 'submit' | null;
  declare refusals: ReadonlyArray<AskRefusal>;
  declare failure: Problem | null;
  declare sending: 'save' | 'submit' | null;
  declare kept: boolean;
  /** The request that this was saved as and that went on without this form. */
  declare elsewhere: string | null;

  private store: Kept<Begun> | null = null;
  private about = '';
  private readonly policy = new PolicyTrial((trial, problem) => {
    this.trial = trial;
    this.problem = problem;
  });

  constructor() {
    super();
    this.draft = null;
    this.again = null;
    this.trial = null;
    this.problem = null;
    this.checked = null;
    this.refusals = [];
    this.failure = null;
    this.sending = null;
    this.kept = false;
    this.elsewhere = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.policy.end();
  }

  override willUpdate(changed: PropertyValues): void {
    const about = this.draft?.id ?? `${this.version.id} ${this.again?.id ?? ''}`;
    if (about !== this.about) {
      this.about = about;
      this.begin(about);
    }
    if (changed.has('version')) {
      this.policy.about(policyCase(this.version, this.begun.asking));
    }
  }

  private begin(about: string): void {
    this.store = new Kept('ask', this.viewer, about);
    const before = this.store.read();
    const asked = this.draft ?? this.again;
    this.kept = before !== null;
    this.begun = before ?? {
      asking: asked === null ? nothingAsked(this.version) : askedBefore(asked),
      key: newKey(),
      saved: null,
      savedKey: null,
    };
    if (this.draft !== null) {
      // What is there now counts, not what was there when it was typed.
      this.begun = { ...this.begun, saved: { requestId: this.draft.id, lockVersion: this.draft.lockVersion }, savedKey: null };
    }
  }

  /** Whoever changes what they ask asks something else: it is not the same act. */
  private readonly change = (what: Partial<Asking>): void => {
    this.begun = { ...this.begun, asking: { ...this.begun.asking, ...what }, key: newKey() };
    this.store?.write(this.begun);
    this.refusals = [];
    this.policy.about(policyCase(this.version, this.begun.asking));
  };

  private wrong(): ReadonlyMap<Field, string> {
    const wrong = new Map<Field, string>();
    if (this.checked !== null) {
      for (const field of wrongIn(this.begun.asking, this.checked === 'submit')) {
        wrong.set(field, field === 'notBefore' ? TEXTS.when.skipped : field === 'notAfter' ? TEXTS.when.order : TEXTS.wrong[field]);
      }
    }
    for (const [field, words] of fieldsOf(this.refusals)) {
      wrong.set(field, words);
    }
    return wrong;
  }

  private async send(what: 'save' | 'submit'): Promise<void> {
    if (this.sending !== null) {
      return;
    }
    this.checked = what;
    this.refusals = [];
    this.failure = null;
    if (wrongIn(this.begun.asking, what === 'submit').size > 0) {
      await this.focusOnWrong();
      return;
    }
    this.sending = what;
    try {
      this.answered(await this.sent(what), what);
    } catch (failure) {
      this.failure = problemOf(failure);
    } finally {
      this.sending = null;
    }
  }

  /** Saves what is not saved yet, and submits where that is wanted. */
  private async sent(what: 'save' | 'submit'): Promise<Sent> {
    const { asking, key, saved, savedKey } = this.begun;
    let answer: Sent = { saved, refusals: [] };
    if (saved === null || savedKey !== key) {
      answer = await saveDraft(this.version, this.again?.id ?? null, disclosureOf(asking, this.trial), saved, key);
      if (answer.saved !== null) {
        this.begun = { ...this.begun, saved: answer.saved, savedKey: key };
        this.store?.write(this.begun);
      }
    }
    return what === 'submit' && answer.saved !== null ? submitDraft(answer.saved, key) : answer;
  }

  private answered({ saved, refusals }: Sent, what: 'save' | 'submit'): void {
    if (refusals.length === 0 && saved !== null) {
      this.store?.clear();
      this.dispatchEvent(new CustomEvent('asked', { detail: { requestId: saved.requestId, submitted: what === 'submit' } }));
      return;
    }
    this.refusals = refusals;
    if (this.draft === null && refusals.some(({ code }) => ELSEWHERE.has(code))) {
      this.elsewhere = this.begun.saved?.requestId ?? null;
      this.begun = { ...this.begun, key: newKey(), saved: null, savedKey: null };
      this.store?.write(this.begun);
    }
    void this.focusOnWrong();
  }

  private async focusOnWrong(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"], .refused')?.focus();
  }

  private leave(): void {
    this.store?.clear();
    this.dispatchEvent(new Event('left'));
  }

  override render(): TemplateResult {
    const fields: Fields = { asking: this.begun.asking, trial: this.trial, wrong: this.wrong(), change: this.change };
    return html`
      ${this.kept ? html`<p class="notice" role="status">${TEXTS.acts.kept}${this.keptDraft()}</p>` : nothing}
      <form novalidate @submit=${(event: Event) => event.preventDefault()}>
        <section class="panel" aria-labelledby="to">
          <h2 id="to">${TEXTS.to.heading}</h2>
          ${toWhom(fields)}
        </section>
        <section class="panel" aria-labelledby="why">
          <h2 id="why">${TEXTS.why.heading}</h2>
          ${why(fields)}
        </section>
        <section class="panel" aria-labelledby="when">
          <h2 id="when">${TEXTS.when.heading}</h2>
          ${when(fields)}
        </section>
      </form>
      <section class="panel" aria-labelledby="trial">
        <h2 id="trial">${TEXTS.trial.heading}</h2>
        <imprimatur-ask-dry-run
          .trial=${this.trial}
          .problem=${this.problem}
          .open=${this.begun.asking.audience !== null}
          @again=${() => this.policy.again()}
        ></imprimatur-ask-dry-run>
      </section>
      ${this.acts(fields.wrong)}
    `;
  }

  private keptDraft(): string {
    return this.draft === null && this.begun.saved !== null ? ` ${TEXTS.acts.draftKept}` : '';
  }

  private acts(wrong: ReadonlyMap<Field, string>): TemplateResult {
    const { acts } = TEXTS;
    const busy = this.sending !== null;
    return html`
      <div class="acts">
        <button type="button" class="main" aria-disabled=${busy} @click=${() => this.send('submit')}>
          ${this.sending === 'submit' ? acts.submitting : acts.submit}
        </button>
        <button type="button" aria-disabled=${busy} @click=${() => this.send('save')}>
          ${this.sending === 'save' ? acts.saving : this.draft === null ? acts.save : acts.saveChanges}
        </button>
        ${this.draft === null ? nothing : html`<button type="button" aria-disabled=${busy} @click=${this.leave}>${acts.leave}</button>`}
      </div>
      <p class="quiet">${acts.note}</p>
      <div role="alert">
        ${this.refusals.map((refusal) => this.refused(refusal))}
        ${this.refusals.length === 0 && wrong.size > 0 ? html`<p class="notice danger">${TEXTS.wrong.incomplete}</p>` : nothing}
        ${this.failure === null ? nothing : html`<p class="notice danger">${this.failure.message}</p>`}
      </div>
      ${this.elsewhere === null ? nothing : html`<p><a href=${requestPath(this.elsewhere)}>${TEXTS.acts.elsewhere}</a></p>`}
      ${this.failure?.signedOut ? html`<a class="button main" href=${signInAddress()}>${FRAME.signIn}</a>` : nothing}
    `;
  }

  private refused(refusal: AskRefusal): TemplateResult {
    const bans = bansInWords(refusal.rules ?? []);
    return html`
      <div class="notice danger refused" tabindex="-1">
        <p><b>${sentences([refusal])}</b></p>
        ${wordsOf(refusal).map((words) => html`<p>${words}</p>`)}
        ${bans.length === 0
          ? nothing
          : html`<ul>${bans.map(({ why: reason, todo }) => html`<li>${reason} ${todo}</li>`)}</ul>`}
      </div>
    `;
  }

  static override styles = [LOOKS, FORM, ASK];
}

customElements.define('imprimatur-ask-form', AskForm);
