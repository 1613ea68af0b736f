package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.UninspectableReason.ENCRYPTED;
import static org.imprimatur.inspection.rules.UninspectableReason.EXPANDS_TOO_FAR;
import static org.imprimatur.inspection.rules.UninspectableReason.MALFORMED;
import static org.imprimatur.inspection.rules.UninspectableReason.TYPE_MISMATCH;
import static org.imprimatur.inspection.rules.UninspectableReason.UNSUPPORTED_FORMAT;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives: every member is read, however it is packed, and nothing expands beyond the limits. */
class ArchiveTest {
    private static final int PEOPLE = 30;

    private static SampleArchive clean() {
        return new SampleArchive()
                .with("figures/workbook.xlsx", SampleFiles.cleanAggregate())
                .with("figures/figures.csv", SampleFiles.cleanAggregateCsv())
                .with("note.txt", "Figures of the month. Order 202211281, call (202) 555-0134.");
    }

    static Stream<Arguments> formats() {
        SampleArchive clean = clean();
        return Stream.of(
                Arguments.of("a.zip", clean.zip()),
                Arguments.of("a.tar", clean.tar()),
                Arguments.of("a.7z", clean.sevenZip()),
                Arguments.of("a.tgz", SampleArchive.gzip(clean.tar(), "", "")),
                Arguments.of("a.tar.bz2", SampleArchive.bzip2(clean.tar())),
                Arguments.of("a.tar.xz", SampleArchive.xz(clean.tar())));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void members_that_are_clean_make_a_clean_archive(String name, byte[] archive) {
        Inspected clean = Inspected.file(name, archive);
        assertThat(clean.report().reason()).isNull();
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
        assertThat(clean.report().summary()).matches("[13] files?, no people found");
    }

    @ParameterizedTest
    @MethodSource("formats")
    void no_byte_can_be_added_behind_the_end(String name, byte[] archive) {
        byte[] longer = Arrays.copyOf(archive, archive.length + 3);
        longer[archive.length] = 'A';
        longer[archive.length + 1] = '9';
        assertThat(Inspected.file(name, longer).report().state()).isEqualTo(InspectionState.UNINSPECTABLE);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void every_damage_is_survived(String name, byte[] archive) {
        int step = Math.max(97, archive.length / 150);
        for (int at = 0; at < archive.length; at += step) {
            byte[] damaged = archive.clone();
            damaged[at] ^= 0x55;
            assertThat(Inspected.file(name, damaged).report().state()).isNotNull();
        }
        for (int length = 0; length < archive.length; length += 8 * step) {
            assertThat(Inspected.file(name, Arrays.copyOf(archive, length))
                            .report()
                            .state())
                    .isEqualTo(InspectionState.UNINSPECTABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5})
    void archives_in_archives_are_read_to_the_fifth(int depth) {
        Inspected found = Inspected.file("a.zip", nested(depth));
        assertThat(found.report().personCount()).isEqualTo(PEOPLE);
        assertThat(found.report().claimantCount()).isEqualTo(PEOPLE);
    }

    @Test
    void what_lies_deeper_is_an_unread_part() {
        Inspected found = Inspected.file("a.zip", nested(6));
        assertThat(found.report().personCount()).isZero();
        assertThat(found.report().clean()).isFalse();
        assertThat(found.findings("UNREAD"))
                .singleElement()
                .matches(finding -> finding.place().endsWith("member roster.csv"));
    }

    /** @param depth how many archives are around the list */
    private static byte[] nested(int depth) {
        byte[] file = SampleFiles.rosterCsv(PEOPLE);
        String name = "roster.csv";
        for (int i = 0; i < depth; i++) {
            file = new SampleArchive().with(name, file).zip();
            name = "inner.zip";
        }
        return file;
    }

    @Test
    void a_member_that_is_not_what_its_name_says_is_found() {
        byte[] archive = new SampleArchive()
                .with("figures.csv", SampleFiles.cleanAggregate())
                .with("page.txt", "<html><body>Figures</body></html>")
                .zip();
        Inspected found = Inspected.file("a.zip", archive);
        assertThat(found.findings("TYPE_MISMATCH"))
                .extracting(finding -> finding.place())
                .containsExactlyInAnyOrder("member figures.csv", "member page.txt");
        assertThat(found.report().clean()).isFalse();
    }

    @Test
    void a_name_that_names_a_person_is_found() {
        String number = InventedPerson.people(1).get(0).aNumber();
        Inspected found = Inspected.file(
                "a.zip", new SampleArchive().with(number + "/a.txt", "Figures.").zip());
        assertThat(found.report().personCount()).isEqualTo(1);
        Inspected folder = Inspected.file(
                "a.tar", new SampleArchive().with("of_" + number + "_/", "").tar());
        assertThat(folder.report().personCount()).isEqualTo(1);
    }

    static Stream<Arguments> refused() {
        byte[] zeros = new byte[30 << 20];
        SampleArchive bomb = new SampleArchive().with("zeros.csv", zeros);
        SampleArchive twice = new SampleArchive().with("a.txt", "one").with("A.txt", "other");
        SampleArchive page =
                new SampleArchive().with("mimetype", "application/x-own").with("a.txt", "text");
        SampleArchive parts = new SampleArchive().with("[Content_Types].xml", "<Types/>");
        return Stream.of(
                Arguments.of("a.zip", bomb.zip(), EXPANDS_TOO_FAR),
                Arguments.of("a.7z", bomb.sevenZip(), EXPANDS_TOO_FAR),
                Arguments.of("a.gz", SampleArchive.gzip(zeros, "", ""), EXPANDS_TOO_FAR),
                Arguments.of("a.bz2", SampleArchive.bzip2(zeros), EXPANDS_TOO_FAR),
                Arguments.of("a.xz", SampleArchive.xz(zeros), EXPANDS_TOO_FAR),
                Arguments.of(
                        "a.tar",
                        new SampleArchive()
                                .with("a.gz", SampleArchive.gzip(zeros, "", ""))
                                .tar(),
                        EXPANDS_TOO_FAR),
                Arguments.of("a.tar", twice.tar(), MALFORMED),
                Arguments.of("a.7z", twice.sevenZip(), MALFORMED),
                Arguments.of("a.zip", encrypted(), ENCRYPTED),
                Arguments.of("a.zip", page.zip(), TYPE_MISMATCH),
                Arguments.of("a.own", page.zip(), UNSUPPORTED_FORMAT),
                Arguments.of("a.own", parts.zip(), UNSUPPORTED_FORMAT),
                Arguments.of("a.zip", SampleArchive.gzip(new byte[10], "", ""), TYPE_MISMATCH),
                Arguments.of("a.gz", clean().zip(), TYPE_MISMATCH),
                Arguments.of("a.zip", SampleFiles.rosterCsv(3), TYPE_MISMATCH),
                Arguments.of("a.rar", bytes("Rar!\u001a\u0007\u0001\0"), UNSUPPORTED_FORMAT),
                Arguments.of("a.txt", bytes("Rar!\u001a\u0007\0"), UNSUPPORTED_FORMAT),
                Arguments.of("a.cab", bytes("MSCF\0\0\0\0"), UNSUPPORTED_FORMAT),
                Arguments.of(
                        "a.tar",
                        new SampleArchive()
                                .with("a.txt", "text")
                                .tar(entry -> entry.addPaxHeader("hdrcharset", "BINARY")),
                        MALFORMED));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** With the sign of encryption in both headers of the one member. */
    private static byte[] encrypted() {
        byte[] zip = new SampleArchive().with("a.txt", "text").zip();
        zip[6] |= 1;
        for (int at = 0; at + 4 < zip.length; at++) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
                zip[at + 8] |= 1;
            }
        }
        return zip;
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_cannot_be_read_says_why(
            String name, byte[] archive, org.imprimatur.inspection.rules.UninspectableReason reason) {
        assertThat(Inspected.file(name, archive).report().reason()).isEqualTo(reason);
    }

    @Test
    void an_archive_inside_that_is_not_read_is_an_unread_part() {
        Inspected found = Inspected.file(
                "a.zip",
                new SampleArchive()
                        .with("a.rar", "Rar!\u001a\u0007\0")
                        .with("b.zip", encrypted())
                        .zip());
        assertThat(found.findings("UNREAD")).hasSize(2).allMatch(finding -> finding.severity() == Severity.UNKNOWN);
    }

    @Test
    void links_and_devices_are_unread_parts_and_their_targets_are_read() {
        String number = InventedPerson.people(1).get(0).aNumber();
        Inspected link = Inspected.file("a.tar", SampleArchive.link("a.txt", "../../" + number));
        assertThat(link.findings("UNREAD")).hasSize(1);
        assertThat(link.hiddenBy(Mechanism.HYPERLINK)).isNotEmpty();
        byte[] device = new SampleArchive().with("a.txt", "").tar(entry -> entry.setMode(0644));
        device[156] = TarArchiveEntry.LF_CHR;
        assertThat(Inspected.file("a.tar", summed(device)).findings("UNREAD")).hasSize(1);
    }

    /** With the sum of its first header put right. */
    private static byte[] summed(byte[] tar) {
        Arrays.fill(tar, 148, 156, (byte) ' ');
        int sum = 0;
        for (int i = 0; i < 512; i++) {
            sum += tar[i] & 0xff;
        }
        byte[] digits = "%06o\0 ".formatted(sum).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, tar, 148, 8);
        return tar;
    }

    @Test
    void a_second_archive_behind_the_end_of_a_tar_is_malformed() {
        byte[] first = clean().tar();
        byte[] second =
                new SampleArchive().with("roster.csv", SampleFiles.rosterCsv(3)).tar();
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(Inspected.file("a.tar", both).report().reason()).isEqualTo(MALFORMED);
    }

    @Test
    void pieces_of_gzip_are_one_content() {
        byte[] roster = SampleFiles.rosterCsv(PEOPLE);
        byte[] first = SampleArchive.gzip(Arrays.copyOf(roster, 300), "roster.csv", "");
        byte[] second = SampleArchive.gzip(Arrays.copyOfRange(roster, 300, roster.length), "", "");
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(Inspected.file("roster.csv.gz", both).report().personCount()).isEqualTo(PEOPLE);
    }
}
