import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { LOOKS, ROWS } from '../frame/looks';
import '../frame/paged-list';
import type { Listing } from '../frame/paged-list';
import { requestPath } from '../frame/routing';
import { operate } from '../graphql/client';
import { AUDIENCES } from '../graphql/words';
import { type MadeInMyName, Signatures } from './operations';
import { signature, SIGNATURE } from './signature';
import { TEXTS } from './texts';

/** Every signature made in the reader's name, those that nothing vouches for too: whoever did not make one finds it here. */
class SignaturesPage extends LitElement {
  static override properties = { person: { state: true } };

  /** In whose name; null until it is known. */
  declare person: string | null;

  private readonly listing: Listing<MadeInMyName> = {
    load: async (after) => {
      const { person, signatures } = (await operate(Signatures, { after })).viewer;
      this.person = person?.printedName ?? null;
      return signatures;
    },
    row: (signOff) => this.row(signOff),
    label: TEXTS.signatures.list,
    loading: TEXTS.signatures.loading,
    empty: () => html`<div class="panel"><p><b>${TEXTS.signatures.empty}</b></p></div>`,
  };

  constructor() {
    super();
    this.person = null;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.title = `${TEXTS.signatures.title} – Imprimatur`;
  }

  override firstUpdated(): void {
    this.renderRoot.querySelector('h1')?.focus();
  }

  override render(): TemplateResult {
    return html`
      <h1 tabindex="-1">${TEXTS.signatures.title}</h1>
      ${this.person === null ? nothing : html`<p>${TEXTS.signatures.of(this.person)}</p>`}
      <div class="notice warning">${TEXTS.signatures.warning}</div>
      <imprimatur-paged-list .listing=${this.listing}></imprimatur-paged-list>
    `;
  }

  private row(signOff: MadeInMyName): TemplateResult {
    const { request } = signOff;
    return html`
      <div class="head">
        <h2>
          ${request === null
            ? TEXTS.signatures.notShown
            : html`<a class="open" href=${requestPath(request.id)}>${request.document?.title ?? request.reference}</a>`}
        </h2>
      </div>
      ${request === null ? nothing : html`<p class="quiet">${request.reference} · ${AUDIENCES[request.audience]}</p>`}
      <div class=${signOff.retractedAt === null ? '' : 'retracted'}>${signature(signOff)}</div>
    `;
  }

  static override styles = [LOOKS, ROWS, SIGNATURE];
}

customElements.define('imprimatur-signatures-page', SignaturesPage);
