import { css, html, nothing, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { entryPath } from '../frame/routing';
import type { ListedEntry } from './operations';
import type { EntryVerdict } from './verification';
import { entryMark, MARKS } from './verification-marks';
import { OUTCOMES } from './words';

/** One entry in a list: when and what, and what became of it where it was verified, leading to the entry in full. */
export function entryRow(entry: ListedEntry, verdict?: EntryVerdict): TemplateResult {
  return html`
    <time class="quiet" datetime=${entry.occurredAt}>${instant(entry.occurredAt)}</time>
    <span class="what">
      <a class="open" href=${entryPath(entry.id)}>${entry.sentence}</a>
      ${entry.outcome === 'PERMITTED' ? nothing : html`<span class="tag danger">${OUTCOMES[entry.outcome]}</span>`}
      ${entryMark(verdict)}
    </span>
    <span class="index quiet">${entry.index ?? nothing}</span>
  `;
}

/** What rows of entries look like: as close to each other as lines of a ledger. */
export const ENTRY_ROWS = css`
  ${MARKS}
  .row {
    display: grid;
    grid-template-columns: minmax(12.5rem, auto) 1fr auto;
    gap: 0 1rem;
    padding: 0.55rem 1rem;
    background: var(--panel);
    border: 1px solid var(--line);
    margin-top: -1px;
  }
  .row:focus-within {
    border-color: var(--focus);
  }
  .what {
    overflow-wrap: anywhere;
  }
  .index {
    font-variant-numeric: tabular-nums;
  }
  .end {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.5rem 1rem;
    margin-top: 0.75rem;
  }
  @media (max-width: 40rem) {
    .row {
      grid-template-columns: 1fr auto;
    }
    .what {
      grid-column: 1 / -1;
      grid-row: 2;
    }
  }
`;
