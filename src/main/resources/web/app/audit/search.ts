import type { Action, Outcome } from '../graphql/enums';
import type { EntriesVariables } from './operations';
import { ACTS, OUTCOMES } from './words';

/** What is looked for; null for whatever. Ids, codes and instants only, so that it may stand in an address. */
export interface Search {
  readonly from: string | null;
  readonly until: string | null;
  readonly actions: ReadonlyArray<Action>;
  readonly outcome: Outcome | null;
  /** The person who acted, by their id in the API. */
  readonly by: string | null;
  /** Whoever acted, by the id that the log has for them. */
  readonly actor: string | null;
  readonly person: string | null;
  readonly document: string | null;
  readonly request: string | null;
  readonly release: string | null;
  readonly reason: string | null;
  readonly reads: boolean;
}

type Filter = NonNullable<EntriesVariables['filter']>;

const ID = /^[A-Za-z0-9_-]{1,200}$/;
const ACTOR = /^[a-z0-9:-]{1,100}$/;
const CODE = /^[A-Z][A-Z_]{0,63}$/;

/** What a query string asks for; what is not a search in it is left out, so that a mangled link still finds something. */
export function searchOf(query: string): Search {
  const given = new URLSearchParams(query);
  const as = (name: string, form: RegExp): string | null => {
    const value = given.get(name);
    return value !== null && form.test(value) ? value : null;
  };
  const outcome = given.get('outcome');
  return {
    from: instantOf(given.get('from')),
    until: instantOf(given.get('until')),
    actions: given.getAll('action').filter((action): action is Action => Object.hasOwn(ACTS, action)),
    outcome: outcome !== null && Object.hasOwn(OUTCOMES, outcome) ? (outcome as Outcome) : null,
    by: as('by', ID),
    actor: as('actor', ACTOR),
    person: as('person', ID),
    document: as('document', ID),
    request: as('request', ID),
    release: as('release', ID),
    reason: as('reason', CODE),
    reads: given.get('reads') === '1',
  };
}

/** The query string of a search, empty for everything; the page and the export take the same. */
export function queryOf(search: Partial<Search>): string {
  const query = new URLSearchParams();
  for (const name of ['from', 'until', 'outcome', 'by', 'actor', 'person', 'document', 'request', 'release', 'reason'] as const) {
    const value = search[name];
    if (value !== null && value !== undefined) {
      query.set(name, value);
    }
  }
  for (const action of search.actions ?? []) {
    query.append('action', action);
  }
  if (search.reads === true) {
    query.set('reads', '1');
  }
  const text = query.toString();
  return text === '' ? '' : `?${text}`;
}

/** Where a search is shown. */
export function searchPath(search: Partial<Search>): string {
  return `/audit${queryOf(search)}`;
}

/** What the API is asked for. */
export function filterOf(search: Search): Filter {
  return {
    from: search.from,
    until: search.until,
    actions: search.actions.length === 0 ? null : search.actions,
    outcome: search.outcome,
    actorPersonId: search.by,
    actorId: search.actor,
    personId: search.person,
    documentId: search.document,
    approvalRequestId: search.request,
    releaseId: search.release,
    reasonCode: search.reason,
    readsToo: search.reads,
  };
}

/** An instant as a field for a local time shows it: to the minute, in the reader's zone. */
export function localOf(instant: string | null): string {
  if (instant === null) {
    return '';
  }
  const at = new Date(instant);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
}

/** The instant of what such a field holds; null for none. */
export function instantOf(text: string | null): string | null {
  if (text === null || text === '') {
    return null;
  }
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
