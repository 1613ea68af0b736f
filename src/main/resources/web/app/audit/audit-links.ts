import { html, nothing, type TemplateResult } from 'lit';
import type { Role } from '../graphql/enums';
import { asOfPath, disclosuresPath } from './as-of';
import { searchPath } from './search';
import { TEXTS } from './texts';

/** Ways from a thing to what the log says about it, for whoever may ask. */
export function auditLinks(
  roles: ReadonlyArray<Role>,
  of: { readonly document?: string; readonly request?: string; readonly release?: string },
): TemplateResult | typeof nothing {
  const audits = roles.includes('AUDITOR');
  const accounts = audits || roles.includes('PRIVACY_OFFICER') || roles.includes('RECORDS_OFFICER');
  if (!accounts) {
    return nothing;
  }
  const { document, request, release } = of;
  const accounted = document !== undefined ? { document } : release !== undefined ? { release } : null;
  const links: ReadonlyArray<readonly [string, string] | null> = [
    audits ? [searchPath(of), TEXTS.links.history] : null,
    audits && release === undefined ? [asOfPath({ ...of, at: new Date().toISOString() }), TEXTS.links.asOf] : null,
    accounted === null ? null : [disclosuresPath(accounted), TEXTS.links.disclosures],
    audits && release !== undefined ? [`/audit/custody/${release}.html`, TEXTS.links.custody] : null,
    audits && release !== undefined ? [`/audit/custody/${release}.json`, TEXTS.links.custodyJson] : null,
  ];
  const shown = links.filter((link): link is readonly [string, string] => link !== null);
  return shown.length === 0 || (request !== undefined && !audits)
    ? nothing
    : html`
        <nav class="panel" aria-label=${TEXTS.links.title}>
          <h2>${TEXTS.links.title}</h2>
          <ul>${shown.map(([path, words]) => html`<li><a href=${path}>${words}</a></li>`)}</ul>
        </nav>
      `;
}
