import { post, Problem } from '../graphql/client';
import { TEXTS as FAILURES } from '../graphql/texts';
import type { WholeRelease } from './operations';
import { TEXTS } from './texts';

interface Refused {
  readonly code?: string;
  readonly message?: string;
}

/**
 * Uses a permit for the bytes and has them sent, under the rules of every other client: what is permitted now, recorded first.
 *
 * @param recipient one of the release's, or null for nobody in particular
 * @param got told how many bytes arrived, and how many there will be
 * @throws Problem in a sentence for people: nothing was permitted, or not all of it arrived
 */
export async function download(
  release: WholeRelease,
  sha256: string,
  recipient: string | null,
  got: (bytes: number, all: number) => void,
  stop: AbortSignal,
): Promise<Blob> {
  const question = {
    sha256,
    fileName: release.fileName,
    audience: release.audience,
    channel: release.channel,
    destination: release.destination,
    ...(recipient === null ? {} : { recipient }),
  };
  const granted = await answered(await post('/permits', question));
  const { handle } = (await granted.json()) as { handle: string };
  const answer = await answered(
    await fetch(`/content/releases/${release.id}`, { headers: { 'Permit-Handle': handle }, signal: stop }),
  );
  const all = Number(answer.headers.get('Content-Length'));
  const parts: BlobPart[] = [];
  let bytes = 0;
  try {
    for await (const part of answer.body ?? []) {
      parts.push(part);
      bytes += part.byteLength;
      got(bytes, all);
    }
  } catch {
    throw new Problem('broke', stop.aborted ? TEXTS.download.cancelled : TEXTS.download.broke);
  }
  if (bytes !== all) {
    throw new Problem('broke', TEXTS.download.broke);
  }
  return new Blob(parts, { type: 'application/octet-stream' });
}

async function answered(response: Response): Promise<Response> {
  if (response.ok) {
    return response;
  }
  if (response.status === 401) {
    throw new Problem('NOT_SIGNED_IN', FAILURES.signedOut);
  }
  const { code, message } = (await response.json().catch(() => ({}))) as Refused;
  throw new Problem(code ?? 'unexpected', `${TEXTS.download.refused} ${message ?? FAILURES.unexpected}`);
}
