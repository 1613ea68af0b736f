package org.imprimatur.inspection.extraction;

import com.google.re2j.Pattern;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/** A name that stands for a formula. One that only points into the workbook is a setting; one with a value of its own holds content. */
final class DefinedName {
    /** A reference to a sheet may be quoted; what is left in quotes is text. */
    private static final Pattern SHEET = Pattern.compile("'(?:[^']|'')*'!");

    private static final Pattern VALUE = Pattern.compile("\"|\\{|\\d{7}");

    private DefinedName() {}

    static Segment segment(String path, String name, String formula, boolean hidden) {
        boolean holds = VALUE.matcher(SHEET.matcher(formula).replaceAll("")).find();
        return new Segment(
                path,
                "name " + name + (hidden ? " (hidden)" : ""),
                holds ? Segment.Use.CONTENT : Segment.Use.SETTING,
                Mechanism.DEFINED_NAME,
                name + " = " + formula,
                name);
    }
}
