import type { Operation, Refused } from './operation';
import { TEXTS } from './texts';

/** Why there is no answer, in a sentence for people; `code` is the service's, or one of ours in lower case. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }

  get signedOut(): boolean {
    return this.code === 'NOT_SIGNED_IN';
  }
}

/** The problem as it is, or one for what nobody foresaw. */
export function problemOf(failure: unknown): Problem {
  return failure instanceof Problem ? failure : new Problem('unexpected', TEXTS.unexpected);
}

/**
 * Sends what changes something or asks the API. The browser adds the session's cookie; the header and the type of the
 * body are what no form of a foreign page can send (decision 0017).
 */
export async function post(path: string, body: unknown, accept = 'application/json'): Promise<Response> {
  try {
    return await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'Content-Type': 'application/json', 'Imprimatur-Request': '1', Accept: accept },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Problem('unreachable', TEXTS.unreachable);
  }
}

let session: Promise<boolean> | null = null;

/** Whether somebody is signed in, asked once: an operation of nobody would be an error in the browser's console. */
function signedIn(): Promise<boolean> {
  session ??= askForSession();
  return session;
}

async function askForSession(): Promise<boolean> {
  try {
    const response = await fetch('/session', { credentials: 'same-origin', headers: { Accept: 'application/json' } });
    if (response.ok) {
      return ((await response.json()) as { signedIn: boolean }).signedIn;
    }
    throw new Problem('unexpected', response.status === 404 ? TEXTS.noSessions : TEXTS.unexpected);
  } catch (failure) {
    session = null;
    throw failure instanceof Problem ? failure : new Problem('unreachable', TEXTS.unreachable);
  }
}

interface Answer<Result> {
  readonly data?: Result | null;
  readonly errors?: ReadonlyArray<{ readonly message?: string | null; readonly extensions?: { readonly code?: string } }>;
}

/** Asks the API once. */
export async function operate<Result, Variables>(
  operation: Operation<Result, Variables>,
  variables: Variables,
): Promise<Result> {
  if (!(await signedIn())) {
    throw signedOut();
  }
  const response = await post(
    '/graphql',
    { query: operation.text, operationName: operation.name, variables },
    'application/graphql-response+json, application/json;q=0.9',
  );
  const answer: Answer<Result> = (await parsed<Answer<Result>>(response)) ?? {};
  const error = answer.errors?.[0];
  if (response.status === 401) {
    throw signedOut();
  }
  if (error !== undefined) {
    throw new Problem(error.extensions?.code ?? 'unexpected', error.message ?? TEXTS.unexpected);
  }
  if (!response.ok || answer.data === undefined || answer.data === null) {
    throw new Problem('unexpected', response.status === 503 ? TEXTS.overloaded : TEXTS.unexpected);
  }
  return answer.data;
}

/**
 * Asks what is not asked by an operation of the API: content, and what is recorded before it is answered.
 *
 * @throws Problem with the service's code and sentence where it refuses
 */
export async function read<Result>(method: 'GET' | 'POST', path: string): Promise<Result> {
  const response = await content(method, path, 'application/json');
  const answer = response.ok ? await parsed<Result>(response) : null;
  if (answer === null) {
    throw await refused(response);
  }
  return answer;
}

/**
 * Asks for a picture that is recorded before it is answered.
 *
 * @throws Problem with the service's code and sentence where it refuses
 */
export async function readPicture(path: string): Promise<Response> {
  const response = await content('POST', path, 'image/png, application/json;q=0.9');
  if (!response.ok) {
    throw await refused(response);
  }
  return response;
}

async function content(method: 'GET' | 'POST', path: string, accept: string): Promise<Response> {
  if (!(await signedIn())) {
    throw signedOut();
  }
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: { Accept: accept, 'Imprimatur-Request': '1', ...(method === 'POST' ? { 'Content-Type': 'application/json' } : {}) },
    });
  } catch {
    throw new Problem('unreachable', TEXTS.unreachable);
  }
  if (response.status === 401) {
    throw signedOut();
  }
  return response;
}

async function refused(response: Response): Promise<Problem> {
  const said = response.ok ? null : await parsed<{ code?: string; message?: string }>(response);
  return new Problem(said?.code ?? 'unexpected', said?.message ?? (response.status === 503 ? TEXTS.overloaded : TEXTS.unexpected));
}

/** Whoever signs in meanwhile, in another tab for one, is found signed in when they try again. */
function signedOut(): Problem {
  session = null;
  return new Problem('NOT_SIGNED_IN', TEXTS.signedOut);
}

/** Null for what is no JSON: a proxy may answer without. */
async function parsed<Result>(response: Response): Promise<Result | null> {
  try {
    return (await response.json()) as Result;
  } catch {
    return null;
  }
}

/** The sentences of refusals, one after the other. */
export function sentences(refusals: ReadonlyArray<Refused>): string {
  return refusals.map((refusal) => refusal.message).join(' ');
}

/** Where one signs in to come back to this place. */
export function signInAddress(): string {
  return `/session/sign-in?return=${encodeURIComponent(location.pathname + location.search)}`;
}
