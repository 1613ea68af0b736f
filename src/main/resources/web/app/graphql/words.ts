import type {
  Audience,
  Channel,
  EvidenceField,
  Mechanism,
  PolicyBanReason,
  ProtectionCategory,
  RequestState,
  Severity,
  Verdict,
  WaiverReason,
} from './enums';

/** To whom, as people say it. */
export const AUDIENCES: Readonly<Record<Audience, string>> = {
  CONGRESS_COMMITTEE: 'A committee of Congress',
  CONGRESS_MEMBER: 'A member of Congress',
  COUNSEL_OF_RECORD: 'Counsel of record',
  FOIA_REQUESTER: 'A FOIA requester',
  FOREIGN_GOVERNMENT: 'A foreign government',
  LAW_ENFORCEMENT_FED: 'Federal law enforcement',
  LAW_ENFORCEMENT_STATE_LOCAL: 'State or local law enforcement',
  NGO: 'A non-governmental organisation',
  OVERSIGHT: 'Oversight (inspectors general, GAO)',
  PUBLIC_WEB: 'Everybody, on the public web',
  RESEARCHER: 'A researcher under an agreement',
  SUBJECT: 'The person it is about',
  THIRD_PARTY: 'A third party',
  USG_CONTRACTOR: 'A government contractor',
  USG_NEED_TO_EXAMINE: 'A government officer with a need to examine',
  US_COURT: 'A court of the United States',
};

/** By which way, as people say it. */
export const CHANNELS: Readonly<Record<Channel, string>> = {
  API: 'an interface between systems',
  EMAIL: 'electronic mail',
  OPEN_DATA_PORTAL: 'an open data portal',
  ORAL: 'word of mouth',
  PAPER: 'paper',
  PHYSICAL_MEDIA: 'a carrier handed over',
  SECURE_PORTAL: 'a portal with sign-in',
  SECURE_TRANSFER: 'a secure file transfer',
  WEB_SITE: 'a web site',
};

/** Why content is protected, as people say it. */
export const CATEGORIES: Readonly<Record<ProtectionCategory, string>> = {
  AGGREGATE_ONLY: 'Figures about groups only',
  ASYLUM: 'Asylum record',
  FEAR_DETERMINATION: 'Fear determination',
  HEALTH: 'Health information',
  LEGALIZATION: 'Legalization application',
  MINOR: 'Somebody under 18',
  PRIVACY_ACT_RECORD: 'Privacy Act record',
  REFUGEE: 'Refugee record',
  SMALL_CELL: 'Small counts',
  SPII: 'Sensitive personal data',
  TPS: 'Temporary protected status',
  UNKNOWN: 'Could not be inspected',
  VAWA_T_U: 'VAWA, T or U visa',
  VISA_RECORD: 'Visa record',
  WITHHOLDING_CAT: 'Withholding or torture convention',
};

/** How content stands in a file, as people say it. */
export const MECHANISMS: Readonly<Record<Mechanism, string>> = {
  ANNOTATION: 'In annotations',
  ATTACHMENT: 'In attachments',
  CELL_RULE: 'In rules of cells',
  CHART_CACHE: 'In the cache of a chart',
  COLUMN_HIDDEN: 'In hidden columns',
  COMMENT: 'In comments',
  CONNECTION: 'In connections to data',
  COVERED_TEXT: 'In covered text',
  CUSTOM_XML: 'In custom XML',
  DEFINED_NAME: 'In defined names',
  DOC_PROPERTY: 'In document properties',
  DRAWING_TEXT: 'In drawings',
  EARLIER_REVISION: 'In an earlier revision',
  EMBEDDED_OBJECT: 'In embedded objects',
  EXTERNAL_LINK_CACHE: 'In a cache of another file',
  FAR_CELL: 'In far cells',
  HIDDEN_LAYER: 'On hidden layers',
  HOMOGLYPH: 'In look-alike characters',
  HYPERLINK: 'In the targets of links',
  IMAGE_TEXT: 'In text of images',
  INVISIBLE_TEXT: 'In invisible text',
  MACRO: 'In macros',
  NUMFMT_HIDDEN: 'Behind number formats that show nothing',
  OFF_PAGE: 'Off the page',
  OTHER_PART: 'In parts that no reader shows',
  PIVOT_CACHE: 'In a pivot cache',
  ROW_HIDDEN: 'In hidden rows',
  SHEET_HIDDEN: 'On hidden sheets',
  SHEET_VERY_HIDDEN: 'On deeply hidden sheets',
  TINY_TEXT: 'In tiny text',
  SLIDE_HIDDEN: 'On a hidden slide',
  NOTES: 'In the notes of slides',
  MASTER: 'In a master or layout of slides',
  FORM_FIELD: 'In fields of a form',
  MAIL_HEADER: 'In the header of a mail',
  IMAGE_METADATA: 'In what a picture says of itself',
  TRACKED_INSERTION: 'Inserted with tracked changes',
  TRACKED_MOVE: 'Moved with tracked changes',
  TRACKED_DELETION: 'In tracked deletions',
  VANISH: 'In text marked as hidden',
  VISIBLE: 'In plain sight',
  WHITE_TEXT: 'In white text',
  ZERO_WIDTH: 'In characters without width',
};

