package org.imprimatur.audit.rules;

/**
 * Every act that the log can hold. One closed list, so that an auditor knows what there can be, and a filter can offer it.
 * Constants are never renamed or removed: entries name them for ever.
 */
public enum Action {
    REGISTER_PERSON("registered {person} in the register of people"),
    LINK_ACCOUNT("linked an account to {person}"),
    UNLINK_ACCOUNT("ended the link of an account to {person}"),
    GRANT_AUTHORITY("granted {person} the authority of {granted}"),
    END_AUTHORITY("ended the authority of {person} as {granted}"),

    REGISTER_DOCUMENT("registered document {document}"),
    ADD_VERSION("added version {number} to document {document}"),
    BLOCK_DIGEST("blocked a digest"),
    READ_CONTENT("read the content of version {version}"),

    INSPECT_VERSION("inspected version {version}: {to}"),
    REGENERATE_VERSION("regenerated version {version} from its visible cells"),

    LOAD_POLICY("put policy version {policyVersion} in force"),

    DRAFT_REQUEST("drafted approval request {request}"),
    EDIT_REQUEST("edited approval request {request}"),
    SUBMIT_REQUEST("submitted approval request {request} for review"),
    APPROVE_REQUEST("signed off approval request {request} as {role}: approved"),
    REFUSE_REQUEST("signed off approval request {request} as {role}: refused"),
    RETURN_REQUEST("returned approval request {request} as {role}"),
    RETRACT_SIGN_OFF("retracted their sign-off of approval request {request}"),
    REVISE_REQUEST("took approval request {request} back into draft"),
    WITHDRAW_REQUEST("withdrew approval request {request}"),
    REVOKE_APPROVAL("revoked the approval of request {request}"),
    EXPIRE_REQUEST("recorded that approval request {request} expired"),
    VOID_REQUEST("recorded that approval request {request} became void"),

    AUTHORISE_RELEASE("authorised release {release}"),
    SCHEDULE_RELEASE("scheduled release {release}"),
    PUBLISH_RELEASE("published release {release}"),
    SUSPEND_RELEASE("suspended release {release}"),
    RECALL_RELEASE("recalled release {release}"),
    SUPERSEDE_RELEASE("recorded that release {release} was superseded"),
    END_RELEASE("recorded that release {release} ended"),
    USE_PERMIT("used a permit for release {release}"),
    REDEEM_PERMIT("redeemed a permit for release {release}"),
    DOWNLOAD_RELEASE("downloaded release {release}"),

    READ_AUDIT("queried the audit history");

    private final String sentence;

    Action(String sentence) {
        this.sentence = sentence;
    }

    /** What the actor did, to follow the actor's name; names in braces stand for values of the entry. */
    public String sentence() {
        return sentence;
    }
}
