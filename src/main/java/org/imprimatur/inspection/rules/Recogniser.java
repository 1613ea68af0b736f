package org.imprimatur.inspection.rules;

import com.google.re2j.Pattern;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * How one kind of data about a person is recognised.
 *
 * @param id upper case, stable: findings name it
 * @param version rises whenever what it matches changes
 * @param severity of a finding in a visible place; {@link Severity#HIGH} for what identifies a person by itself
 * @param categories that a finding calls for
 * @param anywhere matches in any text, without a header; null where the value alone says nothing
 * @param needs what every text has in which {@code anywhere} matches
 * @param context as folded text: without one of these words in the same text a match of {@code anywhere} is weak; empty where
 *     none is needed
 * @param headerHints as folded text: no header matches without one of these; empty where any header could
 * @param header matches the whole of a column's header as folded text; null where no header matters
 * @param underHeader matches the whole of a value in a column with such a header; null where the check decides alone
 * @param check what a match must pass besides
 * @param share which part of a column's values must fit below its header
 */
record Recogniser(
        String id,
        int version,
        Kind kind,
        Severity severity,
        Set<ProtectionCategory> categories,
        @Nullable Pattern anywhere,
        Needs needs,
        List<String> context,
        List<String> headerHints,
        @Nullable Pattern header,
        @Nullable Pattern underHeader,
        Check check,
        double share) {
    /** What knowing the value tells. */
    enum Kind {
        /** Names one person in a register. */
        PERSON_IDENTIFIER,
        NAME,
        EMAIL,
        PHONE,
        /** True of several people, but few; identifies together with others. */
        BIRTH,
        /** True of many people; tells something about those who are identified otherwise. */
        ATTRIBUTE
    }

    /** The validators that a ruleset can name. */
    enum Check {
        NONE,
        A_NUMBER,
        SOCIAL_SECURITY_NUMBER,
        TELEPHONE,
        BIRTH_DATE,
        PERSON_NAME,
        COUNTRY,
        IBAN,
        PAYMENT_CARD,
        PASSPORT,
        MACHINE_READABLE_ZONE,
        LUHN;

        /** Whether it tells by itself what a value under a header is, so that no pattern is needed. */
        boolean knowsTheShape() {
            return switch (this) {
                case A_NUMBER,
                        SOCIAL_SECURITY_NUMBER,
                        TELEPHONE,
                        BIRTH_DATE,
                        PERSON_NAME,
                        COUNTRY,
                        IBAN,
                        PAYMENT_CARD,
                        PASSPORT,
                        MACHINE_READABLE_ZONE -> true;
                case NONE, LUHN -> false;
            };
        }
    }

    /**
     * What a text must have to be looked at more closely. Looking for it costs nothing beside a pattern.
     *
     * @param digits at least so many
     * @param marks one of these characters, in small letters; empty where none is needed
     * @param words one of these, as folded text; empty where none is needed
     */
    record Needs(int digits, String marks, List<String> words) {
        static final Needs NOTHING = new Needs(0, "", List.of());

        Needs {
            words = List.copyOf(words);
        }
    }

    Recogniser {
        categories = Collections.unmodifiableSet(
                categories.isEmpty() ? EnumSet.noneOf(ProtectionCategory.class) : EnumSet.copyOf(categories));
        context = List.copyOf(context);
        headerHints = List.copyOf(headerHints);
    }

    /** Whether somebody is identified by it, alone or with what stands beside it. */
    boolean identifies() {
        return kind != Kind.ATTRIBUTE;
    }

    /** @param folded the header as folded text */
    boolean isHeader(String folded) {
        return header != null && header.matches(folded);
    }

    /** What the ruleset's digest covers. */
    List<String> content() {
        return List.of(
                id,
                Integer.toString(version),
                kind.name(),
                severity.name(),
                categories.toString(),
                String.valueOf(anywhere),
                needs.toString(),
                context.toString(),
                headerHints.toString(),
                String.valueOf(header),
                String.valueOf(underHeader),
                check.name(),
                Double.toString(share));
    }
}
