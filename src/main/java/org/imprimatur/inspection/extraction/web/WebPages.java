package org.imprimatur.inspection.extraction.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.extraction.EncodedText;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.jspecify.annotations.Nullable;

/** Pages of HTML or XHTML (WHATWG HTML), told by the element that they begin with. */
public final class WebPages implements FormatReader {
    private static final List<String> BEGINNINGS = List.of(
            "<!doctype html",
            "<html",
            "<head",
            "<body",
            "<table",
            "<title",
            "<meta",
            "<style",
            "<script",
            "<div",
            "<h1",
            "<font",
            "<center",
            "<frameset");
    private static final int BEGINNING = 8_192;

    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        if (!isPage(file.beginning(BEGINNING))) {
            return null;
        }
        return new RecognisedFile(Set.of("html", "htm", "xhtml"), () -> {
            EncodedText page = DeclaredEncoding.ofPage(file.bytes(), null);
            return new WebPage(file.budget(), file.depth(), Map.of()).read(page);
        });
    }

    /** After a byte order mark, a declaration of XML and comments. */
    private static boolean isPage(String beginning) {
        String rest = beginning
                .replace("\u00ef\u00bb\u00bf", "")
                .replace("\u00ff\u00fe", "")
                .replace("\u00fe\u00ff", "")
                .replace("\0", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        while (rest.startsWith("<?xml") || rest.startsWith("<!--")) {
            String close = rest.startsWith("<?") ? "?>" : "-->";
            int end = rest.indexOf(close);
            if (end < 0) {
                return false;
            }
            rest = rest.substring(end + close.length()).strip();
        }
        String page = rest;
        return BEGINNINGS.stream().anyMatch(word -> page.startsWith(word) && endsName(page, word.length()));
    }

    private static boolean endsName(String text, int at) {
        return at == text.length() || !Character.isLetterOrDigit(text.charAt(at)) && text.charAt(at) != '-';
    }
}
