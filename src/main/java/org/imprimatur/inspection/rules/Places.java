package org.imprimatur.inspection.rules;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a report calls places: as the file does, unless that says something about a person. A report is stored, signed, shown and put on
 * record, so that no name of a file or sheet may carry somebody's number into it. Not thread-safe.
 */
final class Places {
    /** What a table's cells are called by; digits in it are nobody's. */
    private static final Pattern CELLS = Pattern.compile("![A-Z]{1,3}\\d{1,8}(:[A-Z]{1,3}\\d{1,8})?$");

    private static final Pattern KIND = Pattern.compile("^[A-Za-z]+");
    private static final Pattern ENDING = Pattern.compile("\\.\\w{1,5}$");
    private static final Pattern FOLDERS = Pattern.compile("[/\\\\]");

    private final TextReader reader;
    private final Ruleset ruleset;
    private final FoldedWords offices;
    private final List<NamedPlace> masked;
    private final Map<String, String> others = new HashMap<>();

    Places(List<NamedPlace> named, TextReader reader, Ruleset ruleset) {
        this.reader = reader;
        this.ruleset = ruleset;
        this.offices = FoldedWords.offices(ruleset);
        this.masked = named.stream()
                .filter(each -> isAboutPerson(each.name()))
                .sorted(Comparator.comparing((NamedPlace each) -> each.place().length())
                        .reversed())
                .toList();
    }

    /** What may be shown of a place. Different places stay different. */
    String shown(String place) {
        String shown = place;
        for (NamedPlace each : masked) {
            shown = shown.replace(each.place(), each.otherwise());
        }
        Matcher cells = CELLS.matcher(shown);
        String before = cells.find() ? shown.substring(0, cells.start()) : shown;
        return hasValue(before) ? other(before) + shown.substring(before.length()) : shown;
    }

    /** Without anything that the file says of it. */
    private String other(String place) {
        String known = others.get(place);
        if (known == null) {
            Matcher kind = KIND.matcher(place);
            known = (kind.find() && !hasValue(kind.group()) ? kind.group() : "place") + " named after somebody, "
                    + (others.size() + 1);
            others.put(place, known);
        }
        return known;
    }

    /** Whether something in it is a person's by its shape, or it looks like a name with a given name or a comma in it. */
    boolean isAboutPerson(String name) {
        if (!reader.read(spaced(name)).matches().isEmpty() || hasValue(name)) {
            return true;
        }
        for (String folder : FOLDERS.split(name, -1)) {
            String words = spaced(ENDING.matcher(folder).replaceFirst("")).strip();
            boolean called = words.indexOf(',') > 0
                    || ruleset.listsAnyOf(WordList.GIVEN_NAMES, FoldedText.of(words.replace('-', ' ')));
            if (called && PersonName.standsForItself(words, offices)) {
                return true;
            }
        }
        return false;
    }

    private static String spaced(String name) {
        return name.replace('_', ' ');
    }

    /** A place is put together of several words, so that only what is certain counts in it. */
    private boolean hasValue(String place) {
        return hasSureMatch(place) || hasSureMatch(spaced(place));
    }

    private boolean hasSureMatch(String text) {
        return reader.read(text).matches().stream()
                .anyMatch(match ->
                        match.strength() != Strength.WEAK && match.recogniser().identifies());
    }
}
