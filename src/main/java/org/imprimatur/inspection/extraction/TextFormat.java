package org.imprimatur.inspection.extraction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** Text files by their names. What calls itself a text and is written in a language that hides text in codes is none. */
final class TextFormat {
    private static final List<String> LANGUAGES = List.of(
            "%pdf",
            "{\\rtf",
            "<!doctype",
            "<html",
            "<?xml",
            "<table",
            "<body",
            "<head",
            "<meta",
            "mime-version:",
            "content-type:",
            "%!ps");
    private static final int BEGINNING = 1024;

    private TextFormat() {}

    /** Null where the name is no text's. */
    static Contents.@Nullable Format of(String name) {
        if (name.endsWith(".csv")) {
            return Contents.Format.CSV;
        }
        if (name.endsWith(".tsv") || name.endsWith(".tab")) {
            return Contents.Format.TSV;
        }
        return name.endsWith(".txt") ? Contents.Format.TXT : null;
    }

    static Contents read(Contents.Format format, byte[] file, Limits limits, ReadingProgress progress) {
        boolean table = format != Contents.Format.TXT;
        return read(format, file, new Budget(table ? limits.forText() : limits, progress));
    }

    /** @param budget of the file in which it lies */
    static Contents read(Contents.Format format, byte[] file, Budget budget) {
        if (isLanguage(file)) {
            throw new UninspectableFile(UninspectableReason.TYPE_MISMATCH);
        }
        return format == Contents.Format.TXT
                ? new PlainTextReading(budget).read(file)
                : new CsvReading(budget).read(file, format);
    }

    private static boolean isLanguage(byte[] file) {
        String beginning = new String(file, 0, Math.min(file.length, BEGINNING), StandardCharsets.ISO_8859_1)
                .replace("\u00ef\u00bb\u00bf", "")
                .replace("\0", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        return LANGUAGES.stream().anyMatch(beginning::startsWith) || beginning.contains("\nmime-version:");
    }
}
