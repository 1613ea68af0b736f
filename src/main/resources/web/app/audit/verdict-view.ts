import { html, nothing, type TemplateResult } from 'lit';
import { instant } from '../frame/instants';
import { entryPath } from '../frame/routing';
import type { ShownEntry } from './entry-body';
import { TEXTS } from './texts';
import type { SeenHead } from './trust';
import type { EntryVerdict, HeadVerdict } from './verification';
import { mark, whatIsWrong } from './verification-marks';

/** What became of the entries that a page showed; one that is shown anew was not verified. */
export type Verdicts = ReadonlyMap<ShownEntry, EntryVerdict>;

/** What must not be overheard. */
export function alarming(verdict: HeadVerdict | null, verdicts: Verdicts | null): TemplateResult | typeof nothing {
  const texts = TEXTS.verify;
  switch (verdict?.kind) {
    case 'refused':
      return notice('danger', verdict.why === null ? texts.refused : texts.refusedWhy(verdict.why), texts.refusedHint);
    case 'alarm':
      return notice(
        'danger',
        `${texts.alarm(instant(verdict.kept.seenAt))} ${texts.alarms[verdict.why]}`,
        texts.alarmHint,
      );
    default:
      return verdicts === null ? nothing : wrongs(verdicts);
  }
}

function wrongs(verdicts: Verdicts): TemplateResult | typeof nothing {
  const wrong = [...verdicts].flatMap(([entry, verdict]) => {
    const why = whatIsWrong(verdict);
    return why === null ? [] : [{ entry, why }];
  });
  return wrong.length === 0
    ? nothing
    : html`
        <div class="notice danger">
          <p>${mark('danger', '')}<b>${TEXTS.verify.summaryWrong(wrong.length, verdicts.size)}</b></p>
          <ul>
            ${wrong.map(
              ({ entry, why }) => html`
                <li><a href=${entryPath(entry.id)}>${TEXTS.verify.shownEntry(entry.index)}</a>: ${why}</li>
              `,
            )}
          </ul>
          <p>${TEXTS.verify.wrongHint}</p>
        </div>
      `;
}

/** What may be relied on. */
export function reassuring(
  verdict: HeadVerdict | null,
  verdicts: Verdicts | null,
  one: boolean,
): TemplateResult | typeof nothing {
  const texts = TEXTS.verify;
  if (verdict?.kind === 'none') {
    return html`<p>${texts.none}</p>`;
  }
  return verdict?.kind === 'verified'
    ? html`${notice('good', texts.head(sizeOf(verdict.head)), since(verdict.head, verdict.before))}
        ${verdicts === null ? nothing : verified(verdicts, one)}`
    : nothing;
}

function verified(verdicts: Verdicts, one: boolean): TemplateResult {
  const texts = TEXTS.verify;
  const all = [...verdicts.values()];
  const good = all.filter((verdict) => verdict.kind === 'verified');
  const [only] = good;
  const waiting = all.some(({ kind }) => kind === 'waiting');
  if (all.length === 0) {
    return html`<p>${texts.nothing}</p>`;
  }
  return html`
    ${good.length === 0
      ? nothing
      : notice('good', one && only !== undefined ? texts.entryVerified(String(only.index)) : texts.summary(good.length, all.length))}
    ${waiting ? html`<p>${mark('open', texts.waiting)}. ${texts.waitingHint}</p>` : nothing}
  `;
}

export function notice(kind: 'good' | 'danger', sentence: string, hint: string | null = null): TemplateResult {
  return html`
    <div class="notice ${kind}">
      <p>${mark(kind, '')}<b>${sentence}</b></p>
      ${hint === null ? nothing : html`<p>${hint}</p>`}
    </div>
  `;
}

function since(head: SeenHead, before: SeenHead | null): string {
  if (before === null) {
    return TEXTS.verify.first;
  }
  const when = instant(before.seenAt);
  return before.checkpoint.size === head.checkpoint.size ? TEXTS.verify.same(when) : TEXTS.verify.continues(sizeOf(before), when);
}

export function sizeOf({ checkpoint }: SeenHead): string {
  return checkpoint.size.toLocaleString();
}
