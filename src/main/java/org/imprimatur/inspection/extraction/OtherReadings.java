package org.imprimatur.inspection.extraction;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/**
 * What the bytes of a text would say in another encoding. Only unmistakable identifiers count in it, since most of it is no
 * text at all; whoever opens the file may see it so nevertheless.
 */
public final class OtherReadings {
    private static final int PIECE = 20_000;

    private OtherReadings() {}

    public static List<Segment> of(EncodedText encoded, Budget budget) {
        var segments = new ArrayList<Segment>();
        for (Charset charset : encoded.others()) {
            String text = encoded.text(charset);
            budget.read(text.length());
            int start = 0;
            while (start < text.length()) {
                int end = text.length() - start <= PIECE ? text.length() : lineEnd(text, start + PIECE);
                segments.add(new Segment(
                        "file",
                        "read as " + charset.name(),
                        Segment.Use.SETTING,
                        Mechanism.VISIBLE,
                        text.substring(start, end),
                        null));
                start = end;
            }
        }
        return segments;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }
}
