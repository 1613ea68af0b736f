import { css, html, nothing, type TemplateResult } from 'lit';
import { TEXTS } from './texts';
import type { EntryVerdict } from './verification';

const SOUND = '✓';
const WRONG = '✗';
const OPEN = '…';

/** What became of something, as a sign with words: never by colour alone. */
export function mark(kind: 'good' | 'danger' | 'open', words: string): TemplateResult {
  const sign = { good: SOUND, danger: WRONG, open: OPEN }[kind];
  return html`<span class="mark ${kind}"><span aria-hidden="true">${sign}</span> ${words}</span>`;
}

/** The mark of an entry in a list; nothing for one that was not verified. */
export function entryMark(verdict: EntryVerdict | undefined): TemplateResult | typeof nothing {
  switch (verdict?.kind) {
    case undefined:
      return nothing;
    case 'verified':
      return mark('good', TEXTS.verify.verified);
    case 'waiting':
      return mark('open', TEXTS.verify.waiting);
    default:
      return mark('danger', TEXTS.verify.wrong);
  }
}

/** Why an entry is wrong; null where it is not. */
export function whatIsWrong(verdict: EntryVerdict): string | null {
  switch (verdict.kind) {
    case 'wrong':
      return TEXTS.verify.entryWrong(verdict.why);
    case 'differs':
      return TEXTS.verify.entryDiffers(verdict.what.map((each) => TEXTS.compared[each]).join(', '));
    default:
      return null;
  }
}

export const MARKS = css`
  .mark {
    font-weight: 600;
    white-space: nowrap;
  }
  .mark.good {
    color: var(--good);
  }
  .mark.danger {
    color: var(--danger);
  }
  .mark.open {
    color: var(--quiet);
  }
`;
