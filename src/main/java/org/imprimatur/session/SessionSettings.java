package org.imprimatur.session;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing in with a browser */
@ConfigMapping(prefix = "imprimatur.session")
interface SessionSettings {
    /**
     * The id of the service as a confidential client of the identity provider in {@code quarkus.oidc.auth-server-url}. Without
     * it there are no sessions: programs send access tokens, and /session answers 404.
     */
    Optional<String> clientId();

    /** The secret of that client. */
    Optional<String> clientSecret();

    /**
     * A file with 64 hexadecimal digits, outside the database and readable by this process only, the same on every replica: the
     * key under which cookies are encrypted. Another key ends all sessions.
     */
    Optional<Path> keyFile();

    /** What is asked for at the identity provider. */
    @WithDefault("openid")
    List<String> scopes();

    /** How long after its last request a session ends. */
    @WithDefault("30m")
    Duration idleAfter();

    /** How long after the sign-in a session ends, whatever happens in it. */
    @WithDefault("10h")
    Duration endsAfter();

    /** Where the identity provider sends people back to after they signed out there: a path of this service. */
    @WithDefault("/session")
    String signedOutPath();

    /** How often what is left of old sessions is removed. */
    @WithDefault("1h")
    Duration sweepEvery();
}
