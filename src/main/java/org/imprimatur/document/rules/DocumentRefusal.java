package org.imprimatur.document.rules;

import org.imprimatur.RuleViolation;

/** Why an act on a document, a version or its bytes is refused. */
public enum DocumentRefusal implements RuleViolation.Refusal {
    NOT_A_SUBMITTER("Only submitters register documents and add versions. Sign in with the submitter's role, or ask an"
            + " authority administrator for the submitter's authority."),
    MAY_NOT_BLOCK_DIGEST(
            "Submitters, reviewers, publishers and incident managers block a digest. Ask one of them; any one"
                    + " of them is enough."),
    MAY_NOT_READ_CONTENT(
            "Only the submitter of a version and reviewers read its content. Ask a reviewer what it holds, or"
                    + " read its inspection."),
    MAY_NOT_HOLD("Records officers and counsel place and lift legal holds. Ask one of them."),
    HOLD_NOT_FOUND("There is no such legal hold. Check the id."),
    HOLD_LIFTED_ALREADY("This legal hold was lifted already. There is nothing more to do."),
    HOLD_MATTER_MISSING("A legal hold needs a matter. Write what it is for, for example the docket number."),
    HOLD_MATTER_NOT_ACCEPTABLE(
            "A matter is one line of at most 200 characters without control characters. Shorten it or remove what does"
                    + " not print."),
    MAY_NOT_ERASE("Privacy officers, records officers and counsel erase private texts of entries. Ask one of them."),
    ERASURE_GROUND_OF_OTHER_ROLE(
            "Each ground for erasing is one role's: a court order is counsel's, the Privacy Act and what is not necessary are"
                    + " the privacy officer's, the retention schedule is the records officer's. Ask whoever it is, or name"
                    + " the ground that is yours."),
    ENTRY_NOT_FOUND("There is no such audit entry. Check the id."),
    ENTRY_WITHOUT_DETAILS("This entry holds no private text. There is nothing to erase."),
    DETAIL_UNKNOWN("This entry holds no private text of this name. Read the entry again for the names that it has."),
    DETAIL_ERASED_ALREADY("This private text was erased already. There is nothing more to do."),
    DETAIL_OF_OWN_ACT("Nobody erases what stands on record about their own act. Ask somebody else who may erase."),
    DETAIL_HELD(
            "A document that this text is about is under legal hold, and nothing of it is destroyed. Have the hold lifted by a"
                    + " records officer or counsel first."),
    ERASURE_REFERENCE_MISSING(
            "Erasing needs a reference. Write what orders or allows it, for example the docket number or the request."),
    ERASURE_REFERENCE_NOT_ACCEPTABLE(
            "A reference is one line of at most 200 characters without control characters. Shorten it or remove what does"
                    + " not print."),
    CONTENT_DESTROYED(
            "The bytes of this version were destroyed after the time that they are kept. Upload the file again as a new"
                    + " version if it is still needed."),
    DOCUMENT_NOT_FOUND("There is no such document among those that you may see. Check the id or the reference."),
    VERSION_NOT_FOUND("There is no such version among those that you may see. Check the id."),
    NOT_YOUR_DOCUMENT(
            "Only those who registered this document or added a version to it add another. Ask one of them, or"
                    + " register a document of your own."),
    POSITION_UNKNOWN(
            "This cursor belongs to another list or order. Begin again without it, or ask in the order it was given"
                    + " in."),
    DOCUMENT_CHANGED(
            "Somebody changed this document since you read it. Read it again and repeat the act with its current"
                    + " lock version."),

    TITLE_MISSING("A document needs a title. Write what it is, without names of people."),
    TITLE_NOT_ACCEPTABLE(
            "A title is one line of at most 200 characters without control characters. Shorten it or remove"
                    + " what does not print."),
    CUSTODIAN_MISSING("A document needs a custodian. Name the office that keeps it."),
    CUSTODIAN_NOT_ACCEPTABLE(
            "A custodian is one line of at most 200 characters without control characters. Shorten it or"
                    + " remove what does not print."),
    CATEGORY_MISSING(
            "Declare at least one protection category. Declare AGGREGATE_ONLY where the document holds counts and"
                    + " sums only."),

    FILE_NAME_MISSING("A version needs the name of its file. Give the name with its ending, for example table-1.xlsx."),
    FILE_NAME_NOT_ACCEPTABLE("A file name is at most 200 characters, without a folder, without the characters"
            + " \\ / : * ? \" < > |, without characters that do not print, and neither begins nor ends with a space or a"
            + " dot. Rename the file."),
    UPLOAD_NOT_FOUND("There is no such upload of yours waiting. Uploads are used once and are removed after some time:"
            + " upload the file again."),
    UPLOAD_DIFFERS(
            "The upload holds other bytes than the digest that you gave. Check which file you uploaded and upload"
                    + " the right one."),
    VERSION_UNCHANGED("These bytes are the document's latest version already. Use that version, or upload the changed"
            + " file."),
    DIGEST_BLOCKED("These bytes are blocked and must not be used. Ask an incident manager or a privacy officer why."),

    DIGEST_ALREADY_BLOCKED("This digest is blocked already. There is nothing more to do."),
    BLOCK_REASON_MISSING("Blocking a digest needs a reason. Write why these bytes must not go out."),
    BLOCK_REASON_NOT_ACCEPTABLE("A reason is at most 2,000 characters without control characters. Shorten it."),

    INSPECTION_NOT_DUE(
            "This version is not in a state in which that step of its inspection can be taken. Read the version"
                    + " again."),

    CONTENT_EMPTY("The file is empty. Upload a file that holds something."),
    CONTENT_TOO_LARGE("The file is larger than this installation accepts. Split it, or ask the operator to raise"
            + " imprimatur.content.maximum-size."),
    CONTENT_DIGEST_UNREADABLE("The Content-Digest header does not hold a SHA-256 as RFC 9530 writes it. Send"
            + " Content-Digest: sha-256=:BASE64:, or leave the header out."),
    CONTENT_DIGEST_WRONG(
            "The bytes that arrived do not have the digest that was announced; nothing was kept. Upload the"
                    + " file again."),
    CONTENT_TYPE_NOT_ACCEPTABLE("Content is sent as application/octet-stream. Set that Content-Type and send the file's"
            + " bytes as they are.");

    private final String message;

    DocumentRefusal(String message) {
        this.message = message;
    }

    @Override
    public String message() {
        return message;
    }
}
