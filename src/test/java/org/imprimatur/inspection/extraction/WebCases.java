package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;

/** Every means in pages. */
final class WebCases {
    private static final String FIGURES = "<h1>Figures of the month</h1><p>By office, as of 2022-11-28.</p>"
            + "<table><tr><th>Office</th><th>Total</th></tr><tr><td>Harrow</td><td>120</td></tr>"
            + "<tr><td>Redstone</td><td>1,340</td></tr></table><p>See the <a href=\"https://statistics.example/notes\">notes</a>.</p>";

    private final List<MechanismCase> cases = new ArrayList<>();

    private WebCases() {}

    static List<MechanismCase> all() {
        var cases = new WebCases();
        cases.shown();
        cases.looks();
        cases.sheets();
        cases.elements();
        cases.files();
        return cases.cases;
    }

    static byte[] page(String head, String body) {
        return ("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Statistics</title>" + head
                        + "</head><body>" + body + "</body></html>")
                .getBytes(StandardCharsets.UTF_8);
    }

    static String table(String attributes, List<List<Object>> rows) {
        return "<table " + attributes + ">"
                + rows.stream()
                        .map(row -> "<tr>"
                                + row.stream()
                                        .map(cell -> "<td>" + cell + "</td>")
                                        .collect(Collectors.joining())
                                + "</tr>")
                        .collect(Collectors.joining())
                + "</table>";
    }

    private void body(Mechanism mechanism, String what, int people, String body) {
        add(mechanism, what, people, "", body, FIGURES);
    }

    /** @param twin the body of the page without */
    private void add(Mechanism mechanism, String what, int people, String head, String body, String twin) {
        cases.add(new MechanismCase("html", mechanism, what, people, page(head, FIGURES + body), page("", twin)));
    }

    private void shown() {
        body(Mechanism.VISIBLE, "table", ROSTER, table("", roster()));
        body(
                Mechanism.VISIBLE,
                "table in a table",
                ROSTER,
                "<table><tr><td>" + table("", roster()) + "</td></tr></table>");
        body(Mechanism.VISIBLE, "rows without a table", ROSTER, divided("div", "span"));
        body(Mechanism.VISIBLE, "list", ROSTER, divided("li", "b"));
        String lines = roster().stream()
                .map(row -> row.stream().map(Object::toString).collect(Collectors.joining("; ")))
                .collect(Collectors.joining("\n"));
        body(Mechanism.VISIBLE, "written as it is", ROSTER, "<pre>" + lines + "</pre>");
        body(Mechanism.VISIBLE, "drawing", ROSTER, "<svg>" + divided("g", "text") + "</svg>");
    }

    private static String divided(String row, String cell) {
        return "<div>"
                + roster().stream()
                        .map(each -> "<" + row + ">"
                                + each.stream()
                                        .map(value -> "<" + cell + ">" + value + "</" + cell + "> ")
                                        .collect(Collectors.joining())
                                + "</" + row + ">")
                        .collect(Collectors.joining())
                + "</div>";
    }

    private void looks() {
        look(Mechanism.INVISIBLE_TEXT, "hidden");
        for (String style : List.of(
                "display:none",
                "display: NONE !important",
                "visibility:hidden",
                "opacity:0",
                "color:transparent",
                "color:rgba(0,0,0,0)",
                "height:0;overflow:hidden",
                "position:absolute;clip:rect(0,0,0,0)",
                "clip-path: inset(50%)",
                "transform:scale(0)",
                "disp\\6c ay:none",
                "display:var(--d);--d:none")) {
            look(Mechanism.INVISIBLE_TEXT, "style=\"" + style + "\"");
        }
        for (String style : List.of("font-size:0", "font-size:1px", "font: 0/0 serif", "font-size:.05em")) {
            look(Mechanism.TINY_TEXT, "style=\"" + style + "\"");
        }
        for (String style : List.of(
                "color:#fff",
                "color:white",
                "color:rgb(255, 254, 255)",
                "color:hsl(0,0%,100%)",
                "background-color:#123456;color:#123456",
                "background:#000")) {
            look(Mechanism.WHITE_TEXT, "style=\"" + style + "\"");
        }
        for (String style : List.of(
                "position:absolute;left:-9999px",
                "text-indent:-5000px",
                "position:fixed;top:-200vh",
                "transform:translateX(-9999px)",
                "position:absolute;left:99999px")) {
            look(Mechanism.OFF_PAGE, "style=\"" + style + "\"");
        }
    }

    private void look(Mechanism mechanism, String attribute) {
        body(mechanism, attribute, ROSTER, table(attribute, roster()));
        body(mechanism, attribute + " of a line", NOTED, "<div " + attribute + "><p>" + noted() + "</p></div>");
    }

