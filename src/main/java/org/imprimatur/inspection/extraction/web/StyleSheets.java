package org.imprimatur.inspection.extraction.web;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Budget;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What the style sheets in a page say of each element, as far as it may hide the element: the later and more special rule outweighs (CSS
 * Cascade 4).
 */
final class StyleSheets {
    private static final Set<String> TELLING = Set.of(
            "display",
            "visibility",
            "opacity",
            "font-size",
            "font",
            "color",
            "-webkit-text-fill-color",
            "background",
            "background-color",
            "position",
            "left",
            "right",
            "top",
            "bottom",
            "text-indent",
            "margin-left",
            "margin-top",
            "height",
            "max-height",
            "width",
            "max-width",
            "overflow",
            "overflow-x",
            "overflow-y",
            "clip",
            "clip-path",
            "transform",
            "scale",
            "zoom",
            "content-visibility",
            "unicode-bidi",
            "mso-hide",
            "filter",
            "mask",
            "all");
    /** States that the page is not in until somebody does something, and pieces that are no elements. */
    private static final Pattern PASSING = Pattern.compile(
            "::|:(before|after|first-line|first-letter|hover|focus|active|visited|focus-within|focus-visible|target|checked"
                    + "|disabled|invalid|valid|placeholder-shown|fullscreen|autofill|-moz|-ms|-webkit)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern VARIABLE = Pattern.compile("var\\(\\s*(--[\\w-]+)\\s*(?:,([^()]*))?\\)");
    private static final int IMPORTANT = 1 << 24;
    private static final int OWN = 1 << 20;
    private static final int DEEPEST_VARIABLE = 8;

    private record Weighed(String value, int weight) {}

    private final Document page;
    private final Budget budget;
    private final Map<Element, Map<String, Weighed>> styles = new IdentityHashMap<>();
    private final Map<String, String> variables = new HashMap<>();
    private boolean notUnderstood;

    StyleSheets(Document page, Budget budget) {
        this.page = page;
        this.budget = budget;
    }

    /** Whether a rule that may hide something could not be followed. */
    boolean isNotUnderstood() {
        return notUnderstood;
    }

    void add(CssScanner sheet) {
        notUnderstood |= sheet.isNotUnderstood();
        for (CssScanner.Rule rule : sheet.rules()) {
            budget.checkTime();
            rule.declarations().forEach((property, value) -> {
                if (property.startsWith("--")) {
                    variables.put(property, value);
                }
            });
            var telling = new LinkedHashMap<String, String>();
            rule.declarations().forEach((property, value) -> {
                if (TELLING.contains(property)) {
                    telling.put(property, value);
                }
            });
            if (!telling.isEmpty()) {
                for (String selector : rule.selector().split(",(?![^(\\[]*[)\\]])", -1)) {
                    apply(CssScanner.unescaped(selector).strip(), telling);
                }
            }
        }
    }

    private void apply(String selector, Map<String, String> declarations) {
        if (selector.isEmpty() || PASSING.matcher(selector).find()) {
            return;
        }
        try {
            int weight = weight(selector);
            for (Element element : page.select(selector)) {
                declarations.forEach((property, value) -> set(element, property, value, weight));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            notUnderstood = true;
        }
    }

    /** More names outweigh fewer, and names of one element those of many. */
    private static int weight(String selector) {
        int weight = 0;
        boolean inName = false;
        for (int i = 0; i < selector.length(); i++) {
            char c = selector.charAt(i);
            if (c == '#') {
                weight += 1 << 14;
            } else if (c == '.' || c == '[' || c == ':') {
                weight += 1 << 7;
            } else if (Character.isLetter(c) && !inName) {
                weight += 1;
            }
            inName = Character.isLetterOrDigit(c) || "#.[:-_=\"'".indexOf(c) >= 0;
        }
        return Math.min(weight, OWN - 1);
    }

    private void set(Element element, String property, String value, int weight) {
        int all = weight + (CssScanner.isImportant(value) ? IMPORTANT : 0);
        Map<String, Weighed> style = styles.computeIfAbsent(element, each -> new HashMap<>());
        Weighed before = style.get(property);
        if (before == null || all >= before.weight()) {
            style.put(property, new Weighed(value, all));
        }
    }

    /** What counts for an element, by property, in small letters. */
    Map<String, String> of(Element element) {
        CssScanner.declarations(element.attr("style")).forEach((property, value) -> {
            if (property.startsWith("--")) {
                variables.put(property, value);
            } else if (TELLING.contains(property)) {
                set(element, property, value, OWN);
            }
        });
        Map<String, Weighed> style = styles.get(element);
        if (style == null) {
            return Map.of();
        }
        var values = new HashMap<String, String>();
        style.forEach((property, weighed) -> values.put(property, resolved(weighed.value())));
        return values;
    }

    private String resolved(String written) {
        String value = CssScanner.unescaped(written)
                .toLowerCase(Locale.ROOT)
                .replaceAll("!\\s*important", "")
                .strip();
        for (int i = 0; i < DEEPEST_VARIABLE && value.contains("var("); i++) {
            Matcher variable = VARIABLE.matcher(value);
            if (!variable.find()) {
                break;
            }
            String fallback = variable.group(2) == null ? "" : variable.group(2);
            String is = variables.getOrDefault(variable.group(1), fallback);
            value = value.substring(0, variable.start())
                    + is.toLowerCase(Locale.ROOT)
                    + value.substring(variable.end());
        }
        return value.strip();
    }
}
