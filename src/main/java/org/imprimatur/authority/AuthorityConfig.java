package org.imprimatur.authority;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Settings of the register of people and authorities. */
@ConfigMapping(prefix = "imprimatur.authority")
interface AuthorityConfig {
    /**
     * The person who may administer authorities while nobody in the register can. Read at each start; has no effect once
     * somebody holds the role.
     */
    Optional<FirstAdministrator> firstAdministrator();

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
