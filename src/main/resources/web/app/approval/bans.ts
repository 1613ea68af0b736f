import type { PolicyBanReason, ProtectionCategory } from '../graphql/enums';
import { BANS, CATEGORIES } from '../graphql/words';
import { TEXTS } from './ask-texts';

/** One thing that forbids, as the API tells it. */
export interface Ban {
  readonly reason: PolicyBanReason;
  readonly category: ProtectionCategory | null;
  readonly condition: { readonly evidence: string } | null;
  readonly rule: { readonly legalBases: ReadonlyArray<string>; readonly citation: string } | null;
}

/** Why something is forbidden, and what to do about it. */
export interface BanInWords {
  readonly why: string;
  readonly todo: string;
}

/** Each reason once: what several rules forbid for the same reason is one thing to do. */
export function bansInWords(bans: ReadonlyArray<Ban>): ReadonlyArray<BanInWords> {
  const said = new Map<string, BanInWords>();
  for (const ban of bans) {
    const words = inWords(ban);
    said.set(`${words.why} ${words.todo}`, words);
  }
  return [...said.values()];
}

function inWords({ reason, category, condition, rule }: Ban): BanInWords {
  const of = category === null ? '' : ` (${CATEGORIES[category]})`;
  const needed = condition === null ? '' : `${TEXTS.needed} ${condition.evidence}. `;
  const accepted =
    reason === 'LEGAL_BASIS_MISSING' && rule !== null && rule.legalBases.length > 0
      ? ` ${TEXTS.acceptable} ${rule.legalBases.join(', ')}.`
      : '';
  const law = reason === 'FORBIDDEN' && rule !== null ? `: ${rule.citation}` : '';
  return { why: `${BANS[reason]}${of}${law}.`, todo: `${needed}${TEXTS.bans[reason]}${accepted}` };
}
