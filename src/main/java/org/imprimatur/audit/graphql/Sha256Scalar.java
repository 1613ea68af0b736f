package org.imprimatur.audit.graphql;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import org.imprimatur.audit.rules.Sha256;

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
@CustomScalar("Sha256")
public final class Sha256Scalar implements CustomStringScalar {
    private final Sha256 value;

    /**
     * Called by the GraphQL layer with a client's input.
     *
     * @throws IllegalArgumentException for any other spelling
     */
    public Sha256Scalar(String hex) {
        this.value = new Sha256(hex);
    }

    public static Sha256Scalar of(Sha256 digest) {
        return new Sha256Scalar(digest.hex());
    }

    public Sha256 value() {
        return value;
    }

    @Override
    public String stringValueForSerialization() {
        return value.hex();
    }
}
