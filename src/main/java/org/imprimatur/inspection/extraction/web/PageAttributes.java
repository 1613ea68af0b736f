package org.imprimatur.inspection.extraction.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.EmbeddedFile;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;

/** What stands in the attributes of a page's elements: where links lead, what forms hold, files, and what programs keep there. */
final class PageAttributes {
    private static final Set<String> ADDRESSES = Set.of(
            "href",
            "src",
            "action",
            "formaction",
            "cite",
            "data",
            "poster",
            "background",
            "longdesc",
            "xlink:href",
            "ping",
            "codebase",
            "classid",
            "manifest",
            "usemap",
            "profile",
            "archive");
    private static final Set<String> SAID = Set.of(
            "alt",
            "title",
            "summary",
            "label",
            "placeholder",
            "aria-label",
            "aria-description",
            "aria-valuetext",
            "abbr",
            "content",
            "value",
            "standby",
            "prompt",
            "srcdoc");
    private static final int SHORTEST_NAME = 7;

    private final Budget budget;
    private final int depth;
    private final Gathered gathered;
    private final Sweep sweep;
    private final List<String> links = new ArrayList<>();
    private int files;

    PageAttributes(Budget budget, int depth, Gathered gathered) {
        this.budget = budget;
        this.depth = depth;
        this.gathered = gathered;
        this.sweep = new Sweep("attributes", budget);
    }

    Sweep sweep() {
        return sweep;
    }

    /** Everything but what the page's reader takes. */
    void take(Element element, Set<String> taken) {
        name(element.tagName());
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue();
            name(key);
            boolean script = key.startsWith("on") || value.strip().regionMatches(true, 0, "javascript:", 0, 11);
            if (taken.contains(key) || value.isBlank()) {
                continue;
            }
            if (script) {
                budget.read(value.length());
                gathered.segment(
                        new Segment("scripts", "in attributes", Segment.Use.CONTENT, Mechanism.MACRO, value, null));
            } else if (DataUri.is(value)) {
                file(value);
            } else if (ADDRESSES.contains(key)) {
                address(value);
            } else {
                boolean said = SAID.contains(key) || key.startsWith("data-");
                sweep.setting(said ? Mechanism.INVISIBLE_TEXT : Mechanism.OTHER_PART, value);
                filesIn(value);
            }
        }
    }

    /** Names may be made up, and digits in them say something. */
    private void name(String name) {
        if (name.length() >= SHORTEST_NAME && name.chars().anyMatch(Character::isDigit)) {
            sweep.setting(Mechanism.OTHER_PART, name);
        }
    }

    void address(String address) {
        budget.read(address.length());
        links.add(address.strip());
    }

    /** Files in a text, for example in a style sheet. */
    void filesIn(String text) {
        if (text.contains("data:") || text.contains("DATA:")) {
            Matcher file = DataUri.ANYWHERE.matcher(text);
            while (file.find()) {
                file(file.group());
            }
        }
    }

    private void file(String address) {
        files++;
        String place = "file " + files + " in an address";
        DataUri uri = DataUri.of(address);
        byte[] bytes = uri.bytes();
        if (bytes == null) {
            gathered.unread(place, Mechanism.EMBEDDED_OBJECT);
            return;
        }
        budget.expand(bytes.length);
        var embedded = new EmbeddedFile(budget, depth, Mechanism.EMBEDDED_OBJECT);
        if (uri.type().equals("image/svg+xml")) {
            gathered.embedded(
                    place,
                    Mechanism.DRAWING_TEXT,
                    new WebPage(budget, depth + 1, Map.of()).read(DeclaredEncoding.of(bytes, "utf-8")));
        } else if (uri.type().startsWith("text/")) {
            embedded.readUnnamed(bytes, place, gathered);
        } else if (bytes.length > 0) {
            embedded.read(bytes, place, gathered);
        }
    }

    /** @param seen everything that the page shows: a link that leads where it says hides nothing */
    void end(String seen) {
        gathered.segments(sweep.segments());
        if (sweep.isEncoded()) {
            gathered.unread("attributes", Mechanism.INVISIBLE_TEXT);
        }
        for (int i = 0; i < links.size(); i++) {
            budget.checkTime();
            String link = decoded(links.get(i));
            boolean shown = seen.contains(link.replaceFirst("(?i)^(mailto|tel|https?):(//)?", ""));
            gathered.segment(new Segment(
                    "links",
                    "link " + (i + 1),
                    Segment.Use.CONTENT,
                    shown ? Mechanism.VISIBLE : Mechanism.HYPERLINK,
                    link,
                    null));
        }
    }

    private static String decoded(String link) {
        try {
            return URLDecoder.decode(link.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return link;
        }
    }
}
