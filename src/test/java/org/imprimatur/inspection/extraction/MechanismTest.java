package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Severity;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** By whatever means people are in a workbook, they are found, counted, and the means is named. */
class MechanismTest {
    static List<MechanismCase> cases() {
        return Stream.of(
                        XmlCases.all("xlsx"),
                        XmlCases.all("xlsm"),
                        BinaryCases.all(),
                        OldCases.all(),
                        WordCases.all(),
                        PresentationCases.all(),
                        OpenDocumentCases.all(),
                        OldDocumentCases.all(),
                        RtfCases.all(),
                        PdfCases.all(),
                        WebCases.all(),
                        MailCases.all(),
                        ArchiveCases.all())
                .flatMap(List::stream)
                .toList();
    }

    /** Whose twins are not clean, since what a picture shows is not read. */
    static List<MechanismCase> pictures() {
        return ImageCases.all();
    }

    @ParameterizedTest
    @MethodSource({"cases", "pictures"})
    void the_means_is_named_and_the_people_are_counted(MechanismCase hidden) {
        Inspected found = Inspected.file("file." + hidden.ending(), hidden.file());
        assertThat(found.report().reason()).isNull();
        assertThat(found.report().clean()).isFalse();
        Severity expected = hidden.people() == MechanismCase.UNREAD ? Severity.UNKNOWN : Severity.CRITICAL;
        assertThat(found.hiddenBy(hidden.mechanism()))
                .as("%s", found.report().findings())
                .anyMatch(finding -> finding.severity() == expected);
        assertThat(found.report().personCount())
                .isEqualTo(hidden.people() == MechanismCase.UNREAD ? 0 : hidden.people());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_same_file_without_is_clean(MechanismCase hidden) {
        Inspected clean = Inspected.file("file." + hidden.ending(), hidden.twin());
        assertThat(clean.report().state()).isEqualTo(InspectionState.INSPECTED);
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
    }
}
