package org.imprimatur.suites;

/** Which tests are in which suite, as patterns of their names. */
final class Which {
    /** In these packages no test needs a service. */
    static final String WITHOUT_A_SERVICE =
            "org\\.imprimatur\\.(.+\\.)?(commandline|deploy|evaluation|export|extraction|rules|worker)\\..*Test";

    /** They start the service with settings of their own, which a test that is only looked at is built for already. */
    static final String WITH_OWN_SETTINGS = "org\\.imprimatur\\.("
            + "approval\\.ExpiryTest"
            + "|audit\\.RefusalFloodTest"
            + "|authority\\.ExportAuditTest"
            + "|graphql\\.StricterLimitsTest"
            + "|graphql\\.subscription\\.SubscriptionLimitsTest"
            + "|inspection\\.(MalwareTest|PicturesReadTest)"
            + "|release\\.(ChangeRulesetTest|EnforceRetentionTest)"
            + "|visibility\\.(EveryRoleWalksEveryPathTest|HiddenIsNotFoundTest))";

    /** What becomes of a document, from its registration to its release and beyond. */
    static final String OF_DECISIONS = "org\\.imprimatur\\.(approval|document|policy|release)\\..*Test";

    /** All, whatever they are in. */
    static final String ALL = ".*Test";

    private Which() {}
}
