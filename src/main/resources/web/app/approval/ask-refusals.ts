import { ROLES } from '../session/roles';
import { TEXTS } from './ask-texts';
import type { Field } from './asking';
import type { AskRefusal } from './operations';

const FIELDS: ReadonlySet<string> = new Set<Field>(['destination', 'fileName', 'purpose', 'recipients']);

/** What refusals say of single fields. */
export function fieldsOf(refusals: ReadonlyArray<AskRefusal>): ReadonlyArray<readonly [Field, string]> {
  return refusals.flatMap((refusal): ReadonlyArray<readonly [Field, string]> => {
    if (refusal.code === 'PERIOD_EMPTY') {
      return [['notAfter', refusal.message]];
    }
    return (refusal.missing ?? [])
      .filter((name): name is 'destination' | 'fileName' | 'purpose' | 'recipients' => FIELDS.has(name))
      .map((field) => [field, TEXTS.wrong[field]] as const);
  });
}

/** What to do about a refusal, where its own sentence does not say enough. */
export function wordsOf(refusal: AskRefusal): ReadonlyArray<string> {
  return refusal.roles === undefined || refusal.roles.length === 0
    ? []
    : [TEXTS.wrong.quorum(refusal.roles.map((role) => ROLES[role]).join(', ')), TEXTS.wrong.quorumTodo];
}
