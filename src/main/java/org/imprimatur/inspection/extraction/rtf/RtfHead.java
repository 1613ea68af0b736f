package org.imprimatur.inspection.extraction.rtf;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.rules.Mechanism;

/** The tables at the beginning that the text refers to by numbers: fonts and colours. */
final class RtfHead {
    private static final int MOST_COLOURS = 4_096;

    private final RtfCharsets charsets;
    private final Sweep sweep;
    private final List<String> colours = new ArrayList<>();

    RtfHead(RtfCharsets charsets, Sweep sweep) {
        this.charsets = charsets;
        this.sweep = sweep;
    }

    /** As six hexadecimal digits; empty for the automatic one. */
    List<String> colours() {
        return colours;
    }

    RtfSink fonts() {
        return new RtfSink() {
            private int font;

            @Override
            public void text(RtfLook look, String piece) {
                sweep.found(Mechanism.OTHER_PART, piece);
            }

            @Override
            public boolean word(String word, int number, RtfLook look) {
                switch (word) {
                    case "f" -> font = number;
                    case "fcharset" -> charsets.font(font, number);
                    case "cpg" -> charsets.fontCodePage(font, number);
                    default -> {
                        return false;
                    }
                }
                return true;
            }

            @Override
            public void finish() {}
        };
    }

    RtfSink colourTable() {
        return new RtfSink() {
            private int colour;
            private boolean named;

            @Override
            public void text(RtfLook look, String piece) {
                for (int i = 0; i < piece.length(); i++) {
                    if (piece.charAt(i) == ';' && colours.size() < MOST_COLOURS) {
                        colours.add(named ? "%06X".formatted(colour) : "");
                        colour = 0;
                        named = false;
                    }
                }
                sweep.setting(Mechanism.OTHER_PART, piece);
            }

            @Override
            public boolean word(String word, int number, RtfLook look) {
                int shift = switch (word) {
                    case "red" -> 16;
                    case "green" -> 8;
                    case "blue" -> 0;
                    default -> -1;
                };
                if (shift >= 0) {
                    named = true;
                    colour = colour & ~(0xff << shift) | (Math.max(0, number) & 0xff) << shift;
                }
                return shift >= 0;
            }

            @Override
            public void finish() {}
        };
    }
}
