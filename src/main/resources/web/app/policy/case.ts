import type { Audience, EvidenceField, ProtectionCategory } from '../graphql/enums';
import type { AppliedRule, TryCaseVariables } from './operations';

/** A case as somebody puts it together. */
export interface Case {
  readonly categories: ReadonlyArray<ProtectionCategory>;
  readonly audience: Audience | null;
  readonly legalBases: ReadonlyArray<string>;
  readonly inspected: boolean;
  readonly clean: boolean;
  readonly hiddenContent: boolean;
  readonly originalSpreadsheet: boolean;
  readonly evidence: ReadonlyArray<EvidenceField>;
}

/** Before anything was chosen: a file that inspection found in order. */
export const NEW_CASE: Case = {
  categories: [],
  audience: null,
  legalBases: [],
  inspected: true,
  clean: true,
  hiddenContent: false,
  originalSpreadsheet: false,
  evidence: [],
};

/** As it was kept, by an earlier release of the pages perhaps; a new one where nothing was. */
export function caseOf(kept: Partial<Case> | null): Case {
  return { ...NEW_CASE, ...kept };
}

/** What the API is asked; null while something is missing. */
export function inputOf(put: Case): TryCaseVariables['input'] | null {
  const { audience } = put;
  return put.categories.length === 0 || audience === null ? null : { ...put, audience };
}

/** Every legal basis that the rules accept for a case like this, once each. */
export function acceptedBases(rules: ReadonlyArray<AppliedRule>, put: Case): ReadonlyArray<string> {
  const matching = rules.filter((rule) => rule.audience === put.audience && put.categories.includes(rule.category));
  return [...new Set(matching.flatMap((rule) => rule.legalBases))].sort();
}

/** With this taken out, or put in where it was not. */
export function toggled<Item>(items: ReadonlyArray<Item>, item: Item): ReadonlyArray<Item> {
  return items.includes(item) ? items.filter((other) => other !== item) : [...items, item];
}
