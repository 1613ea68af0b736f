package org.imprimatur.inspection.rules;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/** Reads single texts by a ruleset. Remembers what it read, since the cells of tables repeat. Not thread-safe. */
final class TextReader {
    private static final int REMEMBERED = 100_000;
    private static final int LONGEST_REMEMBERED = 200;
    private static final int LONGEST_HEADER = 120;

    private final Ruleset ruleset;
    private final ValueCheck check;
    private final TextHints hints;
    private final TextHints.Seen seen = new TextHints.Seen();
    private final CellText copied = new CellText();
    private final List<Searched> searched = new ArrayList<>();
    private final Searched[] searchedByDigits;
    private final List<Headed> headed = new ArrayList<>();
    private final long claimBits;
    private final long headerBits;
    private final boolean anyHeader;
    private final int fewestDigits;
    private final int marksWithoutDigits;
    private final Map<String, Reading> remembered = new HashMap<>();
    private final Map<String, List<Recogniser>> headers = new HashMap<>();

    /** A recogniser that goes by headers, and which hints every such header has; 0 where it need not have any. */
    private record Headed(Recogniser recogniser, long words) {}

    /** A recogniser whose pattern is looked for anywhere, and what a text needs for it. */
    private record Searched(Recogniser recogniser, Pattern anywhere, int digits, int marks, long words) {
        boolean possible(TextHints.Seen seen) {
            return seen.digits >= digits && (marks == 0 || seen.marksOf(marks)) && (words == 0 || seen.wordsOf(words));
        }
    }

    TextReader(Ruleset ruleset) {
        this.ruleset = ruleset;
        this.check = new ValueCheck(ruleset);
        List<Recogniser> recognisers = ruleset.recognisers();
        var words = new ArrayList<List<String>>();
        var marks = new StringBuilder();
        ruleset.claimTerms().forEach(term -> words.add(term.hints()));
        int headersFrom = words.size();
        recognisers.forEach(recogniser -> words.add(recogniser.headerHints()));
        int needsFrom = words.size();
        recognisers.forEach(recogniser -> {
            words.add(recogniser.needs().words());
            marks.append(recogniser.needs().marks());
        });
        this.hints = new TextHints(words, marks.toString());
        this.claimBits = bits(0, headersFrom);
        this.headerBits = bits(headersFrom, needsFrom);
        this.anyHeader = recognisers.stream()
                .anyMatch(recogniser ->
                        recogniser.header() != null && recogniser.headerHints().isEmpty());
        for (int i = 0; i < recognisers.size(); i++) {
            Recogniser recogniser = recognisers.get(i);
            Recogniser.Needs needs = recogniser.needs();
            Pattern anywhere = recogniser.anywhere();
            if (recogniser.header() != null) {
                headed.add(new Headed(
                        recogniser, recogniser.headerHints().isEmpty() ? 0 : TextHints.bitOf(headersFrom + i)));
            }
            if (anywhere != null) {
                searched.add(new Searched(
                        recogniser,
                        anywhere,
                        needs.digits(),
                        hints.marksOf(needs.marks()),
                        needs.words().isEmpty() ? 0 : TextHints.bitOf(needsFrom + i)));
            }
        }
        this.searchedByDigits = searched.stream()
                .sorted(Comparator.comparingInt(Searched::digits))
                .toArray(Searched[]::new);
        this.fewestDigits = searched.stream()
                .filter(each -> each.digits() > 1 || each.marks() == 0)
                .mapToInt(Searched::digits)
                .min()
                .orElse(0);
        this.marksWithoutDigits = searched.stream()
                .filter(each -> each.digits() <= 1)
                .mapToInt(Searched::marks)
                .reduce(0, (one, other) -> one | other);
    }

    private static long bits(int from, int to) {
        long bits = 0;
        for (int rule = from; rule < to; rule++) {
            bits |= TextHints.bitOf(rule);
        }
        return bits;
    }

    ValueCheck check() {
        return check;
    }

    /** The answer is used again by the next call. */
    TextHints.Seen look(CellText text) {
        hints.look(text.characters(), text.length(), seen);
        return seen;
    }

    /** Whether looking at any text of the shape comes to the same. */
    boolean seesNoDifference(List<String> shape) {
        return hints.areNeverIn(shape) && "0123456789".chars().noneMatch(this::isMark);
    }

    /** What knows of most words that they say no more than any other; null where that depends on their letters. */
    @Nullable
    WordKeys wordKeys() {
        WordKeys keys = hints.wordKeys();
        boolean letters =
                fewestDigits == 0 || "abcdefghijklmnopqrstuvwxyz".chars().anyMatch(this::isMarkWithoutDigits);
        return letters || !keys.tell() ? null : keys;
    }

    private boolean isMark(int c) {
        return hints.marksOf(Character.toString(c)) != 0;
    }

