package org.imprimatur.inspection.extraction.document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** Targets of links. One that is written out in the text hides nothing; whether it is can only be said at the end. */
public final class SeenLinks {
    private static final Pattern LINK = Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]*)\"(.*)", Pattern.DOTALL);

    private final Set<String> others = new LinkedHashSet<>();
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

    /** Of a field, as Word spells it: the target of a link, or else what the field is told to show. */
    public void instruction(String path, String text) {
        Matcher link = LINK.matcher(text);
        if (link.matches()) {
            link(path, link.group(1));
            others.add(link.group(2));
        } else {
            others.add(text);
        }
    }

    public void into(Gathered gathered) {
        String text = seen.toString();
        others.stream()
                .filter(other -> !other.isBlank())
                .forEach(other -> gathered.segment(
                        new Segment("fields", "", Segment.Use.CONTENT, Mechanism.HYPERLINK, other, null)));
        targets.forEach((target, path) -> {
            String plain = target.replaceFirst("^(mailto:|tel:)", "").replaceFirst("\\?.*$", "");
            boolean shown = !plain.isEmpty() && text.contains(plain);
            gathered.segment(new Segment(
                    path, "", Segment.Use.CONTENT, shown ? Mechanism.VISIBLE : Mechanism.HYPERLINK, target, null));
        });
    }
}
