import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { LOOKS } from '../frame/looks';
import type { Mechanism } from '../graphql/enums';
import type { FoundInside } from './operations';
import { TEXTS } from './texts';
import { CATEGORIES, MECHANISMS, SEVERITIES } from '../graphql/words';

/** What inspection found, by the means by which a reader does or does not see it; the API gives the gravest first. */
class FindingsList extends LitElement {
  static override properties = { findings: { attribute: false }, total: { attribute: false } };

  declare findings: ReadonlyArray<FoundInside>;
  declare total: number;

  override render(): TemplateResult {
    if (this.findings.length === 0) {
      return html`<p>${TEXTS.request.noFindings}</p>`;
    }
    return html`
      ${this.total > this.findings.length
        ? html`<p class="quiet">${TEXTS.request.findingsCut(this.findings.length, this.total)}</p>`
        : nothing}
      ${[...this.grouped()].map(([mechanism, findings]) => this.group(mechanism, findings))}
    `;
  }

  private grouped(): Map<Mechanism, FoundInside[]> {
    const groups = new Map<Mechanism, FoundInside[]>();
    for (const finding of this.findings) {
      const group = groups.get(finding.mechanism);
      if (group === undefined) {
        groups.set(finding.mechanism, [finding]);
      } else {
        group.push(finding);
      }
    }
    return groups;
  }

  private group(mechanism: Mechanism, findings: ReadonlyArray<FoundInside>): TemplateResult {
    const [place, what, often, people, sample] = TEXTS.request.findingsHead;
    return html`
      <h3 id=${mechanism}>${MECHANISMS[mechanism]}</h3>
      <table aria-labelledby=${mechanism}>
        <thead>
          <tr>
            <th scope="col">${place}</th>
            <th scope="col">${what}</th>
            <th scope="col" class="number">${often}</th>
            <th scope="col" class="number">${people}</th>
            <th scope="col">${sample}</th>
          </tr>
        </thead>
        <tbody>
          ${findings.map(
            (finding) => html`
              <tr>
                <td data-head=${place}>${finding.place}</td>
                <td data-head=${what}>
                  <span>
                    <span class="tag ${finding.severity === 'CRITICAL' || finding.severity === 'HIGH' ? 'danger' : ''}"
                      >${SEVERITIES[finding.severity]}</span
                    >
                    ${finding.categories.map((category) => CATEGORIES[category]).join(', ')} ${this.setAside(finding)}
                  </span>
                </td>
                <td data-head=${often} class="number">${finding.occurrences.toLocaleString()}</td>
                <td data-head=${people} class="number">${finding.personCount.toLocaleString()}</td>
                <td data-head=${sample}><code>${finding.maskedSample ?? '–'}</code></td>
              </tr>
            `,
          )}
        </tbody>
      </table>
    `;
  }

  /** Whoever signs sees who took it out of account, beside what was found. */
  private setAside(finding: FoundInside): TemplateResult | typeof nothing {
    if (!finding.setAside) {
      return nothing;
    }
    const { waiver } = finding;
    const readers = finding.readInFull.map(({ by }) => by?.printedName ?? '?');
    const text =
      readers.length > 0 || waiver === null
        ? TEXTS.request.readBy(readers.join(', '))
        : TEXTS.request.waivedBy(
            waiver.decidedBy?.printedName ?? '?',
            waiver.askedBy?.printedName ?? '?',
            waiver.until === null ? '' : instant(waiver.until),
          );
    return html`<span class="aside">${text}</span>`;
  }

  static override styles = [
    LOOKS,
    css`
      table {
        border-collapse: collapse;
        width: 100%;
      }
      th,
      td {
        text-align: left;
        vertical-align: baseline;
        padding: 0.35rem 0.75rem 0.35rem 0;
        border-top: 1px solid var(--line);
      }
      th {
        color: var(--quiet);
        font-weight: 400;
        font-size: 0.85rem;
        border-top: none;
      }
      td {
        overflow-wrap: anywhere;
      }
      .aside {
        display: block;
        font-weight: 600;
      }
      .number {
        text-align: right;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      @media (max-width: 40rem) {
        thead {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
        tr {
          display: block;
          border-top: 1px solid var(--line);
          padding: 0.4rem 0;
        }
        td {
          display: flex;
          justify-content: space-between;
          gap: 1rem;
          border: none;
          padding: 0.15rem 0;
          text-align: right;
          white-space: normal;
        }
        td::before {
          content: attr(data-head);
          color: var(--quiet);
          text-align: left;
          flex: none;
          max-width: 45%;
        }
      }
    `,
  ];
}

customElements.define('imprimatur-findings', FindingsList);
