package org.imprimatur.policy.rules;

/** A field of the manifest that a condition can ask for. The software checks that it is filled, the signer that it is true. */
public enum EvidenceField {
    /** Why the disclosure is made, in writing. */
    WRITTEN_REASON,
    /** The docket number of the case before the court that receives the content. */
    DOCKET_NUMBER,
    /** Name of each recipient. */
    RECIPIENT_NAME,
    /** Address of each recipient, 5 USC 552a(c)(1)(B). */
    RECIPIENT_ADDRESS,
    /** The reference of the recipient's request in writing. */
    WRITTEN_REQUEST_REFERENCE
}
