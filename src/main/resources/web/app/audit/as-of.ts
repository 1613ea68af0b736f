import { instantOf } from './search';

/** What is looked at as it was, and when: a moment, or the number of entries that the log had. */
export interface Question {
  readonly document: string | null;
  readonly request: string | null;
  readonly at: string | null;
  readonly size: string | null;
}

const ID = /^[A-Za-z0-9_-]{1,200}$/;
const SIZE = /^\d{1,15}$/;

/** What an address asks; what makes no sense in it is left out. A number of entries goes before a moment. */
export function questionOf(query: string): Question {
  const given = new URLSearchParams(query);
  const as = (name: string, form: RegExp): string | null => {
    const value = given.get(name);
    return value !== null && form.test(value) ? value : null;
  };
  const size = as('size', SIZE);
  return {
    document: as('document', ID),
    request: as('request', ID),
    size,
    at: size === null ? instantOf(given.get('at')) : null,
  };
}

/** Where the question is answered. */
export function asOfPath(question: Partial<Question>): string {
  const query = new URLSearchParams();
  for (const name of ['document', 'request', 'at', 'size'] as const) {
    const value = question[name];
    if (value !== null && value !== undefined) {
      query.set(name, value);
    }
  }
  return `/audit/as-of?${query.toString()}`;
}

/** Where the accounting of disclosures of a document, or of one release, is shown. */
export function disclosuresPath(of: { readonly document?: string; readonly release?: string }): string {
  return `/audit/disclosures?${new URLSearchParams({ ...of }).toString()}`;
}
