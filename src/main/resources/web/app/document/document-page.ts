import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { auditLinks } from '../audit/audit-links';
import { instant } from '../frame/instants';
import { FACTS, LOOKS, ROWS } from '../frame/looks';
import type { Listing, PagedList } from '../frame/paged-list';
import '../frame/paged-list';
import { trouble } from '../frame/trouble';
import { operate, problemOf, type Problem } from '../graphql/client';
import type { Role } from '../graphql/enums';
import { CATEGORIES } from '../graphql/words';
import { whoAmI, type Viewer } from '../session/viewer';
import { DOCUMENT } from './document-looks';
import { FORM } from './form-looks';
import { ofDocument, releaseRow, requestRow } from './of-document';
import {
  DocumentById,
  DocumentReleases,
  DocumentRequests,
  DocumentVersions,
  type ListedVersion,
  type ReleaseOfDocument,
  type RequestOfDocument,
  type WholeDocument,
} from './operations';
import { TEXTS } from './texts';
import { versionRow } from './version-row';
import './version-upload';

/** As Visibility has it: reviewers every version, submitters their own. */
const READS_CONTENT: ReadonlySet<Role> = new Set<Role>([
  'PROGRAM_REVIEWER',
  'RECORDS_OFFICER',
  'PRIVACY_OFFICER',
  'COUNSEL',
  'APPROVING_OFFICIAL',
  'SUBMITTER',
]);

/** One document: its versions with what was found in them, and what was asked and released of it. */
class DocumentPage extends LitElement {
  static override properties = {
    documentId: { attribute: false },
    shown: { state: true },
    viewer: { state: true },
    missing: { state: true },
    problem: { state: true },
    versions: { state: true },
    requests: { state: true },
    releases: { state: true },
  };

  declare documentId: string;
  declare shown: WholeDocument | null;
  declare viewer: Viewer | null;
  declare missing: boolean;
  declare problem: Problem | null;
  declare versions: Listing<ListedVersion> | null;
  declare requests: Listing<RequestOfDocument> | null;
  declare releases: Listing<ReleaseOfDocument> | null;

  private question = 0;
  private readonly open = new Set<string>();

  constructor() {
    super();
    this.shown = null;
    this.viewer = null;
    this.missing = false;
    this.problem = null;
    this.versions = null;
    this.requests = null;
    this.releases = null;
  }

  override willUpdate(changed: PropertyValues): void {
    if (changed.has('documentId')) {
      this.shown = null;
      this.missing = false;
      this.problem = null;
      void this.load();
    }
  }

  private readonly load = async (): Promise<void> => {
    const question = ++this.question;
    const id = this.documentId;
    try {
      const [{ document: found }, viewer] = await Promise.all([operate(DocumentById, { id }), whoAmI()]);
      if (question === this.question) {
        this.viewer = viewer;
        this.take(id, found);
      }
    } catch (failure) {
      if (question === this.question) {
        const problem = problemOf(failure);
        // A mangled link leads to nothing, as one to a document that is not there does.
        this.missing = problem.code === 'INVALID_ID';
        this.problem = this.missing ? null : problem;
      }
    }
  };

  private take(id: string, found: WholeDocument | null): void {
    const first = this.shown === null;
    this.shown = found;
    this.missing = found === null;
    this.problem = null;
    document.title = `${found?.title ?? TEXTS.document.missing} – Imprimatur`;
    if (first) {
      this.list(id);
      void this.updateComplete.then(() => this.renderRoot.querySelector('h1')?.focus());
    }
  }

  private list(id: string): void {
    const { document: words } = TEXTS;
    this.versions = ofDocument(async (after) => (await operate(DocumentVersions, { id, after })).document?.versions, {
      row: (version) => this.version(version),
      label: words.versions,
      loading: words.versionsLoading,
      none: words.noVersions,
    });
    this.requests = ofDocument(async (after) => (await operate(DocumentRequests, { id, after })).document?.approvalRequests, {
      row: requestRow,
      label: words.requests,
      loading: words.requestsLoading,
      none: words.noRequests,
    });
    this.releases = ofDocument(async (after) => (await operate(DocumentReleases, { id, after })).document?.releases, {
      row: releaseRow,
      label: words.releases,
      loading: words.releasesLoading,
      none: words.noReleases,
    });
  }

  /** There is another version, or there may be. */
  private readonly renewed = async (): Promise<void> => {
    await this.load();
    await this.updateComplete;
    await this.renderRoot.querySelector<PagedList<ListedVersion>>('.versions')?.reload();
    this.renderRoot.querySelector<HTMLElement>('#versions')?.focus();
  };

