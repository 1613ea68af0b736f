import type { ProtectionCategory } from '../graphql/enums';
import { operate, Problem, sentences } from '../graphql/client';
import { DocumentById, Documents, RegisterDocument, type WholeDocument } from './operations';

/** A document that is being registered: what was typed, and how far it came. */
export interface Registration {
  readonly title: string;
  readonly custodian: string;
  readonly categories: ReadonlyArray<ProtectionCategory>;
  /** Registering was asked for, and no answer came yet, or none ever will. */
  readonly asked: boolean;
  readonly documentId: string | null;
  readonly versionId: string | null;
}

/** Before anything was typed. */
export const NOTHING_TYPED: Registration = {
  title: '',
  custodian: '',
  categories: [],
  asked: false,
  documentId: null,
  versionId: null,
};

/** What a category is declared as; that something could not be inspected is nothing to declare. */
export const DECLARABLE: ReadonlyArray<ProtectionCategory> = [
  'AGGREGATE_ONLY',
  'SMALL_CELL',
  'ASYLUM',
  'FEAR_DETERMINATION',
  'WITHHOLDING_CAT',
  'REFUGEE',
  'TPS',
  'VAWA_T_U',
  'LEGALIZATION',
  'VISA_RECORD',
  'PRIVACY_ACT_RECORD',
  'SPII',
  'HEALTH',
  'MINOR',
];

/** What is not filled in yet, by field. */
export function missing({ title, custodian, categories }: Registration): ReadonlySet<'title' | 'custodian' | 'categories'> {
  const fields = new Set<'title' | 'custodian' | 'categories'>();
  if (title.trim() === '') {
    fields.add('title');
  }
  if (custodian.trim() === '') {
    fields.add('custodian');
  }
  if (categories.length === 0) {
    fields.add('categories');
  }
  return fields;
}

/**
 * Registers what was typed, once: the API takes no key for that, so where an earlier try may have been done without an answer,
 * it is looked for first. An empty document of one's own with the same title, custodian and categories is that one.
 *
 * @param note told to keep that registering was asked for, before it is
 * @throws Problem where it is refused, or nobody knows whether it was done: the next try finds out
 */
export async function register(registration: Registration, note: () => void): Promise<WholeDocument> {
  if (registration.asked) {
    const earlier = await earlierTry(registration);
    if (earlier !== null) {
      return earlier;
    }
  }
  note();
  const { title, custodian, categories } = registration;
  const { document, userErrors } = (
    await operate(RegisterDocument, { input: { title, custodian, declaredCategories: categories } })
  ).registerDocument;
  if (document === null) {
    throw new Problem(userErrors[0]?.code ?? 'unexpected', sentences(userErrors));
  }
  return document;
}

async function earlierTry(registration: Registration): Promise<WholeDocument | null> {
  const { documents } = await operate(Documents, { after: null, titleContains: registration.title.normalize('NFC').trim(), own: true });
  const same = documents.nodes.find((found) => found.latestVersion === null && isWhatWasTyped(found, registration));
  return same === undefined ? null : (await operate(DocumentById, { id: same.id })).document;
}

/** Whether a registered document is what was typed. */
export function isWhatWasTyped(
  found: { readonly title: string; readonly custodian: string; readonly declaredCategories: ReadonlyArray<ProtectionCategory> },
  typed: Registration,
): boolean {
  return (
    found.title === typed.title.normalize('NFC').trim() &&
    found.custodian === typed.custodian.normalize('NFC').trim() &&
    found.declaredCategories.length === typed.categories.length &&
    typed.categories.every((category) => found.declaredCategories.includes(category))
  );
}
