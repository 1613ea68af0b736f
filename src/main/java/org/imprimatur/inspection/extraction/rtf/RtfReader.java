package org.imprimatur.inspection.extraction.rtf;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.document.HiddenBytes;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/**
 * Reads a file of the Rich Text Format (specification 1.9.1). A destination that it does not know is not skipped, as programs do, but
 * swept up.
 */
final class RtfReader implements RecognisedFile.Reader {
    static final int DEEPEST_TABLE = 20;
    private static final int DEEPEST = 500;
    /** Groups that programs may skip as a whole, and whose text is the text around them nevertheless. */
    private static final Set<String> TRANSPARENT = Set.of("nesttableprops", "cs", "ts", "ds", "s", "do", "shp");

    private final byte[] file;
    private final RtfTokens tokens;
    private final Budget budget;
    private final Gathered gathered = new Gathered(null);
    private final RtfCharsets charsets = new RtfCharsets();
    private final RtfSinks sinks;
    private final Deque<RtfGroup> open = new ArrayDeque<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int depth;
    /** What stands for characters of Unicode in programs that do not know them. */
    private final StringBuilder replacements = new StringBuilder();

    private int toSkip;

    RtfReader(byte[] file, Budget budget, int depth) {
        this.file = file;
        this.tokens = new RtfTokens(file);
        this.budget = budget;
        this.depth = depth;
        this.sinks = new RtfSinks(charsets, budget, depth, gathered);
    }

    @Override
    public Contents read() {
        while (tokens.next() != RtfTokens.Kind.OPEN) {
            // nothing but a byte order mark comes first, or the file were not taken for one
        }
        open.push(new RtfGroup(new RtfLook(), RtfDestination.BODY, sinks.of(RtfDestination.BODY)));
        open.getFirst().ownSink = true;
        int read = 0;
        while (!open.isEmpty()) {
            RtfTokens.Kind kind = tokens.next();
            if (kind == RtfTokens.Kind.BYTE) {
                character();
            } else {
                flush();
                token(kind);
            }
            if ((++read & 0xffff) == 0) {
                budget.checkTime();
                budget.progress(tokens.position(), file.length);
            }
        }
        end();
        return gathered.contents();
    }

    private void token(RtfTokens.Kind kind) {
        switch (kind) {
            case OPEN -> open();
            case CLOSE -> close();
            case WORD -> word(tokens.word(), tokens.number());
            case SYMBOL -> symbol((char) tokens.value());
            default -> throw UninspectableFile.malformed();
        }
    }

    private void end() {
        sinks.end();
        if (replacements.chars().anyMatch(c -> c != '?' && c != '\n')) {
            budget.read(replacements.length());
            gathered.segment(new Segment(
                    "replacements of characters",
                    "",
                    Segment.Use.SETTING,
                    Mechanism.OTHER_PART,
                    replacements.toString(),
                    null));
        }
        byte[] behind = Arrays.copyOfRange(file, tokens.position(), file.length);
        HiddenBytes.read(behind, "behind the document", budget, depth, gathered);
    }

    private void character() {
        if (toSkip > 0) {
            toSkip--;
            replacements.append((char) tokens.value());
        } else {
            bytes.write(tokens.value());
        }
    }

    private void flush() {
        if (bytes.size() > 0) {
            RtfGroup group = open.getFirst();
            text(bytes.toString(charsets.of(group.look.font)));
            bytes.reset();
        }
    }

    private void text(String text) {
        RtfGroup group = open.getFirst();
        group.sink.text(group.look, text);
    }

    private void open() {
        toSkip = 0;
        RtfGroup around = open.getFirst();
        if (open.size() >= DEEPEST) {
            throw UninspectableFile.malformed();
        }
        around.sink.border();
        var group = new RtfGroup(around.look.copy(), around.destination, around.sink);
        if (around.spelledTwice != null) {
            // the first spelling is for programs that do not know of the second
            group.spelledTwice = null;
            into(group, RtfDestination.FIRST_SPELLING);
        }
        open.push(group);
    }

    private void close() {
        toSkip = 0;
        RtfGroup group = open.pop();
        if (group.ownSink) {
            group.sink.finish();
        } else {
            group.sink.border();
        }
    }

    private void into(RtfGroup group, RtfDestination destination) {
        if (group.ownSink) {
            group.sink.finish();
        }
        group.destination = destination;
        group.sink = sinks.of(destination);
        group.ownSink = true;
    }

    private void symbol(char symbol) {
        if (toSkip > 0) {
            toSkip--;
        }
        switch (symbol) {
            case '*' -> open.getFirst().starred = true;
            case '~' -> text("\u00a0");
            case '_' -> text("\u2011");
            case '{', '}', '\\' -> bytes.write(symbol);
            case '\t' -> text("\t");
            case '\r', '\n' -> word("par", RtfTokens.NO_NUMBER);
            default -> {
                // optional hyphens, and marks of indexes and formulas, which nobody sees
            }
        }
    }

    private void word(String word, int number) {
        RtfGroup group = open.getFirst();
        boolean starred = group.starred;
        group.starred = false;
        switch (word) {
            case "u" -> unicode(number, group);
            case "uc" -> group.look.unicodeBytes = Math.max(0, tokens.number(1));
            case "bin" -> raw(group);
            case "ansicpg" -> charsets.own(tokens.number(1252));
            case "mac" -> charsets.own(10_000);
            case "pc" -> charsets.own(437);
            case "pca" -> charsets.own(850);
            case "deff" -> charsets.defaultFont(tokens.number(0));
            case "upr" -> group.spelledTwice = group;
            case "ud" -> secondSpelling(group);
            default -> look(word, number, group, starred);
        }
    }

    private void look(String word, int number, RtfGroup group, boolean starred) {
        toSkip = Math.max(0, toSkip - 1);
        RtfDestination destination = RtfDestination.of(word);
        String character = RtfTokens.character(word);
        if (destination != null && !(destination.kind() == RtfDestination.Kind.TEXT && isStyle(group))) {
            into(group, destination);
        } else if (character != null) {
            text(character);
        } else if (group.sink.word(word, number, group.look)) {
            replacements.append(word.equals("par") && !replacements.isEmpty() ? "\n" : "");
        } else if (word.equals("f")) {
            group.look.font = number;
        } else {
            boolean known = group.look.take(word, number, number != 0);
            if (word.equals("plain")) {
                group.look.font = charsets.defaultFont();
            }
            if (starred && !known && !TRANSPARENT.contains(word) && !isStyle(group)) {
                into(group, RtfDestination.UNKNOWN);
            }
        }
    }

    private static boolean isStyle(RtfGroup group) {
        return group.destination.word().equals("stylesheet");
    }

    private void unicode(int number, RtfGroup group) {
        if (number == RtfTokens.NO_NUMBER) {
            throw UninspectableFile.malformed();
        }
        text(String.valueOf((char) number));
        toSkip = group.look.unicodeBytes;
    }

    private void raw(RtfGroup group) {
        byte[] raw = tokens.raw(tokens.number(0));
        if (!group.sink.bytes(raw)) {
            HiddenBytes.read(raw, "bytes in the " + group.destination.path(), budget, depth, gathered);
        }
    }

    /** The text goes where that around both spellings does. */
    private void secondSpelling(RtfGroup group) {
        RtfGroup around = open.stream()
                .filter(each -> each.spelledTwice != null)
                .findFirst()
                .orElseThrow(UninspectableFile::malformed);
        group.destination = around.destination;
        group.sink = around.sink;
        group.ownSink = false;
    }
}