  private version(version: ListedVersion): TemplateResult {
    if (this.shown === null) {
      return html``;
    }
    const roles = this.viewer?.roles ?? [];
    return versionRow(version, {
      document: this.shown,
      submits: roles.includes('SUBMITTER'),
      reads: roles.some((role) => READS_CONTENT.has(role)),
      open: this.open.has(version.id),
      toggle: (open) => this.toggle(version.id, open),
      regenerated: () => void this.renewed(),
      inspected: () => void this.renderRoot.querySelector<PagedList<ListedVersion>>('.versions')?.reload(),
    });
  }

  private toggle(version: string, open: boolean): void {
    if (this.open.has(version) !== open) {
      this.open[open ? 'add' : 'delete'](version);
      this.renderRoot.querySelector<PagedList<ListedVersion>>('.versions')?.requestUpdate();
    }
  }

  override render(): TemplateResult {
    if (this.problem !== null) {
      return trouble(this.problem, () => void this.load());
    }
    if (this.missing) {
      return html`
        <h1 tabindex="-1">${TEXTS.document.missing}</h1>
        <p><a href="/documents">${TEXTS.document.toList}</a></p>
      `;
    }
    if (this.shown === null || this.viewer === null) {
      return html`<p role="status">${TEXTS.document.loading}</p>`;
    }
    return this.whole(this.shown, this.viewer);
  }

  private whole(shown: WholeDocument, viewer: Viewer): TemplateResult {
    const { document: words } = TEXTS;
    return html`
      <p class="path"><a href="/documents">${words.toList}</a></p>
      <h1 tabindex="-1">${shown.title}</h1>
      ${this.facts(shown)}
      <section aria-labelledby="versions">
        <h2 id="versions" tabindex="-1">${words.versions}</h2>
        <imprimatur-paged-list class="versions" .listing=${this.versions}></imprimatur-paged-list>
      </section>
      ${this.adding(shown, viewer)}
      <section class="panel" aria-labelledby="requests">
        <h2 id="requests">${words.requests}</h2>
        <imprimatur-paged-list class="plain" .listing=${this.requests}></imprimatur-paged-list>
      </section>
      <section class="panel" aria-labelledby="releases">
        <h2 id="releases">${words.releases}</h2>
        <imprimatur-paged-list class="plain" .listing=${this.releases}></imprimatur-paged-list>
      </section>
      ${auditLinks(viewer.roles, { document: shown.id })}
    `;
  }

  private facts(shown: WholeDocument): TemplateResult {
    const { document: words, list } = TEXTS;
    const holds = shown.legalHolds.map(({ matter, placedAt, liftedAt }) =>
      liftedAt === null
        ? words.holdSince(matter, instant(placedAt))
        : words.holdLifted(matter, instant(placedAt), instant(liftedAt)),
    );
    const held = shown.legalHolds.some(({ liftedAt }) => liftedAt === null);
    return html`
      <div class="panel">
        <dl>
          <div><dt>${words.reference}</dt><dd>${shown.reference}</dd></div>
          <div><dt>${list.custodian}</dt><dd>${shown.custodian}</dd></div>
          <div>
            <dt>${list.registered}</dt>
            <dd><time datetime=${shown.registeredAt}>${instant(shown.registeredAt)}</time></dd>
          </div>
          ${shown.registeredBy === null
            ? nothing
            : html`<div><dt>${words.registeredBy}</dt><dd>${shown.registeredBy.printedName}</dd></div>`}
          <div class="wide">
            <dt>${list.declared}</dt>
            <dd>${shown.declaredCategories.map((category) => html`<span class="tag">${CATEGORIES[category]}</span>`)}</dd>
          </div>
          ${holds.length === 0
            ? nothing
            : html`
                <div class="wide">
                  <dt>${words.holds}</dt>
                  <dd>
                    ${held ? html`<span class="tag danger">${words.held}</span>` : nothing}
                    <ul>
                      ${holds.map((hold) => html`<li>${hold}</li>`)}
                    </ul>
                  </dd>
                </div>
              `}
        </dl>
      </div>
    `;
  }

  private adding(shown: WholeDocument, viewer: Viewer): TemplateResult | typeof nothing {
    const { document: words } = TEXTS;
    if (!viewer.roles.includes('SUBMITTER')) {
      return nothing;
    }
    return html`
      <section class="panel adding" aria-labelledby="adding">
        <h2 id="adding">${words.add}</h2>
        ${shown.viewerCanAddVersion.allowed
          ? html`
              <p class="quiet">${words.addHint}</p>
              <imprimatur-version-upload
                .viewer=${viewer.id}
                .about=${shown.id}
                .button=${words.addButton}
                .target=${() => Promise.resolve(shown)}
                @added=${this.renewed}
                @behind=${this.renewed}
              ></imprimatur-version-upload>
            `
          : html`<p>${words.mayNotAdd} ${shown.viewerCanAddVersion.reason}</p>`}
      </section>
    `;
  }

  static override styles = [LOOKS, FACTS, ROWS, FORM, DOCUMENT];
}

customElements.define('imprimatur-document-page', DocumentPage);
