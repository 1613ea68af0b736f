package org.imprimatur.audit.rules;

import java.util.EnumSet;
import java.util.Set;

/**
 * Every act that the log can hold. One closed list, so that an auditor knows what there can be, and a filter can offer it.
 * Constants are never renamed or removed: entries name them for ever.
 */
public enum Action {
    REGISTER_PERSON("registered {person} in the register of people", "register somebody in the register of people"),
    LINK_ACCOUNT("linked an account to {person}", "link an account to {person}"),
    UNLINK_ACCOUNT("ended the link of an account to {person}", "end the link of an account"),
    GRANT_AUTHORITY("granted {person} the authority of {granted}", "grant {person} an authority"),
    END_AUTHORITY("ended the authority of {person} as {granted}", "end an authority"),

    REGISTER_DOCUMENT("registered document {document}", "register a document"),
    ADD_VERSION("added version {number} to document {document}", "add a version to document {document}"),
    BLOCK_DIGEST("blocked a digest", "block a digest"),
    READ_CONTENT("read the content of version {version}", "read the content of version {version}"),

    PLACE_LEGAL_HOLD("placed a legal hold on document {document}", "place a legal hold on document {document}"),
    LIFT_LEGAL_HOLD("lifted a legal hold from document {document}", "lift a legal hold"),
    ROTATE_CONTENT_KEY("wrapped the keys of {count} contents anew under key {key}", "wrap the keys of contents anew"),
    DESTROY_CONTENT("destroyed the bytes of version {version}", "destroy the bytes of version {version}"),
    ERASE_DETAIL("erased the private text {field} of entry {entry}", "erase a private text of an entry"),

    INSPECT_VERSION("inspected version {version}: {to}", "inspect version {version}"),
    REINSPECT_VERSION("inspected version {version} anew: {to}", "inspect version {version} anew"),
    REGENERATE_VERSION(
            "took the visible cells of version {source} as version {version}",
            "regenerate version {version} from its visible cells"),

    ASK_WAIVER("asked to have a finding in version {version} set aside", "ask for a waiver of a finding"),
    GRANT_WAIVER("set a finding in version {version} aside until {until}", "grant a waiver of a finding"),
    REFUSE_WAIVER("refused to set a finding in version {version} aside", "refuse a waiver of a finding"),
    WITHDRAW_WAIVER("withdrew a waiver of a finding in version {version}", "withdraw a waiver of a finding"),
    ATTEST_READING(
            "vouched for having read a picture in version {version}",
            "vouch for having read a picture in version {version}"),
    ACKNOWLEDGE_FINDINGS(
            "acknowledged weak findings in version {version}", "acknowledge weak findings in version {version}"),

    LOAD_RULESET("put ruleset version {rulesetVersion} in force", "put a ruleset version in force"),
    PROPOSE_RULESET("proposed ruleset {ruleset}", "propose a ruleset"),
    ACTIVATE_RULESET(
            "put the proposed ruleset in force as version {rulesetVersion}", "put a proposed ruleset in force"),

    LOAD_POLICY("put policy version {policyVersion} in force", "put a policy version in force"),

    DRAFT_REQUEST("drafted approval request {request}", "draft an approval request"),
    EDIT_REQUEST("edited approval request {request}", "edit approval request {request}"),
    OPEN_REQUEST("was shown approval request {request} to sign", "open approval request {request} to sign"),
    SUBMIT_REQUEST("submitted approval request {request} for review", "submit approval request {request} for review"),
    APPROVE_REQUEST("approved approval request {request} as {role}", "approve approval request {request} as {role}"),
    REFUSE_REQUEST("refused approval request {request} as {role}", "refuse approval request {request} as {role}"),
    RETURN_REQUEST("returned approval request {request} as {role}", "return approval request {request} as {role}"),
    RETRACT_SIGN_OFF(
            "retracted their sign-off of approval request {request}",
            "retract a sign-off of approval request {request}"),
    REVISE_REQUEST(
            "took approval request {request} back into draft", "take approval request {request} back into draft"),
    WITHDRAW_REQUEST("withdrew approval request {request}", "withdraw approval request {request}"),
    REVOKE_APPROVAL("revoked the approval of request {request}", "revoke the approval of request {request}"),
    EXPIRE_REQUEST(
            "recorded that approval request {request} expired", "record that approval request {request} expired"),
    VOID_REQUEST(
            "recorded that approval request {request} became void",
            "record that approval request {request} became void"),

    AUTHORISE_RELEASE("authorised release {release}", "authorise release {release}"),
    SCHEDULE_RELEASE("scheduled release {release}", "schedule release {release}"),
    PUBLISH_RELEASE("published release {release}", "publish release {release}"),
    SUSPEND_RELEASE("suspended release {release}", "suspend release {release}"),
    RECALL_RELEASE("recalled release {release}", "recall release {release}"),
    SUPERSEDE_RELEASE("recorded that release {release} was superseded", "record that release {release} was superseded"),
    END_RELEASE("recorded that release {release} ended", "record that release {release} ended"),
    USE_PERMIT("used a permit for release {release}", "use a permit"),
    REDEEM_PERMIT("redeemed a permit for release {release}", "redeem a permit"),
    DOWNLOAD_RELEASE("downloaded release {release}", "download release {release}"),
    BREAK_OFF_DOWNLOAD(
            "got {bytesServed} bytes of release {release} before the download broke off", "download release {release}"),

    REPEAT_REFUSED_ACTS(
            "repeated refused acts {count} more times", "repeat refused acts {count} more times since {since}"),
    READ_AUDIT("queried the audit history", "query the audit history"),
    FOLLOW_AUDIT("followed the audit history from index {from} on", "follow the audit history"),
    EXPORT_AUDIT("exported {rows} entries of the audit history", "export the audit history"),
    CHANGE_LOG_KEYS("took other keys to sign the log with", "change the keys that sign the log"),
    ACCOUNT_DISCLOSURES("took an accounting of disclosures", "take an accounting of disclosures"),
    REPORT_CUSTODY("made the custody report of release {release}", "make the custody report of a release"),
    REVIEW_EXCEPTIONS(
            "reviewed the exceptions in the audit history through index {through}",
            "review the exceptions in the audit history");

    /** Indexes of the log leave these out, word for word: a migration goes with each change (V21). */
    private static final Set<Action> READING =
            EnumSet.of(READ_CONTENT, OPEN_REQUEST, DOWNLOAD_RELEASE, BREAK_OFF_DOWNLOAD, READ_AUDIT, FOLLOW_AUDIT);

    private final String done;
    private final String attempted;

    Action(String done, String attempted) {
        this.done = done;
        this.attempted = attempted;
    }

    /** What the actor did, to follow the actor's name; names in braces stand for values of the entry. */
    public String done() {
        return done;
    }

    /** What the actor tried to do, to follow "tried to". */
    public String attempted() {
        return attempted;
    }

    /** Whether somebody only learns something by it: where it was permitted, nothing is otherwise than before. */
    public boolean reads() {
        return READING.contains(this);
    }
}
