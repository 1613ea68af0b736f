import { html, nothing, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { askPath } from '../frame/routing';
import type { ListedVersion, WholeDocument } from './operations';
import { sizeInWords, TEXTS } from './texts';
import './version-inspection';

/** What a version's row is told about it. */
export interface VersionRow {
  readonly document: WholeDocument;
  /** Whether what was found in it is shown; always so for the latest. */
  readonly open: boolean;
  /** Whether the viewer asks for disclosures. */
  readonly submits: boolean;
  /** Whether the viewer is in a role that reads content; the service decides for each version. */
  readonly reads: boolean;
  toggle(open: boolean): void;
  regenerated(): void;
  /** An inspection that was under way has ended. */
  inspected(): void;
}

/** One version of a document: its bytes, who made it, what was found, and what can be done with it. */
export function versionRow(version: ListedVersion, about: VersionRow): TemplateResult {
  const { document: words } = TEXTS;
  const latest = about.document.latestVersion?.id === version.id;
  return html`
    <div class="head">
      <h3>${words.version(version.number, version.fileName)}</h3>
      <p class="quiet state">${TEXTS.states[version.state]}</p>
    </div>
    <p class="quiet">
      ${version.createdBy === null ? nothing : html`${words.addedBy} ${version.createdBy.printedName} · `}
      <time datetime=${version.createdAt}>${instant(version.createdAt)}</time>
      ${version.regeneratedFrom === null ? nothing : html` · ${words.regeneratedFrom(version.regeneratedFrom.number)}`}
    </p>
    ${version.blocked ? html`<p class="notice danger"><b>${words.blocked}</b></p>` : nothing}
    ${version.contentDestroyedAt === null
      ? nothing
      : html`<p class="notice warning">${words.destroyed(instant(version.contentDestroyedAt))}</p>`}
    <dl>
      <div><dt>${words.size}</dt><dd>${sizeInWords(Number(version.byteSize))}</dd></div>
      <div><dt>${words.type}</dt><dd>${version.mediaType}</dd></div>
      ${version.editors.length === 0
        ? nothing
        : html`<div><dt>${words.editors}</dt><dd>${version.editors.map(({ printedName }) => printedName).join(', ')}</dd></div>`}
      <div class="wide"><dt>${words.sha256}</dt><dd class="digest">${version.sha256}</dd></div>
    </dl>
    ${latest ? found(version, about, true) : folded(version, about)} ${acts(version, about, latest)}
  `;
}

function found(version: ListedVersion, about: VersionRow, latest: boolean): TemplateResult {
  return html`
    <imprimatur-version-inspection
      .versionId=${version.id}
      .mayAdd=${latest && about.document.viewerCanAddVersion.allowed}
      @regenerated=${() => about.regenerated()}
      @inspected=${() => {
        if (version.state === 'RECEIVED' || version.state === 'INSPECTING') {
          about.inspected();
        }
      }}
    ></imprimatur-version-inspection>
  `;
}

/** What was found in earlier versions is asked for only when somebody wants to see it. */
function folded(version: ListedVersion, about: VersionRow): TemplateResult {
  return html`
    <details .open=${about.open} @toggle=${(event: Event) => about.toggle((event.target as HTMLDetailsElement).open)}>
      <summary>${TEXTS.document.found}<span class="unseen"> (${TEXTS.document.versionOf(version.number)})</span></summary>
      ${about.open ? found(version, about, false) : nothing}
    </details>
  `;
}

function acts(version: ListedVersion, about: VersionRow, latest: boolean): TemplateResult | typeof nothing {
  const { document: words } = TEXTS;
  const of = html`<span class="unseen"> (${words.versionOf(version.number)})</span>`;
  if (version.contentDestroyedAt !== null) {
    return nothing;
  }
  return html`
    <div class="acts">
      ${latest && about.submits ? html`<a class="button main" href=${askPath(version.id)}>${words.ask}${of}</a>` : nothing}
      ${about.reads
        ? html`
            <a class="button" href=${version.contentPath} download>${words.download}${of}</a>
            <span class="quiet">${words.downloadHint}</span>
          `
        : nothing}
    </div>
  `;
}
