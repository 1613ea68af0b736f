import { css, html, nothing, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { said } from '../graphql/words';
import { ROLES } from '../session/roles';
import type { Signature } from './operations';
import { TEXTS } from './texts';

/** A signature in full: who, as what, what it means, why, when, by which authority and over which digest (21 CFR 11.50). */
export function signature(signOff: Signature): TemplateResult {
  return html`
    <p>
      <b>${said(signOff.verdict)}</b> · ${signOff.printedName ?? ''}, ${ROLES[signOff.role]}
      ${signOff.retractedAt === null
        ? nothing
        : html`<span class="tag">${TEXTS.request.retracted}, ${instant(signOff.retractedAt)}</span>`}
    </p>
    <blockquote>${signOff.sentence}</blockquote>
    ${signOff.reason ? html`<p>${TEXTS.signing.reason}: ${signOff.reason}</p>` : nothing}
    <p class="quiet">
      <time datetime=${signOff.signedAt}>${instant(signOff.signedAt)}</time>${signOff.authority === null
        ? nothing
        : html` · ${TEXTS.signing.authority} ${signOff.authority.instrument}`}
      · <span class="digest">${signOff.manifestSha256}</span>
    </p>
  `;
}

/** What it looks like; a signature that was taken back is in an element of class `retracted`. */
export const SIGNATURE = css`
  blockquote {
    margin: 0.25rem 0;
    padding-left: 0.9rem;
    border-left: 4px solid var(--line);
  }
  .retracted blockquote {
    text-decoration: line-through;
  }
`;
