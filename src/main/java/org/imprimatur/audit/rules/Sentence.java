package org.imprimatur.audit.rules;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One audit entry as one sentence in plain words. */
public final class Sentence {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final Pattern CODE = Pattern.compile("(?=[A-Z_]{3})[A-Z]+(_[A-Z]+)*");

    private Sentence() {}

    /** A code of ours, of a role, a state or a refusal, as people would say it: "program reviewer". Anything else as it is. */
    public static String words(String code) {
        return CODE.matcher(code).matches() ? code.toLowerCase(Locale.ROOT).replace('_', ' ') : code;
    }

    /**
     * @param actor how the actor is to be called
     * @param reason the entry's reason code
     * @param value what stands for a name in braces; null where the entry says nothing about it
     */
    public static String of(
            String actor,
            Action action,
            Outcome outcome,
            @Nullable String reason,
            Function<String, @Nullable String> value) {
        String what = PLACE.matcher(outcome == Outcome.PERMITTED ? action.done() : action.attempted())
                .replaceAll(match -> {
                    String known = value.apply(match.group(1));
                    return Matcher.quoteReplacement(known == null ? "(unnamed)" : known);
                });
        String because = reason == null ? "" : " (" + words(reason) + ")";
        return switch (outcome) {
            case PERMITTED -> actor + " " + what + because + ".";
            case REFUSED -> actor + " tried to " + what + " and was refused" + because + ".";
            case FAILED -> actor + " tried to " + what + ", which failed" + because + ".";
        };
    }
}
