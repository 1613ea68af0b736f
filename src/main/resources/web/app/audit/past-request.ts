import { html, nothing, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { AUDIENCES, CHANNELS, STATES } from '../graphql/words';
import { ROLES } from '../session/roles';
import type { PastRequest } from './operations';
import { TEXTS } from './texts';
import { words } from './words';

type PastSignOff = PastRequest['signOffs'][number];
type PastRelease = PastRequest['releases'][number];

/** What a request was, with its sign-offs, decisions and releases. */
export function pastRequest(request: PastRequest): TemplateResult {
  const { labels } = TEXTS.asOf;
  const rows: ReadonlyArray<readonly [string, string | null]> = [
    [labels.state, STATES[request.state]],
    [labels.round, String(request.round)],
    [labels.drafted, `${instant(request.draftedAt)} · ${request.requester?.printedName ?? ''}`],
    [labels.audience, request.audience === null ? null : AUDIENCES[request.audience]],
    [labels.channel, request.channel === null ? null : CHANNELS[request.channel]],
    [labels.deadline, request.deadline === null ? null : instant(request.deadline)],
    [labels.publishBy, request.publishBy === null ? null : instant(request.publishBy)],
  ];
  return html`
    <section class="panel" aria-label=${request.reference}>
      <h2>${request.reference}</h2>
      <dl>
        ${rows.filter(([, value]) => value !== null).map(([label, value]) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`)}
        <div class="wide"><dt>${labels.manifest}</dt><dd class="digest">${request.manifestSha256}</dd></div>
      </dl>
      ${list(labels.signOffs, request.signOffs.map(signOff))}
      ${list(
        labels.decisions,
        request.decisions.map(
          (decision) => html`${words(decision.outcome)} (${words(decision.cause)}) · ${instant(decision.decidedAt)}`,
        ),
      )}
      ${list(labels.releases, request.releases.map(release))}
    </section>
  `;
}

function list(heading: string, items: ReadonlyArray<TemplateResult>): TemplateResult {
  return html`
    <h3>${heading}</h3>
    ${items.length === 0
      ? html`<p class="quiet">${TEXTS.asOf.none}</p>`
      : html`<ul>${items.map((item) => html`<li>${item}</li>`)}</ul>`}
  `;
}

function signOff(signed: PastSignOff): TemplateResult {
  return html`
    ${signed.signer?.printedName ?? ''} · ${ROLES[signed.role]} · ${words(signed.verdict)} (${words(signed.meaning)}) ·
    ${TEXTS.asOf.inRound(signed.round)} · ${instant(signed.signedAt)}
    ${signed.retractedAt === null ? nothing : html`· ${TEXTS.asOf.retracted(instant(signed.retractedAt))}`}
  `;
}

function release(past: PastRelease): TemplateResult {
  const { labels } = TEXTS.asOf;
  const moments: ReadonlyArray<readonly [string, string | null]> = [
    [labels.authorised, past.authorisedAt],
    [labels.scheduledFor, past.scheduledFor],
    [labels.published, past.publishedAt],
    [labels.suspended, past.suspendedAt],
    [labels.recalled, past.recalledAt],
    [labels.closed, past.closedAt],
  ];
  return html`
    ${words(past.state)}
    ${moments.map(([label, at]) => (at === null ? nothing : html` · ${label} ${instant(at)}`))}
  `;
}
