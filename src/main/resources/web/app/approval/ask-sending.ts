import { operate } from '../graphql/client';
import type { Disclosure } from './asking';
import { DraftRequest, EditRequest, SubmitRequest, type AskRefusal, type AskedVersion } from './operations';

/** A draft that is there. */
export interface Saved {
  readonly requestId: string;
  readonly lockVersion: number;
}

/** What came of an act: the draft after it, or why nothing changed. */
export interface Sent {
  readonly saved: Saved | null;
  readonly refusals: ReadonlyArray<AskRefusal>;
}

/**
 * Makes a draft, or writes into the one that there is; the same key and content act once.
 *
 * @param supersedesId the ended request that a new one asks again for
 */
export async function saveDraft(
  version: AskedVersion,
  supersedesId: string | null,
  disclosure: Disclosure,
  before: Saved | null,
  key: string,
): Promise<Sent> {
  if (before === null) {
    const { id, sha256 } = version;
    return sent(
      (await operate(DraftRequest, { input: { versionId: id, sha256, supersedesId, disclosure, idempotencyKey: `draft-${key}` } }))
        .draftApprovalRequest,
    );
  }
  const { requestId, lockVersion } = before;
  return sent(
    (
      await operate(EditRequest, {
        input: { requestId, expectedVersion: lockVersion, disclosure, idempotencyKey: `edit-${lockVersion}-${key}` },
      })
    ).editApprovalRequest,
  );
}

/** Puts a draft before the reviewers. */
export async function submitDraft(saved: Saved, key: string): Promise<Sent> {
  const { requestId, lockVersion } = saved;
  return sent(
    (
      await operate(SubmitRequest, {
        input: { requestId, expectedVersion: lockVersion, idempotencyKey: `submit-${lockVersion}-${key}` },
      })
    ).submitApprovalRequest,
  );
}

export function sent(payload: {
  readonly approvalRequest: { readonly id: string; readonly lockVersion: number } | null;
  readonly userErrors: ReadonlyArray<AskRefusal>;
}): Sent {
  const request = payload.approvalRequest;
  return {
    saved: request === null ? null : { requestId: request.id, lockVersion: request.lockVersion },
    refusals: payload.userErrors,
  };
}
