import { Problem } from '../graphql/client';
import { TEXTS as SERVICE } from '../graphql/texts';
import { TEXTS } from './texts';

/** What the service says of bytes that it took in. */
export interface Uploaded {
  readonly uploadId: string;
  readonly sha256: string;
  readonly byteSize: string;
}

/** The digest of a file, computed here: what arrives must be what was chosen. */
export async function digestOf(file: Blob): Promise<Uint8Array> {
  let bytes: ArrayBuffer;
  try {
    bytes = await file.arrayBuffer();
  } catch {
    throw new Problem('unreadable', TEXTS.upload.unreadable);
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** As the API writes a digest. */
export function hexadecimal(digest: Uint8Array): string {
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** As the header Content-Digest writes it (RFC 9530). */
export function contentDigest(digest: Uint8Array): string {
  return `sha-256=:${btoa(String.fromCharCode(...digest))}:`;
}

/**
 * Sends the bytes, with what a page of ours is known by (decision 0017). Fetch does not tell how far it is, so this asks the
 * older way.
 *
 * @param progress told how many bytes went out
 * @throws Problem `cancelled` where the signal stopped it, `broken-off` where the connection did, or what the service refuses with
 */
export function upload(file: Blob, digest: Uint8Array, progress: (sent: number) => void, stop: AbortSignal): Promise<Uploaded> {
  return new Promise((done, failed) => {
    const request = new XMLHttpRequest();
    const cancel = (): void => request.abort();
    request.open('POST', '/content');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.setRequestHeader('Content-Digest', contentDigest(digest));
    request.setRequestHeader('Imprimatur-Request', '1');
    request.setRequestHeader('Accept', 'application/json');
    request.upload.addEventListener('progress', (event) => progress(event.loaded));
    request.addEventListener('load', () => {
      try {
        done(answered(request.status, request.responseText));
      } catch (refused) {
        failed(refused);
      }
    });
    request.addEventListener('error', () => failed(new Problem('broken-off', TEXTS.upload.brokenOff)));
    request.addEventListener('abort', () => failed(new Problem('cancelled', TEXTS.upload.cancelled)));
    request.addEventListener('loadend', () => stop.removeEventListener('abort', cancel));
    stop.addEventListener('abort', cancel);
    if (stop.aborted) {
      failed(new Problem('cancelled', TEXTS.upload.cancelled));
    } else {
      request.send(file);
    }
  });
}

function answered(status: number, text: string): Uploaded {
  if (status === 401) {
    throw new Problem('NOT_SIGNED_IN', SERVICE.signedOut);
  }
  const body = parsed(text);
  if (status === 201 && body !== null) {
    return body as Uploaded;
  }
  const { code, message } = (body ?? {}) as { code?: string; message?: string };
  throw new Problem(code ?? 'unexpected', message ?? (status === 503 ? SERVICE.overloaded : SERVICE.unexpected));
}

/** A proxy may answer without JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
