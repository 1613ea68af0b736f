import type { WholeEntry } from './operations';
import { TlogFault } from './strict';

/** What a page shows of an entry: any of what the API tells of it. */
export type ShownEntry = Pick<WholeEntry, 'id' | 'index' | 'action' | 'outcome' | 'occurredAt'> & Partial<WholeEntry>;

/** What can be compared with the entry's bytes. The sentence and names are the service's words for it. */
export type Compared =
  | 'id'
  | 'index'
  | 'occurredAt'
  | 'action'
  | 'outcome'
  | 'reasonCode'
  | 'actor'
  | 'actorId'
  | 'role'
  | 'fromState'
  | 'toState'
  | 'personId'
  | 'documentId'
  | 'versionId'
  | 'approvalRequestId'
  | 'releaseId'
  | 'manifestSha256'
  | 'traceId';

type Json = { readonly [name: string]: unknown };

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const INSTANT = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?Z$/;

/**
 * In what an entry that was shown differs from its own bytes; nothing where all of it is what they say.
 *
 * @param body the bytes that were proven to be in the log, as text
 * @param index the place that was proven
 * @throws TlogFault where the bytes are no entry of this product in the only spelling that there is
 */
export function differences(shown: ShownEntry, body: string, index: bigint): ReadonlyArray<Compared> {
  const entry = parsed(body);
  const said: ReadonlyArray<readonly [Compared, unknown, string | null]> = [
    ['id', shown.id, globalId('AuditEntry', text(entry['id']))],
    // Shown before it had a place: nothing was said of it.
    ['index', shown.index ?? undefined, String(index)],
    ['occurredAt', moment(shown.occurredAt), moment(text(entry['time']))],
    ['action', shown.action, text(entry['action'])],
    ['outcome', shown.outcome, text(entry['outcome'])],
    ['reasonCode', shown.reasonCode, text(entry['reason'])],
    ['actor', shown.actor?.id, globalId('Person', text(within(entry, 'actor')['id']))],
    ['actorId', shown.actorId, text(within(entry, 'actor')['id'])],
    ['role', shown.role, text(entry['role'])],
    ['fromState', shown.fromState, text(within(entry, 'state')['from'])],
    ['toState', shown.toState, text(within(entry, 'state')['to'])],
    ['personId', shown.personId, about(entry, 'person', 'Person')],
    ['documentId', shown.documentId, about(entry, 'document', 'Document')],
    ['versionId', shown.versionId, about(entry, 'version', 'DocumentVersion')],
    ['approvalRequestId', shown.approvalRequestId, about(entry, 'request', 'ApprovalRequest')],
    ['releaseId', shown.releaseId, about(entry, 'release', 'Release')],
    ['manifestSha256', shown.manifestSha256, text(entry['manifest'])],
    ['traceId', shown.traceId, text(entry['trace'])],
  ];
  return said.filter(([, shows, says]) => shows !== undefined && shows !== says).map(([what]) => what);
}

function parsed(body: string): Json {
  let entry: unknown;
  try {
    entry = JSON.parse(body);
  } catch {
    throw new TlogFault('its bytes are no JSON');
  }
  // A name that is there twice would say one thing here and another elsewhere.
  if (!isObject(entry) || canonical(entry) !== body) {
    throw new TlogFault('its bytes are not spelled as RFC 8785 spells them');
  }
  return entry;
}

/** RFC 8785 for what entries hold: text, whole numbers, truth, lists and objects. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (isObject(value)) {
    // The default order is that of UTF-16 code units, section 3.2.3.
    const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function within(entry: Json, name: string): Json {
  const value = entry[name];
  return isObject(value) ? value : {};
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function about(entry: Json, name: string, type: string): string | null {
  return globalId(type, text(within(entry, 'subject')[name]));
}

/** The id that the API has for something; null for what has none, an account or a component for example. */
function globalId(type: string, id: string | null): string | null {
  return id !== null && UUID.test(id) ? btoa(`${type}:${id}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '') : null;
}

/** An instant with all its digits, so that one is spelled as another. */
function moment(instant: string | null): string | null {
  const [, seconds, fraction = ''] = INSTANT.exec(instant ?? '') ?? [];
  return seconds === undefined ? null : `${seconds}.${fraction.padEnd(9, '0')}`;
}
