package org.imprimatur.audit.rules;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an act is about. Every part that is known is given, so that an auditor can search by any of them. */
public record Subject(
        @Nullable UUID document,
        @Nullable UUID version,
        @Nullable UUID request,
        @Nullable UUID release,
        @Nullable UUID person) {
    public static final Subject NONE = new Subject(null, null, null, null, null);

    public static Subject ofPerson(UUID person) {
        return new Subject(null, null, null, null, person);
    }

    public static Subject ofDocument(UUID document) {
        return new Subject(document, null, null, null, null);
    }

    public static Subject ofVersion(UUID document, UUID version) {
        return new Subject(document, version, null, null, null);
    }

    public static Subject ofRequest(UUID document, UUID version, UUID request) {
        return new Subject(document, version, request, null, null);
    }

    public static Subject ofRelease(UUID document, UUID version, UUID request, UUID release) {
        return new Subject(document, version, request, release, null);
    }
}
