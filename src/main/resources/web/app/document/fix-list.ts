import { LitElement, css, html, nothing, type TemplateResult } from 'lit';
import { LOOKS } from '../frame/looks';
import { MECHANISMS } from '../graphql/words';
import { inWords, remedies, type Inspection, type Remedy } from './fixes';
import { TEXTS } from './texts';

/** What was found in a version and how to mend it, grouped by what has to be done: which sheet, which column, which step. */
class FixList extends LitElement {
  static override properties = { inspection: { attribute: false } };

  declare inspection: Inspection;

  override render(): TemplateResult {
    const { nodes, totalCount } = this.inspection.findings;
    return html`
      ${totalCount > nodes.length ? html`<p class="quiet">${TEXTS.inspection.cut(nodes.length, totalCount)}</p>` : nothing}
      ${remedies(nodes).map((remedy) => this.remedy(remedy))}
    `;
  }

  private remedy({ mechanism, grave, todo, findings }: Remedy): TemplateResult {
    return html`
      <section>
        <h4><span class="tag ${grave ? 'danger' : ''}">${MECHANISMS[mechanism]}</span></h4>
        <ul>
          ${findings.map(
            (finding) => html`
              <li>${inWords(finding)}${finding.maskedSample ? html`, <code>${finding.maskedSample}</code>` : nothing}</li>
            `,
          )}
        </ul>
        <p>${todo}</p>
      </section>
    `;
  }

  static override styles = [
    LOOKS,
    css`
      section + section {
        border-top: 1px solid var(--line);
        margin-top: 0.8rem;
        padding-top: 0.8rem;
      }
      h4 {
        margin: 0;
        font-size: 1rem;
        font-weight: 400;
      }
      ul {
        margin: 0.3rem 0;
        padding-left: 1.2rem;
      }
      li {
        overflow-wrap: anywhere;
      }
    `,
  ];
}

customElements.define('imprimatur-fixes', FixList);
