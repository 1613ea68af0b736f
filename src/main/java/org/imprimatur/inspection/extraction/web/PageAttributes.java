package org.imprimatur.inspection.extraction.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.inspection.extraction.Budget;
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
    private final Gathered gathered;
    private final Sweep sweep;
    private final AddressFiles files;
    private final List<String> links = new ArrayList<>();

    PageAttributes(Budget budget, int depth, Gathered gathered) {
        this.budget = budget;
        this.gathered = gathered;
        this.sweep = new Sweep("attributes", budget);
        this.files = new AddressFiles(budget, depth, gathered, sweep);
    }

    Sweep sweep() {
        return sweep;
    }

    AddressFiles files() {
        return files;
    }

    /** Everything but what the page's reader takes. */
    void take(Element element, Set<String> taken) {
        name(element.tagName());
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey().toLowerCase(Locale.ROOT);
            String value = attribute.getValue();
            name(key);
            boolean script = key.startsWith("on") || DataUri.plain(value).regionMatches(true, 0, "javascript:", 0, 11);
            if (taken.contains(key) || value.isBlank()) {
                continue;
            }
            if (script) {
                budget.read(value.length());
                gathered.segment(
                        new Segment("scripts", "in attributes", Segment.Use.CONTENT, Mechanism.MACRO, value, null));
            } else if (isFile(key, value)) {
                files.file(value);
            } else if (ADDRESSES.contains(key)) {
                address(value);
            } else {
                boolean said = SAID.contains(key) || key.startsWith("data-");
                sweep.setting(said ? Mechanism.INVISIBLE_TEXT : Mechanism.OTHER_PART, value);
                files.in(value);
            }
        }
    }

    /** In a list of pictures each address is followed by how large its picture is. */
    private static boolean isFile(String key, String value) {
        return ADDRESSES.contains(key) ? DataUri.is(value) : DataUri.isCertain(value) && !key.endsWith("srcset");
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
