package org.imprimatur.release.graphql;

import jakarta.ws.rs.QueryParam;
import org.imprimatur.release.rules.PermitQuestion;
import org.jspecify.annotations.Nullable;

/** A permit question as it comes in a query string, unchecked. */
public class PermitParameters {
    @QueryParam("sha256")
    @Nullable
    String sha256;

    @QueryParam("fileName")
    @Nullable
    String fileName;

    @QueryParam("audience")
    @Nullable
    String audience;

    @QueryParam("channel")
    @Nullable
    String channel;

    @QueryParam("destination")
    @Nullable
    String destination;

    @QueryParam("recipient")
    @Nullable
    String recipient;

    PermitQuestion question() {
        return new PermitBody(sha256, fileName, audience, channel, destination, recipient, null).question();
    }
}
