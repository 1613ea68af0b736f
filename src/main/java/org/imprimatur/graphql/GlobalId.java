package org.imprimatur.graphql;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;

/** The opaque ids of the API: the type's name and the stored id, so that an id finds its type again. */
public record GlobalId(String type, UUID id) {
    public static String of(String type, UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((type + ":" + id).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws RuleViolation {@link EdgeRefusal#INVALID_ID} for anything that is not an id of this type */
    public static UUID parse(String type, String globalId) {
        return parse(globalId)
                .filter(parsed -> parsed.type().equals(type))
                .map(GlobalId::id)
                .orElseThrow(() -> new RuleViolation(EdgeRefusal.INVALID_ID));
    }

    /** Empty for anything that {@link #of} cannot have made. */
    public static Optional<GlobalId> parse(String globalId) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(globalId), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon < 1) {
                return Optional.empty();
            }
            var parsed = new GlobalId(text.substring(0, colon), UUID.fromString(text.substring(colon + 1)));
            return of(parsed.type(), parsed.id()).equals(globalId) ? Optional.of(parsed) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
