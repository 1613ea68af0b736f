import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { post, problemOf, signInAddress, type Problem } from '../graphql/client';
import { ROLES } from '../session/roles';
import { TEXTS } from '../session/texts';
import { whoAmI, type Viewer } from '../session/viewer';
import { signposts } from './home';
import { LOOKS } from './looks';
import type { Place } from './routing';

/** Where one can go, who is signed in, in which roles, and the way out. */
class PageHeader extends LitElement {
  static override properties = {
    at: { attribute: false },
    viewer: { state: true },
    problem: { state: true },
    leaving: { state: true },
    failed: { state: true },
  };

  /** The page that is shown. */
  declare at: Place['page'];
  declare viewer: Viewer | null;
  declare problem: Problem | null;
  declare leaving: boolean;
  declare failed: boolean;

  constructor() {
    super();
    this.viewer = null;
    this.problem = null;
    this.leaving = false;
    this.failed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.ask();
  }

  private async ask(): Promise<void> {
    try {
      this.viewer = await whoAmI();
    } catch (failure) {
      this.problem = problemOf(failure);
    }
  }

  private async signOut(): Promise<void> {
    if (this.leaving) {
      return;
    }
    this.leaving = true;
    this.failed = false;
    try {
      const answer = await post('/session/sign-out', {});
      if (!answer.ok && answer.status !== 401) {
        throw new Error(String(answer.status));
      }
      sessionStorage.clear();
      const { continueAt } = (await answer.json()) as { continueAt?: string };
      location.assign(continueAt ?? '/');
    } catch {
      this.leaving = false;
      this.failed = true;
    }
  }

  override render(): TemplateResult {
    return html`
      <header>
        <div class="bar">
          <nav aria-label=${TEXTS.navigation}>
            <a class="home" href="/">${TEXTS.home}</a>
            ${signposts(this.viewer?.roles ?? []).map(
              ({ page, path, text }) =>
                html`<a href=${path} aria-current=${page === this.at ? 'page' : nothing}>${text}</a>`,
            )}
          </nav>
          ${this.person()}
        </div>
        <p class="failed" role="alert">${this.failed ? TEXTS.signOutFailed : nothing}</p>
      </header>
    `;
  }

  private person(): TemplateResult | typeof nothing {
    if (this.viewer !== null) {
      const name = this.viewer.person?.printedName ?? TEXTS.unlinked;
      const roles = this.viewer.roles.map((role) => ROLES[role]).join(', ');
      return html`
        <div class="who"><b>${name}</b><span class="quiet">${roles}</span></div>
        <button type="button" aria-disabled=${this.leaving} @click=${this.signOut}>
          ${this.leaving ? TEXTS.signingOut : TEXTS.signOut}
        </button>
      `;
    }
    return this.problem?.signedOut ? html`<a class="button" href=${signInAddress()}>${TEXTS.signIn}</a>` : nothing;
  }

  static override styles = [
    LOOKS,
    css`
      header {
        background: var(--panel);
        border-bottom: 1px solid var(--line);
      }
      .bar {
        max-width: 64rem;
        margin: 0 auto;
        padding: 0.6rem 1rem;
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 0.5rem 1rem;
        min-height: 4rem;
      }
      nav {
        flex: 1;
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 1.1rem;
      }
      nav a {
        padding: 0.5rem 0;
      }
      nav a[aria-current] {
        color: var(--ink);
        font-weight: 600;
        text-decoration-thickness: 3px;
        text-underline-offset: 0.4rem;
      }
      .home {
        font-weight: 700;
        font-size: 1.15rem;
        color: var(--ink);
        text-decoration: none;
      }
      .who {
        display: flex;
        flex-direction: column;
        line-height: 1.3;
        text-align: right;
      }
      @media (max-width: 30rem) {
        .who {
          order: 3;
          width: 100%;
          text-align: left;
        }
      }
      .failed {
        max-width: 64rem;
        margin: 0 auto;
        padding: 0 1rem;
        color: var(--danger);
      }
      @media print {
        button,
        .button,
        nav a:not(.home) {
          display: none;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-page-header', PageHeader);
