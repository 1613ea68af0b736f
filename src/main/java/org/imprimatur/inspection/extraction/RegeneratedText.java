package org.imprimatur.inspection.extraction;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.inspection.rules.Segment;

/** Writes the paragraphs of a text in UTF-8, one blank line between them. */
final class RegeneratedText {
    private RegeneratedText() {}

    static byte[] bytes(List<Segment> segments) {
        return segments.stream()
                .filter(segment -> segment.use() == Segment.Use.CONTENT)
                .map(segment ->
                        segment.text().lines().map(DisplayedText::of).collect(Collectors.joining("\r\n", "", "\r\n")))
                .collect(Collectors.joining("\r\n"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
