import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { FACTS, LOOKS } from '../frame/looks';
import { documentPath, requestPath } from '../frame/routing';
import { AUDIENCES, CHANNELS } from '../graphql/words';
import type { WholeRelease } from './operations';
import { TEXTS } from './texts';

/** What goes out, to whom, from when till when, and which approval it rests on, with every digest in full. */
class ReleaseFacts extends LitElement {
  static override properties = { release: { attribute: false } };

  declare release: WholeRelease;

  override render(): TemplateResult {
    const { release } = this;
    const { facts } = TEXTS;
    const request = release.decision?.request ?? null;
    const rows: ReadonlyArray<readonly [string, string | TemplateResult | null]> = [
      [
        facts.document,
        release.document === null
          ? TEXTS.unknownDocument
          : html`<a href=${documentPath(release.document.id)}>${release.document.title}</a> · ${release.document.reference}`,
      ],
      [facts.request, request === null ? null : html`<a href=${requestPath(request.id)}>${request.reference}</a>`],
      [facts.approvedAt, instant(release.authorisedAt)],
      [facts.requester, request?.requester?.printedName ?? null],
      [facts.to, AUDIENCES[release.audience]],
      [facts.channel, CHANNELS[release.channel]],
      [facts.destination, release.destination ?? facts.erased],
      [facts.recipients, release.recipients.join('; ') || null],
      [facts.bases, release.decision?.legalBases.join(', ') || null],
      [facts.fileName, release.fileName ?? facts.erased],
      [facts.notBefore, release.notBefore === null ? null : instant(release.notBefore)],
      [facts.notAfter, release.notAfter === null ? null : instant(release.notAfter)],
      [facts.publishBy, instant(release.publishBy)],
      [facts.use, release.singleUse ? facts.once : facts.often],
    ];
    return html`
      <dl>
        ${rows.map(([label, value]) => (value === null ? nothing : html`<div><dt>${label}</dt><dd>${value}</dd></div>`))}
        ${release.decision === null
          ? nothing
          : html`<div class="wide"><dt>${facts.approval}</dt><dd>${release.decision.sentence}</dd></div>`}
        <div class="wide">
          <dt>${facts.content}</dt>
          ${release.content.map((digest) => html`<dd class="digest">${digest}</dd>`)}
        </div>
        <div class="wide"><dt>${facts.manifest}</dt><dd class="digest">${release.manifestSha256}</dd></div>
      </dl>
    `;
  }

  static override styles = [
    LOOKS,
    FACTS,
    css`
      :host {
        overflow-wrap: anywhere;
      }
    `,
  ];
}

customElements.define('imprimatur-release-facts', ReleaseFacts);
