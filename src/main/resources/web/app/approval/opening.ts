import { operate } from '../graphql/client';
import { OpenRequest, type WholeRequest } from './operations';

/** What this page has said already, by request and manifest. */
const said = new Set<string>();

/**
 * Says that a request is shown to somebody who may sign it, so that the log knows who had how long to read what they signed. Where
 * that fails, nothing is kept from the reader: no sign-off depends on it, it is said again when the request is shown again, and an
 * auditor sees a sign-off without it.
 */
export async function sayOpened(request: WholeRequest | null): Promise<void> {
  if (request === null || !request.viewerCanSignOff.some(({ approve, decline }) => approve.allowed || decline.allowed)) {
    return;
  }
  const { id: requestId, manifestSha256 } = request;
  const what = `${requestId} ${manifestSha256}`;
  if (said.has(what)) {
    return;
  }
  said.add(what);
  try {
    const { userErrors } = (await operate(OpenRequest, { input: { requestId, manifestSha256 } })).openApprovalRequest;
    if (userErrors.length > 0) {
      said.delete(what);
    }
  } catch {
    said.delete(what);
  }
}
