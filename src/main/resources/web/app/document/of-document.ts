import { html, nothing, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import type { Answer, Listing } from '../frame/paged-list';
import { releasePath, requestPath } from '../frame/routing';
import type { ReleaseState } from '../graphql/enums';
import { AUDIENCES, CHANNELS, STATES } from '../graphql/words';
import type { ReleaseOfDocument, RequestOfDocument } from './operations';
import { TEXTS } from './texts';

const RELEASE_STATES: Readonly<Record<ReleaseState, string>> = {
  AUTHORISED: 'Authorised, not published yet',
  ENDED: 'Its time has passed',
  PUBLISHED: 'Published',
  RECALLED: 'Recalled',
  SCHEDULED: 'Scheduled',
  SUPERSEDED: 'Superseded by a newer one',
  SUSPENDED: 'Suspended',
};

/** A list of what belongs to a document; of a document that is gone meanwhile there is nothing. */
export function ofDocument<Item>(
  load: (after: string | null) => Promise<Answer<Item> | undefined>,
  about: { row(item: Item): TemplateResult; readonly label: string; readonly loading: string; readonly none: string },
): Listing<Item> {
  return {
    load: async (after) => (await load(after)) ?? { nodes: [], pageInfo: { hasNextPage: false, endCursor: null } },
    row: about.row,
    label: about.label,
    loading: about.loading,
    empty: () => html`<p>${about.none}</p>`,
  };
}

/** What was asked for with a document. */
export function requestRow(request: RequestOfDocument): TemplateResult {
  const { document: words } = TEXTS;
  return html`
    <div class="head">
      <a class="open" href=${requestPath(request.id)}>${request.reference}: ${AUDIENCES[request.audience]}</a>
      <b>${STATES[request.state]}</b>
    </div>
    <p class="quiet">
      ${request.version === null ? nothing : html`${words.versionOf(request.version.number)} · `}${words.by}
      ${CHANNELS[request.channel]} ·
      ${request.requester === null ? nothing : html`${words.askedBy} ${request.requester.printedName} · `}${words.drafted}
      ${instant(request.draftedAt)}${request.deadline === null
        ? nothing
        : html` · ${words.deadline} ${instant(request.deadline)}`}
    </p>
  `;
}

/** A release of a document. */
export function releaseRow(release: ReleaseOfDocument): TemplateResult {
  const { document: words } = TEXTS;
  return html`
    <div class="head">
      <a class="open" href=${releasePath(release.id)}>${AUDIENCES[release.audience]}, ${CHANNELS[release.channel]}</a>
      <b>${RELEASE_STATES[release.state]}</b>
    </div>
    <p class="quiet">
      ${release.version === null ? nothing : html`${words.versionOf(release.version.number)} · `}${release.publishedAt === null
        ? html`${words.authorised} ${instant(release.authorisedAt)}`
        : html`${words.published} ${instant(release.publishedAt)}`}
    </p>
  `;
}
