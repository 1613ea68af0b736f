package org.imprimatur.inspection.extraction.web;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imprimatur.inspection.extraction.Colours;
import org.imprimatur.inspection.rules.Mechanism;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * How text in an element is seen.
 *
 * @param hidden by what the element or one around it is not shown at all; {@link Mechanism#VISIBLE} where it is
 * @param unseen whether it takes up room without being drawn, which an element inside may undo
 * @param colour of the text, as six hexadecimal digits; empty where it is not known
 * @param background the same of what is behind it
 * @param size of the text in pixels
 */
record Look(Mechanism hidden, boolean unseen, String colour, String background, double size) {
    static final Look PAGE = new Look(Mechanism.VISIBLE, false, "000000", "FFFFFF", 16);

    private static final Pattern SIZE = Pattern.compile(
            "(?:^|\\s)(-?\\d*\\.?\\d+)(px|pt|pc|em|rem|ex|ch|%|in|cm|mm|q|vw|vh|vmin|vmax)?(?=$|[\\s/])");
    private static final Pattern FAR = Pattern.compile("-\\s*([3-9]\\d\\d|\\d{4,})(\\.\\d+)?(px|pt)?(?![\\d.%a-z])"
            + "|-\\s*\\d{3,}(\\.\\d+)?(%|vw|vh)|-\\s*([4-9]\\d|\\d{3,})(\\.\\d+)?(em|rem)");
    /** What is in the middle of a window is put there by half of its width. */
    private static final Pattern HALF = Pattern.compile("-\\s*[3-8]\\d\\d(\\.\\d+)?(px|pt)?");

    private static final Pattern CLIPPED = Pattern.compile("rect\\([01](px)?(,[01](px)?){3}\\)");
    private static final Pattern ZERO = Pattern.compile("[+-]?0*\\.?0*[01]?(px|pt|em|rem|%)?");
    private static final Pattern ADDRESS = Pattern.compile("url\\(|gradient|image");
    private static final double TINY = 1.5;
    private static final double FAINT = 0.05;
    private static final int FAR_RIGHT = 5_000;
    private static final int FAR_RIGHT_WIDTHS = 200;
    private static final Set<String> LENGTH_FAR = Set.of("left", "right", "top", "bottom", "margin-left", "margin-top");
    private static final String LINK = "0000EE";

    Mechanism mechanism() {
        if (hidden != Mechanism.VISIBLE) {
            return hidden;
        }
        if (unseen) {
            return Mechanism.INVISIBLE_TEXT;
        }
        if (size < TINY) {
            return Mechanism.TINY_TEXT;
        }
        if (colour.equals(CssColour.TRANSPARENT)) {
            return Mechanism.INVISIBLE_TEXT;
        }
        return Colours.same(colour, background) ? Mechanism.WHITE_TEXT : Mechanism.VISIBLE;
    }

    Look hiddenBy(Mechanism by) {
        return hidden == Mechanism.VISIBLE ? new Look(by, unseen, colour, background, size) : this;
    }

    /** Of an element in this one. */
    Look in(Element element, Map<String, String> style) {
        Mechanism by = hidden == Mechanism.VISIBLE ? hiding(element, style) : hidden;
        String visibility = style.getOrDefault("visibility", "");
        boolean invisible = visibility.isEmpty() || visibility.equals("inherit")
                ? unseen
                : visibility.equals("hidden") || visibility.equals("collapse");
        return new Look(by, invisible, colour(element, style), background(element, style), size(style));
    }

    private static Mechanism hiding(Element element, Map<String, String> style) {
        String display = style.getOrDefault("display", "");
        boolean off =
                display.isEmpty() || display.equals("inherit") ? element.hasAttr("hidden") : display.equals("none");
        if (off
                || style.getOrDefault("content-visibility", "").equals("hidden")
                || style.getOrDefault("mso-hide", "").equals("all")
                || isFaint(style.get("opacity"))
                || style.getOrDefault("filter", "")
                        .matches(".*(opacity\\(\\s*0*\\.?0*%?\\s*\\)|alpha\\(opacity=0\\)).*")
                || isCutOff(style)) {
            return Mechanism.INVISIBLE_TEXT;
        }
        return isFarOff(style) ? Mechanism.OFF_PAGE : Mechanism.VISIBLE;
    }

    private static boolean isFaint(@Nullable String opacity) {
        if (opacity == null) {
            return false;
        }
        try {
            double value = opacity.endsWith("%")
                    ? Double.parseDouble(opacity.substring(0, opacity.length() - 1)) / 100
                    : Double.parseDouble(opacity);
            return value < FAINT;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isCutOff(Map<String, String> style) {
        String overflow = style.getOrDefault("overflow", "")
                + style.getOrDefault("overflow-x", "")
                + style.getOrDefault("overflow-y", "");
        boolean clips = overflow.contains("hidden") || overflow.contains("clip");
        boolean flat = isZero(style.get("height"))
                || isZero(style.get("max-height"))
                || isZero(style.get("width"))
                || isZero(style.get("max-width"));
        String clip = style.getOrDefault("clip", "").replaceAll("[\\s,]+", ",");
        String path = style.getOrDefault("clip-path", "").replace(" ", "");
        String transform =
                style.getOrDefault("transform", "").replace(" ", "") + "," + style.getOrDefault("scale", "-");
        return (clips && flat)
                || CLIPPED.matcher(clip).matches()
                || path.matches(
                        "(inset\\((50|100)%.*|circle\\(0(px|%)?\\).*|polygon\\(0(px)?0(px)?,0(px)?0(px)?,0(px)?0(px)?.*)")
                || transform.matches(".*scale[xy3d]*\\(0(\\.0\\d*)?[,)].*")
                || transform.endsWith(",0")
                || isZero(style.get("zoom"));
    }

    private static boolean isZero(@Nullable String length) {
        return length != null
                && !length.isEmpty()
                && ZERO.matcher(length).matches()
                && !length.matches("[1](em|rem)|1%?");
    }

    private static boolean isFarOff(Map<String, String> style) {
        boolean moved = !style.getOrDefault("position", "static").equals("static");
        for (String side : LENGTH_FAR) {
            String value = style.get(side);
            boolean margin = side.startsWith("margin");
            if (value == null || !(moved || margin)) {
                continue;
            }
            boolean centred = margin && HALF.matcher(value).matches();
            if (!centred && (FAR.matcher(value).find() || isBeyond(value))) {
                return true;
            }
        }
        String indent = style.getOrDefault("text-indent", "");
        String transform = style.getOrDefault("transform", "");
        return FAR.matcher(indent).find()
                || isBeyond(indent)
                || (transform.contains("translate") && FAR.matcher(transform).find() && !transform.contains("-100%"));
    }

    private static boolean isBeyond(String length) {
        Matcher number = SIZE.matcher(length);
        boolean found = number.find();
        boolean pixels = found && (number.group(2) == null || number.group(2).equals("px"));
        return found && Double.parseDouble(number.group(1)) >= (pixels ? FAR_RIGHT : FAR_RIGHT_WIDTHS);
    }

    private String colour(Element element, Map<String, String> style) {
        String written = style.getOrDefault("-webkit-text-fill-color", style.getOrDefault("color", ""));
        if (written.isEmpty()) {
            String attribute = element.attr(element.normalName().equals("body") ? "text" : "color");
            boolean old =
                    element.normalName().equals("body") || element.normalName().equals("font");
            String known = old && !attribute.isEmpty() ? CssColour.ofAttribute(attribute) : null;
            boolean link = element.normalName().equals("a") && element.hasAttr("href");
            return known != null ? known : link ? LINK : colour;
        }
        if (written.equals("inherit") || written.equals("currentcolor") || written.equals("unset")) {
            return colour;
        }
        String known = CssColour.of(written);
        return known == null ? "" : known;
    }

    private String background(Element element, Map<String, String> style) {
        String written = style.getOrDefault("background-color", "");
        String all = style.getOrDefault("background", "");
        if (written.isEmpty() && all.isEmpty()) {
            String known = element.hasAttr("bgcolor") ? CssColour.ofAttribute(element.attr("bgcolor")) : null;
            return known != null ? known : element.hasAttr("background") ? "" : background;
        }
        String known = CssColour.of(written);
        for (String word : all.split("\\s+(?![^(]*\\))", -1)) {
            known = known == null ? CssColour.of(word) : known;
        }
        if (known == null) {
            // a picture, of which nobody knows the colours
            return ADDRESS.matcher(all).find() ? "" : background;
        }
        return known.equals(CssColour.TRANSPARENT) ? background : known;
    }

    private double size(Map<String, String> style) {
        String written = style.getOrDefault("font-size", style.getOrDefault("font", ""));
        if (written.isEmpty()) {
            return size;
        }
        Matcher number = SIZE.matcher(written);
        if (!number.find()) {
            return written.contains("small") || written.contains("medium") || written.contains("large") ? 16 : size;
        }
        double value = Math.abs(Double.parseDouble(number.group(1)));
        String unit = number.group(2) == null ? "px" : number.group(2);
        return switch (unit) {
            case "em" -> value * size;
            case "ex", "ch" -> value * size / 2;
            case "%" -> value * size / 100;
            case "rem", "pc" -> value * 16;
            case "pt" -> value * 4 / 3;
            case "in" -> value * 96;
            case "cm" -> value * 38;
            case "mm" -> value * 3.8;
            case "vw", "vh", "vmin", "vmax" -> value * 8;
            default -> value;
        };
    }
}
