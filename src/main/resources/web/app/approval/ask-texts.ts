import { counted } from '../frame/texts';
import type { PolicyBanReason } from '../graphql/enums';

/** What the guided form for an approval request says, and what its requester is told on its page. */
export const TEXTS = {
  title: 'Ask that it be disclosed',
  loading: 'Loading the version …',
  missing: 'There is no such version among those that you may see.',
  again: (reference: string) => `You ask again for what ${reference} asked for. Change what made it end.`,
  toDocuments: 'All documents',
  toDocument: 'Open the document',
  mayNot: 'Only submitters draft approval requests. Ask an authority administrator for the submitter’s authority, then sign in again.',
  about: (number: number, fileName: string, title: string) => `Version ${number} (${fileName}) of “${title}”`,
  notLatest: (number: number) => `The document has a newer version, number ${number}. A request can be submitted for the latest version only.`,
  askLatest: 'Ask for the latest version',
  blocked: 'These bytes are blocked: they must not go out, whoever signs. Ask an incident manager or a privacy officer why.',
  uninspectable: 'This version could not be inspected, so no request can be submitted for it. The document’s page says how to mend the file.',
  to: {
    heading: 'To whom',
    audience: 'Audience',
    choose: 'Choose …',
    channel: 'By which way',
    destination: 'Where to',
    destinationHint: 'For example an address on the web, a docket or a desk.',
    fileName: 'Under which file name',
    fileNameHint: 'The name under which the content goes out, with its ending.',
    recipients: 'Recipients',
    recipientsHint: 'Everybody who receives it, by name and address. The accounting of disclosures keeps them.',
    recipient: (number: number) => `Recipient ${number}`,
    name: 'Name',
    address: 'Address',
    add: 'Add a recipient',
    remove: (number: number) => `Remove recipient ${number}`,
    public: 'The public has no recipients in particular.',
  },
  why: {
    heading: 'Why',
    purpose: 'Purpose',
    purposeHint: 'What it is for. The reviewers read it. At most 2,000 characters.',
    bases: 'Legal basis',
    basesHint: 'These are the provisions that the policy accepts for this content and audience. Tick what the disclosure rests on.',
    basesNone: 'The policy asks for no legal basis here.',
    basesLater: 'Choose the audience first: the policy says which provisions it accepts.',
    evidenceHint: 'The policy asks for this in writing.',
  },
  when: {
    heading: 'When',
    notBefore: 'Not before',
    notBeforeHint: 'Left empty: at once, as soon as it is approved and published.',
    notAfter: 'Not after',
    notAfterHint: 'Left empty: no end.',
    zone: 'Time zone',
    zoneOf: (what: string) => `Time zone of “${what}”`,
    skipped: 'This time does not exist in that zone: the clocks are put forward then. Choose another.',
    order: '“Not after” must be later than “not before”.',
  },
  trial: {
    heading: 'What the policy says',
    hint: 'A trial with what you have filled in so far. Nothing is decided or recorded by it.',
    waiting: 'Choose the audience to see what the policy says.',
    asking: 'Asking the policy …',
    allowed: 'The policy allows this once everybody named here has signed.',
    forbidden: 'As it stands the policy forbids this, whoever signs.',
    order: 'Who has to sign, in this order:',
    anyOrder: 'Who has to sign, in any order:',
    after: (roles: string) => `after ${roles}`,
    publishWithin: (time: string) => `To be published within ${time} of the approval.`,
    singleUse: 'It can be used once only.',
    fresh: (time: string) => `Whoever signs must have signed in at most ${time} before.`,
    why: 'Why, and what to do:',
    wouldSign: 'Mended, these would have to sign:',
    failed: 'The policy could not be asked.',
    version: (version: number) => `By version ${version} of the policy.`,
  },
  acts: {
    submit: 'Submit for sign-off',
    submitting: 'Submitting …',
    save: 'Save as a draft',
    saving: 'Saving …',
    saveChanges: 'Save the changes',
    leave: 'Leave it as it was',
    note: 'After submitting, the request is bound to this content and cannot be changed while it is in review.',
    kept: 'What you typed before is here again. Nothing was sent since.',
    elsewhere: 'This was saved as a draft, and somebody went on with it elsewhere. Look at that request first.',
    draftKept: 'A draft of this was saved already; it is changed and submitted when you try again.',
  },
  wrong: {
    audience: 'Choose to whom it goes.',
    channel: 'Choose by which way it goes.',
    destination: 'Say where it goes.',
    fileName: 'Give the file name.',
    purpose: 'Say what it is for.',
    recipients: 'Name every recipient with an address.',
    incomplete: 'Not everything is filled in yet. What is missing is said at each field.',
    quorum: (roles: string) => `Nobody is left who could sign as: ${roles}.`,
    quorumTodo:
      'Whoever asked, uploaded or worked on the file cannot sign it, and one person counts once. Ask an authority administrator ' +
      'to grant the role to somebody else, then submit again; the draft is kept.',
  },
  bans: {
    CONDITION_NOT_EVALUABLE: 'This product cannot check that yet, so it forbids. Choose another audience or legal basis, or ask counsel.',
    CONDITION_NOT_MET: 'Fill in what is asked for, or mend the file.',
    CONFLICTING_ORDER: 'Tell a policy administrator: two rules contradict each other.',
    FORBIDDEN: 'Choose another audience, or ask counsel whether another rule applies.',
    HIDDEN_CONTENT: 'Take the regenerated version on the document’s page, and ask for that one.',
    LEGAL_BASIS_MISSING: 'Tick one of the provisions above if the disclosure rests on it.',
    NOT_INSPECTED: 'Wait until the inspection has ended.',
    NO_MATCHING_RULE: 'Choose another audience, or ask a policy administrator for a rule.',
    NO_SIGN_OFF_REQUIRED: 'Tell a policy administrator: the rule names nobody.',
    ORIGINAL_SPREADSHEET: 'Take the regenerated version on the document’s page, and ask for that one.',
  } satisfies Record<PolicyBanReason, string>,
  needed: 'Needed:',
  acceptable: 'Accepted:',
  own: {
    heading: 'Your request',
    draft: 'This is a draft: nobody was asked yet. Change it or submit it.',
    returned: 'It was returned to you. Revise it: it becomes a draft again, in a new round, and nothing signed before counts.',
    review: 'It is in review. As long as it is not decided you can withdraw it.',
    approved: 'It is approved. If it must not go out after all, revoke the approval: that stops its release, too.',
    returnedBy: (name: string) => `Returned by ${name}:`,
    edit: 'Change what is asked',
    editing: 'Change what is asked',
    submit: 'Submit for sign-off',
    cannotSubmit: 'It cannot be submitted yet:',
    revise: 'Revise it',
    withdraw: 'Withdraw the request',
    withdrawSure: 'Yes, withdraw it for good',
    withdrawWhat: 'A withdrawn request has ended; to ask again, draft a new one.',
    revoke: 'Revoke the approval',
    revokeSure: 'Yes, revoke it for good',
    revokeWhat: 'The approval is taken back and the release is suspended. There is no way back.',
    reason: 'Reason',
    reasonHint: 'At most 2,000 characters. Everybody who may see the request can read it.',
    reasonMissing: 'Say why the approval is revoked.',
    ended: 'It has ended. You can ask again: the new request names this one, and what you asked is filled in already.',
    again: 'Ask again',
    keep: 'Leave it as it is',
    busy: 'One moment …',
    done: { submit: 'It was submitted for sign-off.', revise: 'It is a draft again.', withdraw: 'It was withdrawn.', revoke: 'The approval was revoked.', save: 'The changes were saved.' },
    loading: 'Loading the draft …',
  },
};

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?)?$/;

/** A length of time as people say it: PT336H are 14 days, PT24H stay 24 hours. */
export function durationInWords(iso: string): string {
  const [, days = '0', hours = '0', minutes = '0', seconds = '0'] = DURATION.exec(iso) ?? [];
  const all = Number(days) * DAY + Number(hours) * HOUR + Number(minutes) * MINUTE + Number(seconds);
  if (all > DAY && all % DAY === 0) {
    return counted(all / DAY, 'day', 'days');
  }
  if (all >= HOUR && all % HOUR === 0) {
    return counted(all / HOUR, 'hour', 'hours');
  }
  return all % MINUTE === 0 ? counted(all / MINUTE, 'minute', 'minutes') : counted(all, 'second', 'seconds');
}
