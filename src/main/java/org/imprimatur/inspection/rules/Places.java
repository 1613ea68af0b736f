package org.imprimatur.inspection.rules;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    private final TreeMap<String, NamedPlace> masked = new TreeMap<>();
    private final Map<String, String> shown = new HashMap<>();
    private final Map<String, String> others = new HashMap<>();

    Places(List<NamedPlace> named, TextReader reader, Ruleset ruleset) {
        this.reader = reader;
        this.ruleset = ruleset;
        this.offices = FoldedWords.offices(ruleset);
        named.stream()
                .filter(each -> !each.place().isEmpty() && isAboutPerson(each.name()))
                .forEach(each -> masked.putIfAbsent(each.place(), each));
    }

    /** A place alone, in a word for its kind and a name that may be anybody's. */
    static Places ofOne(String place, TextReader reader, Ruleset ruleset) {
        int kind = place.indexOf(' ') + 1;
        String otherwise = kind == 0 ? "place" : place.substring(0, kind - 1);
        return new Places(
                List.of(new NamedPlace(place, place.substring(kind), otherwise + " named after somebody")),
                reader,
                ruleset);
    }

    /** What may be shown of a place. Different places stay different. */
    String shown(String place) {
        String known = shown.get(place);
        if (known == null) {
            known = read(place);
            shown.put(place, known);
        }
        return known;
    }

    private String read(String place) {
        String masked = masked(place);
        Matcher cells = CELLS.matcher(masked);
        String before = cells.find() ? masked.substring(0, cells.start()) : masked;
        return hasValue(before) ? other(before) + masked.substring(before.length()) : masked;
    }

    private String masked(String place) {
        String known = place;
        for (int at = 0; at < known.length() && !masked.isEmpty(); at++) {
            NamedPlace named = longest(known, at, known.length());
            while (named != null) {
                int end = at + named.place().length();
                known = known.substring(0, at) + named.otherwise() + known.substring(end);
                // how it is called otherwise may begin with another place
                named = longest(known, at, Math.min(known.length(), end - 1));
            }
        }
        return known;
    }

    /** The longest of those that begin there and are no longer; null where none does. */
    private @Nullable NamedPlace longest(String place, int from, int to) {
        String rest = place.substring(from, to);
        Map.Entry<String, NamedPlace> before = masked.floorEntry(rest);
        while (before != null && !rest.startsWith(before.getKey())) {
            // whatever rest begins with comes no later than what both of them begin with
            rest = rest.substring(0, common(rest, before.getKey()));
            before = masked.floorEntry(rest);
        }
        return before == null ? null : before.getValue();
    }

    private static int common(String one, String other) {
        int length = 0;
        while (length < one.length() && length < other.length() && one.charAt(length) == other.charAt(length)) {
            length++;
        }
        return length;
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
