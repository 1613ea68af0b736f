package org.imprimatur.graphql;

import io.smallrye.graphql.api.CustomScalar;
import io.smallrye.graphql.api.CustomStringScalar;

/** An integer that may exceed what a JSON number holds exactly in JavaScript, written as a decimal string. */
@CustomScalar("Long")
public final class LongScalar implements CustomStringScalar {
    private final long value;

    /** Called by the GraphQL layer with a client's input. */
    public LongScalar(String decimal) {
        this.value = Long.parseLong(decimal);
    }

    private LongScalar(long value) {
        this.value = value;
    }

    public static LongScalar of(long value) {
        return new LongScalar(value);
    }

    public long value() {
        return value;
    }

    @Override
    public String stringValueForSerialization() {
        return Long.toString(value);
    }
}
