package org.imprimatur.inspection.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/** Reads single texts by a ruleset. Remembers what it read, since the cells of tables repeat. Not thread-safe. */
final class TextReader {
    private static final int REMEMBERED = 200_000;
    private static final int LONGEST_HEADER = 80;

    private final Ruleset ruleset;
    private final ValueCheck check;
    private final Map<String, Reading> remembered = new HashMap<>();

    TextReader(Ruleset ruleset) {
        this.ruleset = ruleset;
        this.check = new ValueCheck(ruleset);
    }

    ValueCheck check() {
        return check;
    }

    Reading read(String raw) {
        Reading known = remembered.get(raw);
        if (known == null) {
            known = readNew(raw);
            if (remembered.size() < REMEMBERED) {
                remembered.put(raw, known);
            }
        }
        return known;
    }

    private Reading readNew(String raw) {
        NormalisedText normalised = NormalisedText.of(raw);
        String text = normalised.text();
        var claims = EnumSet.noneOf(ProtectionCategory.class);
        String words = claims(text, claims);
        return new Reading(normalised, headerOf(text), matches(text), Set.copyOf(claims), words);
    }

    private String claims(String text, Set<ProtectionCategory> claims) {
        String inLowerCase = text.toLowerCase(Locale.ROOT);
        String words = "";
        for (ClaimTerm term : ruleset.claimTerms()) {
            if (term.isIn(text, inLowerCase)) {
                claims.add(term.category());
                words = words.isEmpty() ? term.firstWords(text) : words;
            }
        }
        return words;
    }

    private List<Recogniser> headerOf(String text) {
        if (text.length() > LONGEST_HEADER || !hasLetter(text)) {
            return List.of();
        }
        String header = asHeader(text);
        return ruleset.recognisers().stream()
                .filter(recogniser -> recogniser.isHeader(header))
                .toList();
    }

    /** In lower case, with single spaces for everything but ASCII letters, digits and the number sign. */
    static String asHeader(String text) {
        var header = new StringBuilder(text.length());
        for (char c : text.toLowerCase(Locale.ROOT).toCharArray()) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '#') {
                header.append(c);
            } else if (header.length() > 0 && header.charAt(header.length() - 1) != ' ') {
                header.append(' ');
            }
        }
        return header.toString().strip();
    }

    private List<Reading.Match> matches(String text) {
        int digits = 0;
        boolean at = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            at |= c == '@';
        }
        if (digits < 7 && !at) {
            return List.of();
        }
        var matches = new ArrayList<Reading.Match>();
        for (Recogniser recogniser : ruleset.recognisers()) {
            boolean possible = recogniser.kind() == Recogniser.Kind.EMAIL ? at : digits >= 7;
            if (recogniser.anywhere() != null && possible) {
                matches(recogniser, recogniser.anywhere(), text, matches);
            }
        }
        return List.copyOf(matches);
    }

    private void matches(Recogniser recogniser, Pattern anywhere, String text, List<Reading.Match> matches) {
        Matcher matcher = anywhere.matcher(text);
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            String value =
                    bounded(text, matcher.start(), matcher.end()) ? check.passing(recogniser, matcher.group()) : null;
            if (value == null) {
                from = matcher.start() + 1;
            } else {
                matches.add(new Reading.Match(recogniser, value, weak(recogniser, value)));
                from = matcher.end();
            }
        }
    }

    /** A telephone number in passing is mostly an office's; in a column of its own it is judged by its table. */
    private boolean weak(Recogniser recogniser, String value) {
        return switch (recogniser.kind()) {
            case PHONE -> true;
            case EMAIL -> ruleset.sharedMailboxes().contains(value.substring(0, value.indexOf('@')));
            case PERSON_IDENTIFIER, NAME, ATTRIBUTE -> false;
        };
    }

    private static boolean bounded(String text, int start, int end) {
        return !isAscii(text, start - 1) && !isAscii(text, end);
    }

    private static boolean isAscii(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) < 0x80 && Character.isLetterOrDigit(text.charAt(at));
    }

    private static boolean hasLetter(String text) {
        return text.chars().anyMatch(Character::isLetter);
    }

    /** The value in its one spelling if the text fits the recogniser of its column, otherwise null. */
    @Nullable
    String underHeader(Recogniser recogniser, String text) {
        Pattern shape = recogniser.underHeader();
        String value = text.strip();
        return shape != null && shape.matches(value) ? check.passing(recogniser, value) : null;
    }
}
