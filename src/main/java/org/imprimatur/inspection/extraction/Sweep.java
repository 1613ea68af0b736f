package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Collects every text and every setting of one part that nothing else takes, so that none of it goes out unread. */
public final class Sweep {
    private static final int SHORTEST_IDENTIFIER = 7;
    private static final int LONG_SETTING = 2_000;
    /** Of a certificate, and shorter than any packed list of people. */
    private static final int LONGEST_ENCODED = 3_000;

    private final String place;
    private final Budget budget;
    private final Map<Mechanism, StringBuilder> texts = new EnumMap<>(Mechanism.class);
    private final Map<Mechanism, Set<String>> settings = new EnumMap<>(Mechanism.class);

    public Sweep(String place, Budget budget) {
        this.place = place;
        this.budget = budget;
    }

    /** The value of an attribute. What is too short to name anybody is left out. */
    public void setting(Mechanism mechanism, String value) {
        if (value.length() >= LONG_SETTING) {
            // more than a setting: somebody's list, for one
            text(mechanism, value, false);
        } else if (value.length() >= SHORTEST_IDENTIFIER) {
            found(mechanism, value);
        }
    }

    /** Text of which nobody knows what it is, in bytes that are not meant to be text. */
    public void found(Mechanism mechanism, String text) {
        if (settings.computeIfAbsent(mechanism, each -> new LinkedHashSet<>()).add(text)) {
            budget.read(text.length());
        }
    }

    /** @param continues whether it is the next piece of the line that was begun, so that a value in pieces is one value */
    public void text(Mechanism mechanism, String text, boolean continues) {
        budget.read(text.length());
        StringBuilder all = texts.computeIfAbsent(mechanism, each -> new StringBuilder());
        if (!continues) {
            endLine(all);
        }
        all.append(text);
        if (!continues) {
            endLine(all);
        }
    }

    public void endLine(Mechanism mechanism) {
        StringBuilder all = texts.get(mechanism);
        if (all != null) {
            endLine(all);
        }
    }

    private static void endLine(StringBuilder all) {
        if (!all.isEmpty() && all.charAt(all.length() - 1) != '\n') {
            all.append('\n');
        }
    }

    /** Whether a long piece of it is encoded, so that nothing can be read in it. */
    public boolean isEncoded() {
        return texts.values().stream().anyMatch(Sweep::isEncoded);
    }

    private static boolean isEncoded(CharSequence text) {
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean encoded = c < 0x7f && (Character.isLetterOrDigit(c) || c == '+' || c == '/' || c == '=');
            boolean broken = (c == '\n' || c == '\r') && run % 4 == 0;
            run = encoded ? run + 1 : broken ? run : 0;
            if (run > LONGEST_ENCODED) {
                return true;
            }
        }
        return false;
    }

    public List<Segment> segments() {
        var segments = new ArrayList<Segment>();
        texts.forEach((mechanism, text) -> {
            if (!text.toString().isBlank()) {
                segments.add(new Segment(place, "", Segment.Use.CONTENT, mechanism, text.toString(), null));
            }
        });
        settings.forEach((mechanism, values) ->
                segments.add(new Segment(place, "", Segment.Use.SETTING, mechanism, String.join("\n", values), null)));
        return segments;
    }
}
