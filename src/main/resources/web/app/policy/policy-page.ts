import { LitElement, css, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { FIELDS, LOOKS } from '../frame/looks';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import type { Audience, ProtectionCategory } from '../graphql/enums';
import { AUDIENCES, CATEGORIES } from '../graphql/words';
import { Policy, type AppliedRule, type PolicyResult } from './operations';
import { asks } from './rule-sentences';
import { CONDITIONS, TEXTS } from './texts';
import './try-case';

/** The rules in force, readable, and a case to try them on. */
class PolicyPage extends LitElement {
  static override properties = {
    read: { state: true },
    problem: { state: true },
    category: { state: true },
    audience: { state: true },
  };

  declare read: PolicyResult | null;
  declare problem: Problem | null;
  /** Empty for every one. */
  declare category: string;
  declare audience: string;

  constructor() {
    super();
    this.read = null;
    this.problem = null;
    this.category = '';
    this.audience = '';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.title} – Imprimatur`;
    addEventListener('beforeprint', this.unfold);
    void this.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.unfold);
  }

  /** On paper nothing can be opened. */
  private readonly unfold = (): void => {
    this.renderRoot.querySelectorAll('details').forEach((group) => {
      group.open = true;
    });
  };

  override firstUpdated(_changed: PropertyValues): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  private async load(): Promise<void> {
    try {
      this.read = await operate(Policy, {});
      this.problem = null;
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${TEXTS.title}</h1>
      ${this.problem !== null
        ? trouble(this.problem, () => void this.load(), TEXTS.signedOut)
        : this.read === null
          ? html`<p role="status">${TEXTS.loading}</p>`
          : this.whole(this.read)}
    `;
  }

  private whole({ policy, viewer }: PolicyResult): TemplateResult {
    const shown = policy.rules.filter(
      (rule) =>
        (this.category === '' || rule.category === this.category) &&
        (this.audience === '' || rule.audience === this.audience),
    );
    const categories = [...new Set(shown.map((rule) => rule.category))];
    return html`
      <p>${TEXTS.purpose}</p>
      <p class="quiet">
        ${policy.version === 0 ? TEXTS.none : TEXTS.version(policy.version)} · ${TEXTS.digest}:
        <span class="digest">${policy.sha256}</span>
      </p>
      <section class="panel trying" aria-labelledby="try">
        <h2 id="try">${TEXTS.tryIt.title}</h2>
        <imprimatur-try-case .rules=${policy.rules} .viewerId=${viewer.id}></imprimatur-try-case>
      </section>
      <div class="filters" role="group" aria-label=${TEXTS.filter}>
        ${this.filter('of', TEXTS.category, CATEGORIES, this.category, (chosen) => {
          this.category = chosen;
        })}
        ${this.filter('to', TEXTS.audience, AUDIENCES, this.audience, (chosen) => {
          this.audience = chosen;
        })}
        <p class="quiet" role="status">${TEXTS.shown(shown.length, policy.rules.length)}</p>
        <button type="button" @click=${() => print()}>${TEXTS.print}</button>
      </div>
      ${shown.length === 0 ? html`<p class="panel"><b>${TEXTS.nothingShown}</b></p>` : nothing}
      ${categories.map((category) => this.group(category, shown.filter((rule) => rule.category === category)))}
    `;
  }

  private filter(
    id: string,
    label: string,
    words: Readonly<Record<string, string>>,
    chosen: string,
    choose: (value: string) => void,
  ): TemplateResult {
    return html`
      <div class="choice">
        <label for=${id}>${label}</label>
        <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
          <option value="" ?selected=${chosen === ''}>${TEXTS.every}</option>
          ${Object.entries(words).map(
            ([value, text]) => html`<option value=${value} ?selected=${chosen === value}>${text}</option>`,
          )}
        </select>
      </div>
    `;
  }

  private group(category: ProtectionCategory, rules: ReadonlyArray<AppliedRule>): TemplateResult {
    return html`
      <details class="panel" ?open=${this.category !== '' || this.audience !== ''}>
        <summary>
          <h2>${CATEGORIES[category]}</h2>
          <span class="quiet">${TEXTS.rules(rules.length)}</span>
        </summary>
        <ul class="rules">
          ${rules.map((rule) => this.rule(rule.audience, rule))}
        </ul>
      </details>
    `;
  }

  private rule(audience: Audience, rule: AppliedRule): TemplateResult {
    const banned = rule.ruling === 'FORBIDDEN';
    return html`
      <li>
        <div>
          <h3>${AUDIENCES[audience]}</h3>
          <span class="tag ${rule.forbids ? 'danger' : ''}">${rule.forbids ? TEXTS.rule.forbidden : TEXTS.rule.allowed}</span>
        </div>
        <div>
          ${banned
            ? nothing
            : html`
                ${rule.forbids ? html`<p><b>${TEXTS.rule.uncheckable}</b></p>` : nothing}
                <p>${asks(rule).join(' ')}</p>
                ${rule.conditions.length === 0 ? nothing : this.conditions(rule)}
              `}
          <p class="quiet">${TEXTS.rule.citation}: ${rule.citation}</p>
        </div>
      </li>
    `;
  }

  private conditions(rule: AppliedRule): TemplateResult {
    return html`
      <p>${TEXTS.rule.conditions}:</p>
      <ul>
        ${rule.conditions.map(
          ({ name, evidence, checkable }) => html`
            <li>
              ${CONDITIONS[name]}, <span class="quiet">${TEXTS.rule.shownBy(evidence)}</span>
              ${checkable ? nothing : html`<span class="tag danger">${TEXTS.rule.notCheckable}</span>`}
            </li>
          `,
        )}
      </ul>
    `;
  }

  static override styles = [
    LOOKS,
    FIELDS,
    css`
      .filters {
        display: flex;
        flex-wrap: wrap;
        align-items: end;
        gap: 0.5rem 1rem;
        margin-bottom: 1rem;
      }
      .choice {
        flex: 1 1 13rem;
        min-width: 0;
      }
      summary {
        cursor: pointer;
      }
      summary h2 {
        display: inline;
        margin-right: 0.5rem;
      }
      details[open] summary {
        margin-bottom: 0.75rem;
      }
      .rules {
        list-style: none;
        margin: 0;
        padding: 0;
      }
      .rules > li {
        display: grid;
        grid-template-columns: minmax(10rem, 1fr) 3fr;
        gap: 0.25rem 1.5rem;
        padding: 0.75rem 0;
        border-top: 1px solid var(--line);
        overflow-wrap: anywhere;
      }
      .rules h3 {
        margin: 0 0 0.25rem;
      }
      .rules p {
        margin: 0 0 0.3rem;
      }
      .rules ul {
        margin: 0 0 0.3rem;
        padding-left: 1.25rem;
      }
      @media (max-width: 40rem) {
        .rules > li {
          grid-template-columns: 1fr;
        }
      }
      @media print {
        .filters,
        .trying {
          display: none;
        }
        .rules > li {
          break-inside: avoid;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-policy-page', PolicyPage);
