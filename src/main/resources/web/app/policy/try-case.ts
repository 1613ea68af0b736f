import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { Kept } from '../frame/kept';
import { FIELDS, LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import type { Audience, EvidenceField, ProtectionCategory } from '../graphql/enums';
import { AUDIENCES, CATEGORIES, EVIDENCE } from '../graphql/words';
import { acceptedBases, caseOf, inputOf, NEW_CASE, toggled, type Case } from './case';
import './dry-run-answer';
import { TryCase, type AppliedRule, type DryRun } from './operations';
import { TEXTS } from './texts';

const ALL_CATEGORIES = Object.keys(CATEGORIES) as ReadonlyArray<ProtectionCategory>;
const ALL_AUDIENCES = Object.keys(AUDIENCES) as ReadonlyArray<Audience>;
const ALL_EVIDENCE = Object.keys(EVIDENCE) as ReadonlyArray<EvidenceField>;
const CONTENT = [
  ['inspected', TEXTS.tryIt.inspected],
  ['clean', TEXTS.tryIt.clean],
  ['hiddenContent', TEXTS.tryIt.hidden],
  ['originalSpreadsheet', TEXTS.tryIt.original],
] as const;

/** A case put together, and what the policy would say to it. Nothing is decided or recorded. */
class TryCaseForm extends LitElement {
  static override properties = {
    rules: { attribute: false },
    viewerId: { attribute: false },
    put: { state: true },
    answer: { state: true },
    missing: { state: true },
    problem: { state: true },
    busy: { state: true },
  };

  declare rules: ReadonlyArray<AppliedRule>;
  declare viewerId: string;
  declare put: Case;
  declare answer: DryRun | null;
  declare missing: boolean;
  declare problem: Problem | null;
  declare busy: boolean;

  private draft: Kept<Partial<Case>> | null = null;

  constructor() {
    super();
    this.put = NEW_CASE;
    this.answer = null;
    this.missing = false;
    this.problem = null;
    this.busy = false;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('viewerId')) {
      this.draft = new Kept('try', this.viewerId, 'policy');
      this.put = caseOf(this.draft.read());
    }
  }

  /** An answer to another case is none to this one. */
  private change(what: Partial<Case>): void {
    const put = { ...this.put, ...what };
    const accepted = acceptedBases(this.rules, put);
    this.put = { ...put, legalBases: put.legalBases.filter((basis) => accepted.includes(basis)) };
    this.draft?.write(this.put);
    this.answer = null;
    this.missing = false;
    this.problem = null;
  }

  private async ask(event: Event): Promise<void> {
    event.preventDefault();
    const put = this.put;
    const input = inputOf(put);
    this.missing = input === null;
    if (this.busy || input === null) {
      return;
    }
    this.busy = true;
    try {
      const { dryRun } = (await operate(TryCase, { input })).policy;
      this.problem = null;
      this.answer = put === this.put ? dryRun : null;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('.answer h3')?.focus();
    } catch (failure) {
      this.problem = problemOf(failure);
    } finally {
      this.busy = false;
    }
  }

  override render(): TemplateResult {
    const { put } = this;
    const accepted = acceptedBases(this.rules, put);
    return html`
      <p class="quiet">${TEXTS.tryIt.purpose}</p>
      <form novalidate @submit=${this.ask}>
        <fieldset>
          <legend>${TEXTS.tryIt.categories}</legend>
          <div class="choices">
            ${ALL_CATEGORIES.map((category) =>
              this.box(CATEGORIES[category], put.categories.includes(category), () =>
                this.change({ categories: toggled(put.categories, category) }),
              ),
            )}
          </div>
        </fieldset>
        <div class="field">
          <label for="case-audience">${TEXTS.tryIt.audience}</label>
          <select
            id="case-audience"
            @change=${(event: Event) => {
              const { value } = event.target as HTMLSelectElement;
              this.change({ audience: ALL_AUDIENCES.find((audience) => audience === value) ?? null });
            }}
          >
            <option value="" ?selected=${put.audience === null}>${TEXTS.tryIt.choose}</option>
            ${ALL_AUDIENCES.map(
              (audience) =>
                html`<option value=${audience} ?selected=${put.audience === audience}>${AUDIENCES[audience]}</option>`,
            )}
          </select>
        </div>
        <fieldset>
          <legend>${TEXTS.tryIt.bases}</legend>
          ${accepted.length === 0
            ? html`<p class="quiet">${TEXTS.tryIt.basesFirst}</p>`
            : html`
                <div class="choices">
                  ${accepted.map((basis) =>
                    this.box(basis, put.legalBases.includes(basis), () =>
                      this.change({ legalBases: toggled(put.legalBases, basis) }),
                    ),
                  )}
                </div>
              `}
        </fieldset>
        <fieldset>
          <legend>${TEXTS.tryIt.content}</legend>
          <div class="choices">
            ${CONTENT.map(([name, text]) => this.box(text, put[name], () => this.change({ [name]: !put[name] })))}
          </div>
        </fieldset>
        <fieldset>
          <legend>${TEXTS.tryIt.evidence}</legend>
          <div class="choices">
            ${ALL_EVIDENCE.map((field) =>
              this.box(EVIDENCE[field], put.evidence.includes(field), () =>
                this.change({ evidence: toggled(put.evidence, field) }),
              ),
            )}
          </div>
        </fieldset>
        <button type="submit" class="main" aria-disabled=${this.busy}>
          ${this.busy ? TEXTS.tryIt.asking : TEXTS.tryIt.ask}
        </button>
      </form>
      <div role="alert">${this.missing ? html`<p class="notice danger">${TEXTS.tryIt.missing}</p>` : nothing}</div>
      ${this.problem === null ? nothing : trouble(this.problem, () => this.renderRoot.querySelector('form')?.requestSubmit())}
      ${this.answer === null
        ? nothing
        : html`
            <div class="answer">
              <h3 tabindex="-1">${TEXTS.tryIt.answer}</h3>
              <imprimatur-dry-run-answer .answer=${this.answer}></imprimatur-dry-run-answer>
            </div>
          `}
    `;
  }

  private box(text: string, checked: boolean, toggle: () => void): TemplateResult {
    return html`
      <label class="check field">
        <input type="checkbox" .checked=${checked} @change=${toggle} />
        <span>${text}</span>
      </label>
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      fieldset {
        margin-bottom: 1rem;
      }
      legend,
      label[for] {
        font-weight: 600;
      }
      select {
        max-width: 30rem;
      }
      .choices {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(16rem, 100%), 1fr));
        gap: 0 1.5rem;
      }
      .choices .field {
        margin: 0;
        padding: 0.25rem 0;
        overflow-wrap: anywhere;
      }
      .notice {
        margin: 0.75rem 0 0;
      }
      .answer {
        margin-top: 1.25rem;
        border-top: 1px solid var(--line);
      }
    `,
  ];
}

customElements.define('imprimatur-try-case', TryCaseForm);
