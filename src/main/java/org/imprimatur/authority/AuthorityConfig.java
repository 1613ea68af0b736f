package org.imprimatur.authority;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Settings of the register of people and authorities. */
@ConfigMapping(prefix = "imprimatur.authority")
interface AuthorityConfig {
    /**
     * The person who may administer authorities while nobody in the register can. Read at each start; has no effect once
     * somebody holds the role.
     */
    Optional<FirstAdministrator> firstAdministrator();

    /** How many entries of the audit history one export holds at most; it says where it was cut. */
    @WithDefault("100000")
    int exportedEntries();

    interface FirstAdministrator {
        /** Issuer of their account, as in the token's {@code iss}. */
        String issuer();

        /** Subject of their account, as in the token's {@code sub}. */
        String subject();

        /** Their printed name. */
        String name();

        /** What gives them the authority, for example an appointment order. */
        String instrument();
    }
}
