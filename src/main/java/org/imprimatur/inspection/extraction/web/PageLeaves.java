package org.imprimatur.inspection.extraction.web;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.Sweep;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.DocumentType;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Pieces of a page that are no text of it: scripts, comments, fields of forms, and what the page says of itself. */
final class PageLeaves {
    private static final Set<String> LEAVES =
            Set.of("script", "style", "title", "meta", "input", "textarea", "option", "iframe", "frame");
    private static final Set<String> ABOUT = Set.of(
            "description",
            "keywords",
            "subject",
            "title",
            "abstract",
            "dc.title",
            "dc.subject",
            "dc.description",
            "og:title",
            "og:description",
            "twitter:title",
            "twitter:description");
    private static final Set<String> BUTTONS = Set.of("submit", "button", "reset");
    private static final String PAGE = "page";
    private static final Pattern REFRESH = Pattern.compile("(?is)^[\\s\\d.]*[;,]?\\s*(?:url\\s*=\\s*)?[\"']?(.*)");

    private final Budget budget;
    private final int depth;
    private final Gathered gathered;
    private final PageAttributes attributes;
    private int comments;
    private int scripts;
    private int fields;

    PageLeaves(Budget budget, int depth, Gathered gathered, PageAttributes attributes) {
        this.budget = budget;
        this.depth = depth;
        this.gathered = gathered;
        this.attributes = attributes;
    }

    boolean isLeaf(Element element) {
        return LEAVES.contains(element.normalName())
                && !(element.normalName().equals("title") && element.parents().is("svg"));
    }

    /** Attributes that are read with the element. */
    Set<String> taken(Element element) {
        return switch (element.normalName()) {
            case "meta" -> Set.of("content");
            case "input" -> Set.of("value");
            case "script" -> Set.of("src");
            case "iframe", "frame" -> Set.of("srcdoc", "src");
            case "link" ->
                element.attr("rel").toLowerCase(Locale.ROOT).contains("stylesheet") ? Set.of("href") : Set.of();
            default -> Set.of();
        };
    }

    void read(Element element, Look look, Paragraphs out) {
        switch (element.normalName()) {
            case "script" -> script(element);
            case "title" -> about("title", element.wholeText(), Mechanism.VISIBLE);
            case "meta" -> meta(element);
            case "input" -> input(element, look, out);
            case "textarea", "option" -> field(element.attr("name"), element.wholeText(), look);
            case "iframe", "frame" -> frame(element, look);
            default -> {
                // style sheets are read before anything else
            }
        }
    }

    private void script(Element element) {
        String address = element.attr("src");
        String text = element.data().isEmpty() ? element.wholeText() : element.data();
        if (DataUri.is(address)) {
            byte[] bytes = attributes.files().bytes(DataUri.of(address));
            if (bytes == null) {
                gathered.unread("a script", Mechanism.MACRO);
            } else {
                text = new String(bytes, StandardCharsets.UTF_8) + text;
            }
        } else if (!address.isBlank()) {
            attributes.address(address);
            gathered.unread("a script outside of the page", Mechanism.MACRO);
        }
        if (!text.isBlank()) {
            scripts++;
            swept("script " + scripts, text, Mechanism.MACRO);
            attributes.files().in(text);
        }
    }

    private void swept(String place, String text, Mechanism mechanism) {
        var sweep = new Sweep(place, budget);
        sweep.text(mechanism, text, false);
        gathered.segments(sweep.segments());
        if (sweep.isEncoded()) {
            gathered.unread(place, mechanism);
        }
    }

    private void about(String name, String text, Mechanism mechanism) {
        if (!text.isBlank()) {
            budget.read(text.length());
            gathered.segment(new Segment(PAGE, name, Segment.Use.SUBJECT_OF_FILE, mechanism, text.strip(), null));
        }
    }

    private void meta(Element element) {
        String name = (element.attr("name") + element.attr("property")).strip();
        String content = element.attr("content");
        boolean machine = element.hasAttr("http-equiv") || name.isEmpty();
        attributes.files().in(content);
        refresh(element, content);
        if (ABOUT.contains(name.toLowerCase(Locale.ROOT))) {
            about(name, content, Mechanism.DOC_PROPERTY);
        } else if (machine) {
            attributes.sweep().setting(Mechanism.OTHER_PART, content);
        } else if (!content.isBlank()) {
            budget.read(content.length());
            gathered.segment(
                    new Segment(PAGE, name, Segment.Use.CONTENT, Mechanism.DOC_PROPERTY, name + ": " + content, name));
        }
    }