    private void sheets() {
        String block = "<div id=\"b\" class=\"a c\"><p>" + noted() + "</p></div>";
        for (String rule : List.of(
                ".a{display:none}",
                "#b { display : none ; }",
                "div.c{display:none}",
                "p{visibility:hidden} h1{visibility:visible} h1~p{visibility:visible} div p{visibility:hidden}",
                "/* a } */ .a:not(.z) > p { opacity: 0 }",
                "@media screen{.a{display:none}}",
                ":root{--x:none} .c{display:var(--x)}",
                "@supports (display:grid){#b{display:none}}")) {
            add(Mechanism.INVISIBLE_TEXT, rule, NOTED, "<style>" + rule + "</style>", block, FIGURES);
        }
        add(Mechanism.WHITE_TEXT, "sheet", NOTED, "<style>div.a{color:#FFFFFF}</style>", block, FIGURES);
        add(
                Mechanism.OTHER_PART,
                "sheet elsewhere",
                UNREAD,
                "<link rel=\"stylesheet\" href=\"https://statistics.example/a.css\">",
                "",
                FIGURES);
        add(Mechanism.OTHER_PART, "taken in", UNREAD, "<style>@import url(a.css);</style>", "", FIGURES);
        add(Mechanism.OTHER_PART, "text of a sheet", NOTED, "<style>/* " + noted() + " */</style>", "", FIGURES);
    }

    private void elements() {
        body(Mechanism.INVISIBLE_TEXT, "details", NOTED, "<details><summary>More</summary>" + noted() + "</details>");
        body(Mechanism.INVISIBLE_TEXT, "template", ROSTER, "<template>" + table("", roster()) + "</template>");
        body(Mechanism.INVISIBLE_TEXT, "noscript", ROSTER, "<noscript>" + table("", roster()) + "</noscript>");
        body(Mechanism.INVISIBLE_TEXT, "title", NOTED, "<p title=\"" + noted() + "\">Total</p>");
        body(Mechanism.INVISIBLE_TEXT, "data", NOTED, "<p data-of=\"" + noted() + "\">Total</p>");
        body(Mechanism.INVISIBLE_TEXT, "alt", NOTED, "<img src=\"a.png\" alt=\"" + noted() + "\">");
        body(Mechanism.INVISIBLE_TEXT, "hidden field", NOTED, "<input type=hidden value=\"" + noted() + "\">");
        body(Mechanism.FORM_FIELD, "field", NOTED, "<input value=\"" + noted() + "\">");
        body(Mechanism.FORM_FIELD, "text field", NOTED, "<textarea>" + noted() + "</textarea>");
        body(Mechanism.FORM_FIELD, "choice", NOTED, "<select><option>" + noted() + "</select>");
        body(Mechanism.COMMENT, "line", NOTED, "<!-- " + noted() + " -->");
        body(Mechanism.COMMENT, "table", ROSTER, "<!-- " + table("", roster()) + " -->");
        body(Mechanism.HYPERLINK, "address", NOTED, "<a href=\"/a?of=" + noted().replace(" ", "%20") + "\">more</a>");
        body(Mechanism.MACRO, "script", NOTED, "<script>var of = '" + noted() + "';</script>");
        body(Mechanism.MACRO, "script elsewhere", UNREAD, "<script src=\"a.js\"></script>");
        body(Mechanism.MACRO, "attribute", NOTED, "<p onclick=\"show('" + noted() + "')\">Total</p>");
        add(Mechanism.DOC_PROPERTY, "meta", NOTED, "<meta name=author content=\"" + noted() + "\">", "", FIGURES);
        body(
                Mechanism.COLUMN_HIDDEN,
                "columns",
                ROSTER,
                table("", roster()).replace("<table >", "<table><col span=8 style=\"visibility:collapse\">"));
    }

    private void files() {
        String csv = Base64.getEncoder().encodeToString(SampleFiles.rosterCsv(ROSTER));
        body(
                Mechanism.EMBEDDED_OBJECT,
                "file in a link",
                ROSTER,
                "<a href=\"data:text/csv;base64," + csv + "\">Save</a>");
        body(
                Mechanism.IMAGE_TEXT,
                "picture",
                UNREAD,
                "<img src=\"data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7\">");
        body(Mechanism.VISIBLE, "frame", ROSTER, "<iframe srcdoc='" + table("", roster()) + "'></iframe>");
        body(
                Mechanism.DRAWING_TEXT,
                "drawing in an address",
                NOTED,
                "<img src=\"data:image/svg+xml,%3Csvg%3E%3Ctext%3E" + noted() + "%3C/text%3E%3C/svg%3E\">");
    }
}