/** How grave a finding is, as people say it. */
export const SEVERITIES: Readonly<Record<Severity, string>> = {
  CRITICAL: 'Critical',
  HIGH: 'High',
  LOW: 'Low',
  MEDIUM: 'Medium',
  UNKNOWN: 'Not readable',
};

/** How far a request is, as people say it. */
export const STATES: Readonly<Record<RequestState, string>> = {
  APPROVED: 'Approved',
  DRAFT: 'Draft',
  EXPIRED: 'Expired',
  IN_REVIEW: 'In review',
  REFUSED: 'Refused',
  RETURNED: 'Returned for change',
  REVOKED: 'Revoked',
  VOIDED: 'Voided',
  WITHDRAWN: 'Withdrawn',
};

/** What a condition of the policy asks for, as people say it. */
export const EVIDENCE: Readonly<Record<EvidenceField, string>> = {
  DOCKET_NUMBER: 'Docket number',
  RECIPIENT_ADDRESS: 'Address of each recipient',
  RECIPIENT_NAME: 'Name of each recipient',
  WRITTEN_REASON: 'Written reason',
  WRITTEN_REQUEST_REFERENCE: 'Reference of the written request',
};

/** Why the policy forbids, as people say it. */
export const BANS: Readonly<Record<PolicyBanReason, string>> = {
  CONDITION_NOT_EVALUABLE: 'A condition cannot be checked here yet',
  CONDITION_NOT_MET: 'Evidence is missing',
  CONFLICTING_ORDER: 'Rules ask for contradicting orders of sign-offs',
  FORBIDDEN: 'A rule forbids it',
  HIDDEN_CONTENT: 'A file with hidden content never goes to the public web',
  LEGAL_BASIS_MISSING: 'None of the legal bases that the rule accepts is named',
  NOT_INSPECTED: 'These bytes have no current inspection',
  NO_MATCHING_RULE: 'No rule says that this may go there',
  NO_SIGN_OFF_REQUIRED: 'A rule asks for nobody, which approves nothing',
  ORIGINAL_SPREADSHEET: 'An original spreadsheet never goes to the public web',
};

const VERDICTS: Readonly<Record<Verdict, string>> = { APPROVE: 'Approved', REFUSE: 'Refused', RETURN: 'Returned' };

/** What a signer said, as people say it afterwards. */
export function said(verdict: Verdict): string {
  return VERDICTS[verdict];
}

/** Why a finding may be set aside, as people say it. */
export const WAIVER_REASONS: Readonly<Record<WaiverReason, string>> = {
  INVENTED_EXAMPLE: 'It is an invented example and about nobody',
  OFFICIAL_CAPACITY: 'It is about an office, or an official in that capacity',
  PUBLIC_BY_LAW: 'A statute or a court made it public',
  RECOGNISER_MISTAKEN: 'It is not what the recogniser takes it for',
};
