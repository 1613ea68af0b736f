import type { Action, AuditExceptionKind, ErasureGround, Outcome } from '../graphql/enums';

/** Every act that the log can hold, as people choose it from a list. */
export const ACTS: Readonly<Record<Action, string>> = {
  ACCOUNT_DISCLOSURES: 'Take an accounting of disclosures',
  ACTIVATE_RULESET: 'Put a proposed ruleset in force',
  ADD_VERSION: 'Add a version',
  APPROVE_REQUEST: 'Approve a request',
  AUTHORISE_RELEASE: 'Authorise a release',
  BLOCK_DIGEST: 'Block a digest',
  BREAK_OFF_DOWNLOAD: 'Break off a download',
  DESTROY_CONTENT: 'Destroy content',
  DOWNLOAD_RELEASE: 'Download a release',
  DRAFT_REQUEST: 'Draft a request',
  EDIT_REQUEST: 'Edit a request',
  END_AUTHORITY: 'End an authority',
  END_RELEASE: 'A release ends',
  ERASE_DETAIL: 'Erase a private text',
  EXPIRE_REQUEST: 'A request expires',
  EXPORT_AUDIT: 'Export the audit log',
  FOLLOW_AUDIT: 'Follow the audit log',
  GRANT_AUTHORITY: 'Grant an authority',
  INSPECT_VERSION: 'Inspect a version',
  LIFT_LEGAL_HOLD: 'Lift a legal hold',
  LINK_ACCOUNT: 'Link an account',
  LOAD_POLICY: 'Put a policy in force',
  ASK_WAIVER: 'Asked for a waiver of a finding',
  GRANT_WAIVER: 'Granted a waiver of a finding',
  REFUSE_WAIVER: 'Refused a waiver of a finding',
  WITHDRAW_WAIVER: 'Withdrew a waiver of a finding',
  ATTEST_READING: 'Vouched for having read a picture',
  ACKNOWLEDGE_FINDINGS: 'Acknowledged weak findings',
  LOAD_RULESET: 'Put a ruleset in force',
  OPEN_REQUEST: 'Open a request to sign it',
  PLACE_LEGAL_HOLD: 'Place a legal hold',
  PUBLISH_RELEASE: 'Publish a release',
  PROPOSE_RULESET: 'Propose a ruleset',
  READ_AUDIT: 'Search the audit log',
  READ_CONTENT: 'Read content',
  RECALL_RELEASE: 'Recall a release',
  REDEEM_PERMIT: 'Redeem a permit',
  REFUSE_REQUEST: 'Refuse a request',
  REINSPECT_VERSION: 'Inspect a version anew',
  REGENERATE_VERSION: 'Regenerate a version',
  REGISTER_DOCUMENT: 'Register a document',
  REGISTER_PERSON: 'Register a person',
  REPORT_CUSTODY: 'Make a custody report',
  REPEAT_REFUSED_ACTS: 'Repeat refused acts',
  RETRACT_SIGN_OFF: 'Take a sign-off back',
  RETURN_REQUEST: 'Return a request',
  CHANGE_LOG_KEYS: 'Signed the log with other keys',
  REVIEW_EXCEPTIONS: 'Review the exceptions',
  REVISE_REQUEST: 'Take a request back into draft',
  REVOKE_APPROVAL: 'Revoke an approval',
  ROTATE_CONTENT_KEY: 'Wrap keys of content anew',
  SCHEDULE_RELEASE: 'Schedule a release',
  SUBMIT_REQUEST: 'Submit a request',
  SUPERSEDE_RELEASE: 'A release is superseded',
  SUSPEND_RELEASE: 'Suspend a release',
  UNLINK_ACCOUNT: 'End the link of an account',
  USE_PERMIT: 'Use a permit',
  VOID_REQUEST: 'A request becomes void',
  WITHDRAW_REQUEST: 'Withdraw a request',
};

/** How an act ended, as people say it. */
export const OUTCOMES: Readonly<Record<Outcome, string>> = {
  FAILED: 'Failed',
  PERMITTED: 'Done',
  REFUSED: 'Refused',
};

/** Why the law lets a private text be erased, and whose ground that is. */
export const GROUNDS: Readonly<Record<ErasureGround, string>> = {
  COURT_ORDER: 'Court order (counsel)',
  NOT_NECESSARY: 'Not relevant and necessary, 5 U.S.C. 552a(e)(1) (privacy officer)',
  PRIVACY_ACT_AMENDMENT: 'Amendment under the Privacy Act, 5 U.S.C. 552a(d)(2) (privacy officer)',
  RETENTION_SCHEDULE: 'Records schedule: its time is over (records officer)',
};

/** The names of private texts, as people call them. */
export const FIELDS_OF_ENTRIES: Readonly<Record<string, string>> = {
  custodian: 'Custodian',
  fileName: 'File name',
  matter: 'Matter',
  reason: 'Reason',
  reference: 'Reference',
  sha256: 'SHA-256 of the bytes',
  title: 'Title',
};

/** Why an entry is worth a look: the heading of its kind, and what to look for. The gravest first. */
export const KINDS: Readonly<Record<AuditExceptionKind, { readonly title: string; readonly hint: string }>> = {
  PUBLISHED_AFTER_REFUSAL: {
    title: 'Published after a refusal',
    hint: 'The same bytes had been refused before, in this request or in another.',
  },
  UNOPENED_SIGN_OFF: {
    title: 'Signed without having been opened',
    hint: 'Nothing says that the signer was shown what they signed; a program may have signed for them.',
  },
  HASTY_SIGN_OFF: {
    title: 'Signed within 30 seconds of opening',
    hint: 'Nobody reads a request in so little time.',
  },
  AUTHORITY_CHANGE: {
    title: 'Changes of people and authority',
    hint: 'Who is who, or who may act as what, is otherwise than before.',
  },
  FINDING_WAIVED: { title: 'Waived findings', hint: 'A privacy officer set a finding aside for a time, at the request of somebody else.' },
  POLICY_CHANGE: { title: 'Changes of policy', hint: 'Other rules are in force than before, for approvals or for inspections.' },
  FAILURE: { title: 'Failures', hint: 'No rule refused these, but they could not be done.' },
  REFUSAL: { title: 'Refusals', hint: 'A rule refused these.' },
};

/** A code of the log in small words, where there is no better name for it. */
export function words(code: string): string {
  return code.toLowerCase().replaceAll('_', ' ');
}
