import { inside } from '../frame/texts';
import { CATEGORIES } from '../graphql/words';
import { ROLES } from '../session/roles';
import type { AppliedRule } from './operations';
import { period } from './period';
import { TEXTS } from './texts';

/** What a rule that does not forbid asks for, sentence by sentence. */
export function asks(rule: AppliedRule): ReadonlyArray<string> {
  const { then, and } = TEXTS.rule;
  const roles = (named: AppliedRule['signOffsInOrder'], between: string) =>
    named.map((role) => inside(ROLES[role])).join(between);
  const sentences: string[] = [];
  if (rule.signOffsInOrder.length > 0) {
    sentences.push(TEXTS.rule.inOrder(roles(rule.signOffsInOrder, then)));
  }
  if (rule.signOffsInAnyOrder.length > 0) {
    sentences.push(TEXTS.rule.anyOrder(roles(rule.signOffsInAnyOrder, and)));
  }
  const [only] = rule.legalBases;
  if (only !== undefined) {
    sentences.push(rule.legalBases.length === 1 ? TEXTS.rule.basis(only) : TEXTS.rule.bases(rule.legalBases.join(', ')));
  }
  if (rule.publishWithin !== null) {
    sentences.push(TEXTS.rule.within(period(rule.publishWithin)));
  }
  if (rule.singleUse) {
    sentences.push(TEXTS.rule.once);
  }
  if (rule.authenticatedWithin !== null) {
    sentences.push(TEXTS.rule.fresh(period(rule.authenticatedWithin)));
  }
  if (rule.covers.length > 0) {
    sentences.push(TEXTS.rule.covers(rule.covers.map((category) => inside(CATEGORIES[category])).join(and)));
  }
  return sentences;
}
