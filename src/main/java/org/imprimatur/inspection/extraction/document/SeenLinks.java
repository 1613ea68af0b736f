package org.imprimatur.inspection.extraction.document;

import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Targets of links. One that is written out in the text hides nothing; whether it is can only be said at the end. */
public final class SeenLinks {
    private final StringBuilder seen = new StringBuilder();
    private final Map<String, String> targets = new LinkedHashMap<>();

    /** What a reader of the file sees. */
    public void seen(String text) {
        seen.append(text);
    }

    /** @param path where the link stands */
    public void link(String path, String target) {
        targets.putIfAbsent(target.strip(), path);
    }

    public void into(Gathered gathered) {
        String text = seen.toString();
        targets.forEach((target, path) -> {
            String plain = target.replaceFirst("^(mailto:|tel:)", "").replaceFirst("\\?.*$", "");
            boolean shown = !plain.isEmpty() && text.contains(plain);
            gathered.segment(new Segment(
                    path,
                    "",
                    Segment.Use.CONTENT,
                    shown ? Mechanism.VISIBLE : Mechanism.HYPERLINK,
                    target,
                    null));
        });
    }
}