    /** Where a page goes on to by itself is an address (WHATWG HTML 4.2.5.3), which need not be quoted. */
    private void refresh(Element element, String content) {
        Matcher target = REFRESH.matcher(content);
        boolean goesOn = element.attr("http-equiv").strip().equalsIgnoreCase("refresh");
        if (goesOn && target.find() && DataUri.is(target.group(1))) {
            attributes.files().file(target.group(1));
        }
    }

    private void input(Element element, Look look, Paragraphs out) {
        String type = element.attr("type").strip().toLowerCase(Locale.ROOT);
        String value = element.attr("value");
        if (type.equals("hidden")) {
            attributes.sweep().setting(Mechanism.INVISIBLE_TEXT, value);
        } else if (BUTTONS.contains(type)) {
            out.text(look.mechanism(), " " + value + " ", false);
        } else {
            field(element.attr("name"), value, look);
        }
    }

    private void field(String name, String value, Look look) {
        fields++;
        if (!value.isBlank()) {
            budget.read(value.length());
            boolean shown = look.mechanism() == Mechanism.VISIBLE;
            gathered.segment(new Segment(
                    PAGE,
                    "field " + fields,
                    Segment.Use.CONTENT,
                    shown ? Mechanism.FORM_FIELD : look.mechanism(),
                    value,
                    name.isBlank() ? null : name));
        }
    }

    private void frame(Element element, Look look) {
        String page = element.attr("srcdoc");
        String address = element.attr("src");
        String place = "frame in the page";
        if (DataUri.is(address)) {
            DataUri uri = DataUri.of(address);
            if (uri.bytes() == null || !uri.type().equals("text/html")) {
                attributes.files().file(address);
            } else {
                byte[] bytes = attributes.files().bytes(uri);
                page = DeclaredEncoding.ofPage(bytes == null ? new byte[0] : bytes, uri.charset())
                                .text()
                        + page;
            }
        } else if (DataUri.plain(address).regionMatches(true, 0, "javascript:", 0, 11)) {
            swept(place, address, Mechanism.MACRO);
        } else if (!address.isBlank()) {
            attributes.address(address);
        }
        if (!page.isBlank()) {
            gathered.embedded(place, look.mechanism(), new WebPage(budget, depth + 1, Map.of()).read(page));
        }
        String instead = element.wholeText() + element.data();
        if (!instead.isBlank()) {
            swept("text instead of a frame", instead, Mechanism.INVISIBLE_TEXT);
        }
    }

    /** Whatever is neither an element nor its text. */
    void node(Node node) {
        if (node instanceof Comment comment && comment.getData().startsWith("?")) {
            // a declaration or an instruction of XML
            attributes.sweep().setting(Mechanism.OTHER_PART, comment.getData());
            attributes.files().in(comment.getData());
        } else if (node instanceof Comment comment) {
            comment(comment.getData());
        } else if (node instanceof DocumentType type) {
            attributes.sweep().setting(Mechanism.OTHER_PART, type.outerHtml());
        } else if (node instanceof DataNode data) {
            swept("data in the page", data.getWholeData(), Mechanism.INVISIBLE_TEXT);
        } else if (!node.outerHtml().isBlank()) {
            String text = node instanceof TextNode stray ? stray.getWholeText() : node.outerHtml();
            swept("between elements", text, Mechanism.OTHER_PART);
        }
    }

    /** What was taken out of the page by making a comment of it is read as the page that it was. */
    private void comment(String text) {
        if (text.isBlank()) {
            return;
        }
        comments++;
        String place = "comment " + comments;
        budget.read(text.length());
        if (text.contains("</") && depth < 5) {
            String page = text.replaceFirst("^\\[if[^\\]]*\\]>", "").replaceFirst("<!\\[endif\\]$", "");
            gathered.embedded(place, Mechanism.COMMENT, new WebPage(budget, depth + 1, Map.of()).read(page));
        } else {
            gathered.segment(new Segment(place, "", Segment.Use.CONTENT, Mechanism.COMMENT, text, null));
        }
    }
}
