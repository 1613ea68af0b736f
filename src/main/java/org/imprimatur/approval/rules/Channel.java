package org.imprimatur.approval.rules;

/** By which way content leaves. In the manifest and in the permit: approved for one way is not approved for another. */
public enum Channel {
    /** A page or file on a public or restricted web site. */
    WEB_SITE,
    /** A catalogue of open data, with its mirrors and interfaces. */
    OPEN_DATA_PORTAL,
    /** An interface between systems. */
    API,
    /** A portal that the recipient signs in to. */
    SECURE_PORTAL,
    /** A file transfer that both ends authenticate. */
    SECURE_TRANSFER,
    EMAIL,
    /** A disk, stick or other carrier handed over or sent. */
    PHYSICAL_MEDIA,
    PAPER,
    /** Said, shown or confirmed to somebody, also the answer whether a person is on a list. */
    ORAL
}