    private boolean isMarkWithoutDigits(int c) {
        return (hints.marksOf(Character.toString(c)) & marksWithoutDigits) != 0;
    }

    /** The answer is used again by the next call. */
    TextHints.Seen look(String text) {
        text.getChars(0, text.length(), copied.room(text.length()), 0);
        return look(copied);
    }

    /** Whether {@link #read} could find anything in the text. */
    boolean isWorthReading(TextHints.Seen text) {
        return !text.plain() || text.wordsOf(claimBits) || anySearched(text);
    }

    /** Whether it has more to say than somebody's number. */
    boolean isMoreThanNumbers(TextHints.Seen text) {
        return !text.plain() || text.wordsOf(claimBits);
    }

    /** Whether {@link #headerOf} could name anything. */
    boolean couldBeHeader(TextHints.Seen text, int length) {
        return length <= LONGEST_HEADER && text.letters() && (anyHeader || text.wordsOf(headerBits) || !text.plain());
    }

    private boolean anySearched(TextHints.Seen text) {
        if (text.digits < fewestDigits && (marksWithoutDigits == 0 || !text.marksOf(marksWithoutDigits))) {
            return false;
        }
        for (Searched each : searchedByDigits) {
            if (each.digits() > text.digits) {
                return false;
            }
            if (each.possible(text)) {
                return true;
            }
        }
        return false;
    }

    Reading read(String raw) {
        Reading known = remembered.get(raw);
        if (known == null) {
            known = readNew(raw);
            if (remembered.size() < REMEMBERED && raw.length() <= LONGEST_REMEMBERED) {
                remembered.put(raw, known);
            }
        }
        return known;
    }

    private Reading readNew(String raw) {
        NormalisedText normalised = NormalisedText.of(raw);
        String text = normalised.text();
        TextHints.Seen found = look(text);
        List<Searched> possible = new ArrayList<>();
        if (anySearched(found)) {
            searched.stream().filter(each -> each.possible(found)).forEach(possible::add);
        }
        var claims = EnumSet.noneOf(ProtectionCategory.class);
        String words = found.wordsOf(claimBits) ? claims(text, claims) : "";
        var matches = new ArrayList<Reading.Match>();
        possible.forEach(each -> matches(each.recogniser(), each.anywhere(), text, matches));
        return new Reading(normalised, List.copyOf(matches), List.copyOf(claims), words);
    }

    private String claims(String text, Set<ProtectionCategory> claims) {
        String words = "";
        for (int i = 0; i < ruleset.claimTerms().size(); i++) {
            ClaimTerm term = ruleset.claimTerms().get(i);
            if (seen.wordsOf(TextHints.bitOf(i)) && term.isIn(text)) {
                claims.add(term.category());
                words = words.isEmpty() ? term.firstWords(text) : words;
            }
        }
        return words;
    }

    /** The recognisers whose column headers this text could be. */
    List<Recogniser> headerOf(String raw) {
        if (raw.length() > LONGEST_HEADER) {
            return List.of();
        }
        List<Recogniser> known = headers.get(raw);
        if (known == null) {
            String text = NormalisedText.of(raw).text();
            TextHints.Seen hinted = look(text);
            String folded = asHeader(text);
            known = headed.stream()
                    .filter(each -> each.words() == 0 || hinted.wordsOf(each.words()))
                    .map(Headed::recogniser)
                    .filter(recogniser -> recogniser.isHeader(folded))
                    .toList();
            if (headers.size() < REMEMBERED) {
                headers.put(raw, known);
            }
        }
        return known;
    }

    /** As the patterns of headers are written. */
    static String asHeader(String text) {
        return FoldedText.of(text).strip();
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
                matches.add(new Reading.Match(recogniser, value, strength(recogniser, value, text)));
                from = Math.max(matcher.end(), from + 1);
            }
        }
    }

    /** A telephone number in passing is mostly an office's; in a column of its own it is judged by its table. */
    private Strength strength(Recogniser recogniser, String value, String text) {
        boolean weak = switch (recogniser.kind()) {
            case PHONE -> true;
            case EMAIL ->
                ruleset.lists(WordList.SHARED_MAILBOXES, FoldedText.of(value.substring(0, value.indexOf('@'))));
            case PERSON_IDENTIFIER, NAME, BIRTH, ATTRIBUTE -> !inContext(recogniser, text);
        };
        return weak ? Strength.WEAK : Strength.SURE;
    }

    private static boolean inContext(Recogniser recogniser, String text) {
        if (recogniser.context().isEmpty()) {
            return true;
        }
        String folded = " " + FoldedText.of(text) + " ";
        return recogniser.context().stream().anyMatch(folded::contains);
    }

    private static boolean bounded(String text, int start, int end) {
        return !isAscii(text, start - 1) && !isAscii(text, end);
    }

    private static boolean isAscii(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) < 0x80 && Character.isLetterOrDigit(text.charAt(at));
    }
}
