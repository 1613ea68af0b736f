package org.imprimatur.inspection.extraction.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The style sheets of a page, in their order: those in it, those that came with it, and those that are elsewhere and unread. */
final class PageSheets {
    private static final String ELSEWHERE = "a style sheet outside of the page";

    private final Budget budget;
    private final Gathered gathered;
    private final PageAttributes attributes;
    private final StyleSheets styles;
    private final Map<String, String> brought;
    private int count;

    PageSheets(
            Budget budget,
            Gathered gathered,
            PageAttributes attributes,
            StyleSheets styles,
            Map<String, String> brought) {
        this.budget = budget;
        this.gathered = gathered;
        this.attributes = attributes;
        this.styles = styles;
        this.brought = brought;
    }

    void read(Document page) {
        for (Element element : page.select("style, link[rel~=(?i)stylesheet]")) {
            if (element.normalName().equals("style")) {
                String written = element.data();
                add(written.isEmpty() ? element.wholeText() : written);
            } else {
                link(element.attr("href"));
            }
        }
    }

    private void link(String address) {
        String known = brought.get(address.strip());
        if (known != null) {
            add(known);
        } else if (DataUri.is(address)) {
            byte[] bytes = attributes.files().bytes(DataUri.of(address));
            if (bytes == null) {
                gathered.unread("a style sheet", Mechanism.OTHER_PART);
            } else {
                add(new String(bytes, StandardCharsets.UTF_8));
            }
        } else {
            gathered.unread(ELSEWHERE, Mechanism.OTHER_PART);
        }
    }

    private void add(String written) {
        count++;
        budget.read(written.length());
        var sheet = new CssScanner(written);
        styles.add(sheet);
        if (sheet.isExternal()) {
            gathered.unread(ELSEWHERE, Mechanism.OTHER_PART);
        }
        String place = "style sheet " + count;
        gathered.segment(
                new Segment(place, "", Segment.Use.SETTING, Mechanism.OTHER_PART, CssScanner.unescaped(written), null));
        for (String content : sheet.contents()) {
            gathered.segment(new Segment(place, "content", Segment.Use.CONTENT, Mechanism.VISIBLE, content, null));
        }
        attributes.files().in(written);
    }
}
