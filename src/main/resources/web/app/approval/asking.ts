import type { Audience, Channel, EvidenceField } from '../graphql/enums';
import { instantOf, localOf, ownZone } from './ask-moments';
import type { AskedDisclosure, AskedVersion, DraftRequestVariables, TryPolicyResult, TryPolicyVariables } from './operations';

/** What somebody asks, as they typed it. */
export interface Asking {
  readonly audience: Audience | null;
  readonly channel: Channel | null;
  readonly destination: string;
  readonly fileName: string;
  readonly purpose: string;
  readonly recipients: ReadonlyArray<Party>;
  readonly legalBases: ReadonlyArray<string>;
  readonly evidence: Readonly<Partial<Record<EvidenceField, string>>>;
  readonly notBefore: Moment;
  readonly notAfter: Moment;
}

export interface Party {
  readonly name: string;
  readonly address: string;
}

/** What the clocks of a zone show; empty for none. */
export interface Moment {
  readonly local: string;
  readonly zone: string;
}

export type Disclosure = DraftRequestVariables['input']['disclosure'];
export type PolicyCase = TryPolicyVariables['input'];
export type Trial = TryPolicyResult['policy'];

/** A field of the form that something can be wrong with. */
export type Field = 'audience' | 'channel' | 'destination' | 'fileName' | 'purpose' | 'recipients' | 'notBefore' | 'notAfter';

const NOBODY: Party = { name: '', address: '' };

/** Evidence that is a text of its own, by the condition that asks for it. */
const WRITTEN: Readonly<Record<string, EvidenceField>> = {
  WRITTEN_REASON: 'WRITTEN_REASON',
  DOCKET_NUMBER: 'DOCKET_NUMBER',
  WRITTEN_REQUEST: 'WRITTEN_REQUEST_REFERENCE',
};

/** Before anything was typed. */
export function nothingAsked(version: AskedVersion): Asking {
  const never = { local: '', zone: ownZone() };
  return {
    audience: null,
    channel: null,
    destination: '',
    fileName: version.fileName,
    purpose: '',
    recipients: [NOBODY],
    legalBases: [],
    evidence: {},
    notBefore: never,
    notAfter: never,
  };
}

/** What a draft asks already; what was erased from it has to be typed anew. */
export function askedBefore(draft: AskedDisclosure): Asking {
  const moment = (given: AskedDisclosure['notBefore']): Moment =>
    given === null ? { local: '', zone: ownZone() } : { local: localOf(given.at, given.zone), zone: given.zone };
  return {
    audience: draft.audience,
    channel: draft.channel,
    destination: draft.destination ?? '',
    fileName: draft.fileName ?? '',
    purpose: draft.purpose ?? '',
    recipients:
      draft.recipients.length === 0
        ? [NOBODY]
        : draft.recipients.map(({ name, address }) => ({ name: name ?? '', address: address ?? '' })),
    legalBases: draft.legalBases,
    evidence: Object.fromEntries(draft.evidence.map(({ field, text }) => [field, text ?? ''])),
    notBefore: moment(draft.notBefore),
    notAfter: moment(draft.notAfter),
  };
}

/** Those that were filled in at all; the public has none. */
export function partiesOf(asking: Asking): ReadonlyArray<Party> {
  return asking.audience === 'PUBLIC_WEB'
    ? []
    : asking.recipients.filter(({ name, address }) => name.trim() !== '' || address.trim() !== '');
}

/** The evidence in writing that the rules that apply ask for. */
export function evidenceAsked(trial: Trial | null): ReadonlyArray<EvidenceField> {
  const names = (trial?.dryRun.matchedRules ?? []).flatMap((rule) => rule.conditions.map((condition) => condition.name));
  return Object.entries(WRITTEN)
    .filter(([condition]) => names.some((name) => name === condition))
    .map(([, field]) => field);
}

/** The codes that the rules that could apply accept, each with the rule's citation. */
export function basesOffered(trial: Trial | null): ReadonlyMap<string, string> {
  const offered = new Map<string, string>();
  for (const { legalBases, citation } of trial?.offered.matchedRules ?? []) {
    for (const code of legalBases) {
      const before = offered.get(code);
      offered.set(code, before === undefined || before === citation ? citation : `${before}; ${citation}`);
    }
  }
  return offered;
}

