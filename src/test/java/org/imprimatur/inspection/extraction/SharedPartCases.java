package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePackage;
import org.imprimatur.testing.SampleParts;

/** Means that are the same in workbooks of XML and in binary ones, since their parts are. */
final class SharedPartCases {
    private SharedPartCases() {}

    /** Takes one case. */
    interface Taker {
        void add(Mechanism mechanism, String what, int people, UnaryOperator<SamplePackage> hide);
    }

    static void add(Taker cases) {
        List<String> names = Arrays.asList(noted().split(" "));
        cases.add(Mechanism.DOC_PROPERTY, "description", NOTED, book -> SampleParts.description(book, noted()));
        cases.add(Mechanism.CHART_CACHE, "points", NOTED, book -> SampleParts.chart(book, names));
        cases.add(Mechanism.DRAWING_TEXT, "box", NOTED, book -> SampleParts.drawing(book, noted()));
        cases.add(Mechanism.CUSTOM_XML, "item", NOTED, book -> SampleParts.customXml(book, noted()));
        cases.add(Mechanism.HYPERLINK, "target", 1, book -> SampleParts.link(book, names.get(0)));
        cases.add(Mechanism.OTHER_PART, "printer settings", NOTED, book -> SampleParts.printerSettings(book, noted()));
        cases.add(Mechanism.MACRO, "module", NOTED, book -> SampleParts.macro(book, noted()));
        cases.add(
                Mechanism.EMBEDDED_OBJECT,
                "workbook",
                ROSTER,
                book -> SampleParts.embedded(book, SampleFiles.visibleRoster(ROSTER)));
        cases.add(
                Mechanism.EMBEDDED_OBJECT,
                "text document",
                UNREAD,
                book -> SampleParts.embedded(book, SampleFiles.docx()));
        cases.add(Mechanism.IMAGE_TEXT, "picture", UNREAD, SampleParts::picture);
        cases.add(Mechanism.IMAGE_TEXT, "thumbnail", UNREAD, SampleParts::thumbnail);
        cases.add(Mechanism.CONNECTION, "data model", UNREAD, SampleParts::dataModel);
        cases.add(Mechanism.OTHER_PART, "unknown part", UNREAD, SampleParts::unknown);
    }
}
