package org.imprimatur.inspection.extraction.office;

import java.util.Locale;
import org.imprimatur.inspection.extraction.Colours;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** A paragraph of a text document whose runs come. */
final class OpenParagraph {
    /** Smaller text is not read by anybody. */
    static final double SMALLEST_FONT = 4;

    private final Line line = new Line();
    private final WordStyles styles;
    private final RunProperties run;
    private final ParagraphProperties properties;
    private final @Nullable OpenTable table;
    private final String ground;
    private @Nullable String style;
    private @Nullable String runStyle;
    private @Nullable RunLook usual;
    private @Nullable ParagraphLook look;

    /**
     * @param table in a cell of which it stands; null where it stands in none
     * @param ground behind it
     */
    OpenParagraph(WordStyles styles, WordColours colours, @Nullable OpenTable table, String ground) {
        this.styles = styles;
        this.run = new RunProperties(colours);
        this.properties = new ParagraphProperties(colours);
        this.table = table;
        this.ground = ground;
    }

    Line line() {
        return line;
    }

    RunProperties run() {
        return run;
    }

    ParagraphProperties properties() {
        return properties;
    }

    void style(@Nullable String id) {
        style = id;
    }

    /** Whether it is a line of a table of contents, in which tabs lead to the numbers of pages. */
    boolean isOfContents() {
        return style != null && style.toUpperCase(Locale.ROOT).startsWith("TOC");
    }

    void runStyle(@Nullable String id) {
        runStyle = id;
    }

    void beginRun() {
        run.reset();
        runStyle = null;
    }

    /** How the run hides a text by the way it looks; null where it does not. */
    @Nullable
    Mechanism hiddenBy(String text) {
        RunLook of = runLook();
        ParagraphLook around = paragraphLook();
        boolean onScreen = Boolean.TRUE.equals(of.onScreen()) && text.strip().length() > 6;
        if (Boolean.TRUE.equals(of.vanish()) || onScreen) {
            return Mechanism.VANISH;
        }
        if (Boolean.TRUE.equals(of.clear())) {
            return Mechanism.INVISIBLE_TEXT;
        }
        boolean tiny = of.size() != null && of.size() < SMALLEST_FONT;
        if (tiny || Boolean.TRUE.equals(around.thin())) {
            return Mechanism.TINY_TEXT;
        }
        if (Boolean.TRUE.equals(around.away())) {
            return Mechanism.OFF_PAGE;
        }
        return isSeen(of, around) ? null : Mechanism.WHITE_TEXT;
    }

    private boolean isSeen(RunLook of, ParagraphLook around) {
        String colour = of.colour() == null ? WordColours.AUTOMATIC : of.colour();
        if (colour.equals(WordColours.AUTOMATIC) && of.marker() == null) {
            return true;
        }
        String behind = firstOf(of.shade(), around.shade(), table == null ? null : table.ground());
        String seen = RunProperties.seen(colour, behind);
        String marker = firstOf(of.marker(), behind);
        return !Colours.same(seen, marker);
    }

    private String firstOf(@Nullable String... grounds) {
        for (String each : grounds) {
            if (each != null && !each.equals(WordColours.AUTOMATIC)) {
                return each;
            }
        }
        return ground;
    }

    private RunLook runLook() {
        if (usual == null) {
            RunLook ofTable = table == null ? RunLook.PLAIN : table.look().run();
            usual = styles.runOfParagraph(style).toggling(ofTable).over(styles.defaults());
        }
        RunLook styled = runStyle == null ? usual : styles.run(runStyle).toggling(usual);
        return run.look().over(styled);
    }

    private ParagraphLook paragraphLook() {
        if (look == null) {
            look = properties.look().over(styles.paragraph(style));
        }
        return look;
    }
}