/** What is cited: ticked, and offered for what is asked now. */
export function cited(asking: Asking, trial: Trial | null): ReadonlyArray<string> {
  const offered = basesOffered(trial);
  return trial === null ? asking.legalBases : asking.legalBases.filter((code) => offered.has(code));
}

/** What is known of the version, and what was typed so far, as the policy asks for it; null while it is open to whom it goes. */
export function policyCase(version: AskedVersion, asking: Asking): PolicyCase | null {
  if (asking.audience === null) {
    return null;
  }
  const inspection = version.state === 'INSPECTED' ? version.inspection : null;
  const declared = version.document?.declaredCategories ?? [];
  return {
    audience: asking.audience,
    categories: [...new Set([...declared, ...(inspection?.categories ?? ['UNKNOWN' as const])])],
    legalBases: asking.legalBases,
    inspected: inspection !== null,
    clean: inspection?.clean ?? false,
    hiddenContent: inspection?.hiddenContent ?? false,
    originalSpreadsheet: inspection !== null && version.regeneratedFrom === null && !version.mediaType.startsWith('text/'),
    evidence: evidencePresent(asking),
  };
}

function evidencePresent(asking: Asking): ReadonlyArray<EvidenceField> {
  const present = Object.values(WRITTEN).filter((field) => (asking.evidence[field] ?? '').trim() !== '');
  const parties = partiesOf(asking);
  if (parties.length > 0 && parties.every(({ name }) => name.trim() !== '')) {
    present.push('RECIPIENT_NAME');
  }
  if (parties.length > 0 && parties.every(({ address }) => address.trim() !== '')) {
    present.push('RECIPIENT_ADDRESS');
  }
  return present;
}

/** What cannot be sent or submitted as it is, by field. `whole` asks for all that a submission needs, not only for a draft. */
export function wrongIn(asking: Asking, whole: boolean): ReadonlySet<Field> {
  const wrong = new Set<Field>();
  const need = (field: Field, there: boolean): void => {
    if (!there) {
      wrong.add(field);
    }
  };
  need('audience', asking.audience !== null);
  need('channel', asking.channel !== null);
  need('notBefore', asking.notBefore.local === '' || at(asking.notBefore) !== null);
  need('notAfter', asking.notAfter.local === '' || at(asking.notAfter) !== null);
  const [from, until] = [at(asking.notBefore), at(asking.notAfter)];
  need('notAfter', from === null || until === null || from < until);
  if (whole) {
    need('destination', asking.destination.trim() !== '');
    need('fileName', asking.fileName.trim() !== '');
    need('purpose', asking.purpose.trim() !== '');
    const parties = partiesOf(asking);
    const complete = parties.every(({ name, address }) => name.trim() !== '' && address.trim() !== '');
    need('recipients', asking.audience === null || asking.audience === 'PUBLIC_WEB' || (parties.length > 0 && complete));
  }
  return wrong;
}

/** As the API takes it; call once nothing is wrong in it. */
export function disclosureOf(asking: Asking, trial: Trial | null): Disclosure {
  const { audience, channel } = asking;
  if (audience === null || channel === null) {
    throw new Error('whom it goes to and how is needed even in a draft');
  }
  const asked = new Set(trial === null ? Object.values(WRITTEN) : evidenceAsked(trial));
  return {
    audience,
    channel,
    destination: asking.destination.trim() || null,
    fileName: asking.fileName.trim() || null,
    purpose: asking.purpose.trim() || null,
    recipients: partiesOf(asking),
    legalBases: cited(asking, trial),
    evidence: Object.values(WRITTEN)
      .filter((field) => asked.has(field) && (asking.evidence[field] ?? '').trim() !== '')
      .map((field) => ({ field, text: (asking.evidence[field] ?? '').trim() })),
    notBefore: embargo(asking.notBefore),
    notAfter: embargo(asking.notAfter),
  };
}

function at(moment: Moment): string | null {
  return moment.local === '' ? null : instantOf(moment.local, moment.zone);
}

function embargo(moment: Moment): { readonly at: string; readonly zone: string } | null {
  const instant = at(moment);
  return instant === null ? null : { at: instant, zone: moment.zone };
}
