package org.imprimatur.session.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imprimatur.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * How somebody is to be authenticated anew, as the refusal of an act said (RFC 9470: {@code acr_values} and {@code max_age}).
 * What counts is decided by the act itself, each time; this only asks the identity provider.
 *
 * @param acrValues any of these will do; none asks for no class in particular
 * @param maxAge how long ago it may have been, whole seconds; null asks for no age in particular
 */
public record StepUpRequest(
        List<String> acrValues, @Nullable Duration maxAge) {
    private static final Pattern ACR_VALUES = Pattern.compile("[!-~]{1,200}( [!-~]{1,200}){0,9}");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,5}");

    public StepUpRequest {
        acrValues = List.copyOf(acrValues);
    }

    /**
     * @param acrValues separated by single spaces; null for none
     * @param maxAge seconds; null for none
     * @return empty where one of them is misspelled
     */
    public static Optional<StepUpRequest> of(@Nullable String acrValues, @Nullable String maxAge) {
        if ((acrValues != null && !ACR_VALUES.matcher(acrValues).matches())
                || (maxAge != null && !SECONDS.matcher(maxAge).matches())) {
            return Optional.empty();
        }
        return Optional.of(new StepUpRequest(
                acrValues == null ? List.of() : List.of(acrValues.split(" ", -1)),
                maxAge == null ? null : Duration.ofSeconds(Long.parseLong(maxAge))));
    }

    /** Whether this authentication is what was asked for; one that does not say is not. */
    public boolean isMetBy(Authentication authentication, Instant now) {
        Instant when = authentication.authenticatedAt();
        boolean recent = maxAge == null || (when != null && !when.plus(maxAge).isBefore(now));
        return recent && (acrValues.isEmpty() || acrValues.contains(String.valueOf(authentication.acr())));
    }
}
