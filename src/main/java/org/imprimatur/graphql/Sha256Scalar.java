package org.imprimatur.graphql;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;
import java.util.regex.Pattern;

/** A SHA-256 digest as 64 lower-case hexadecimal digits. */
@CustomScalar("Sha256")
public final class Sha256Scalar implements CustomStringScalar {
    private static final Pattern SPELLING = Pattern.compile("[0-9a-f]{64}");

    private final String hex;

    /**
     * Called by the GraphQL layer with a client's input.
     *
     * @throws IllegalArgumentException for any other spelling
     */
    public Sha256Scalar(String hex) {
        if (!SPELLING.matcher(hex).matches()) {
            throw new IllegalArgumentException("a SHA-256 is 64 lower-case hexadecimal digits");
        }
        this.hex = hex;
    }

    public String hex() {
        return hex;
    }

    @Override
    public String stringValueForSerialization() {
        return hex;
    }
}
