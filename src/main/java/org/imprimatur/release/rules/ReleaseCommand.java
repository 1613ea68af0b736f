package org.imprimatur.release.rules;

/** What somebody can ask of a release. There is no resume: a new approval request makes a new release. */
public enum ReleaseCommand {
    AUTHORISE,
    SCHEDULE,
    PUBLISH,
    SUSPEND,
    RECALL,
    SUPERSEDE,
    END
}
