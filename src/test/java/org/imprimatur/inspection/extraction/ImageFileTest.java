package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.UninspectableReason.EXPANDS_TOO_FAR;
import static org.imprimatur.inspection.rules.UninspectableReason.MALFORMED;
import static org.imprimatur.inspection.rules.UninspectableReason.TYPE_MISMATCH;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SamplePicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pictures say of themselves. */
class ImageFileTest {
    static List<MechanismCase> cases() {
        return ImageCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_same_picture_without_says_only_that_it_was_not_read(MechanismCase hidden) {
        Inspected found = Inspected.file("a." + hidden.ending(), hidden.twin());
        assertThat(found.report().reason()).isNull();
        assertThat(found.mediumOrAbove())
                .isNotEmpty()
                .allMatch(finding ->
                        finding.severity() == Severity.UNKNOWN && finding.mechanism() == Mechanism.IMAGE_TEXT);
    }

    static Stream<byte[]> pictures_with_a_position() {
        return Stream.of(
                SamplePicture.jpegWithExif(SamplePicture.exifWithPosition()),
                SamplePicture.jpegWithXmp("<exif:GPSLatitude>29,25.5N</exif:GPSLatitude>"));
    }

    @ParameterizedTest
    @MethodSource("pictures_with_a_position")
    void a_position_is_a_finding_by_itself(byte[] picture) {
        Inspected found = Inspected.file("a.jpg", picture);
        assertThat(found.hiddenBy(Mechanism.IMAGE_METADATA))
                .anyMatch(finding -> finding.severity() == Severity.MEDIUM
                        && finding.recogniser().equals("HIDDEN_CONTENT"));
    }

    @Test
    void technical_words_with_numbers_are_no_finding() {
        byte[] camera = SamplePicture.jpegWithExif(
                SamplePicture.exif(SamplePicture.SOFTWARE, "Serial 100200300 of 2022-03-01, (202) 555-0134"));
        assertThat(Inspected.file("a.jpg", camera).hiddenBy(Mechanism.IMAGE_METADATA))
                .noneMatch(finding -> finding.severity().isMediumOrAbove());
    }

    @Test
    void a_picture_in_a_workbook_says_what_it_says_alone() {
        byte[] picture = SamplePicture.jpegWithExif(SamplePicture.exif(SamplePicture.ARTIST, MechanismCase.noted()));
        Inspected found =
                Inspected.workbook(SampleFiles.aggregates().withPart("xl/media/image1.jpeg", "image/jpeg", picture));
        assertThat(found.hiddenBy(Mechanism.IMAGE_METADATA)).anyMatch(finding -> finding.personCount() == 3);
        assertThat(found.hiddenBy(Mechanism.IMAGE_TEXT)).isNotEmpty();
    }

    @Test
    void a_wrong_name_is_told() {
        assertThat(Inspected.file("a.png", SamplePicture.plain("jpeg")).report().reason())
                .isEqualTo(TYPE_MISMATCH);
        assertThat(Inspected.file("a.jpg", SampleFiles.cleanAggregate())
                        .report()
                        .reason())
                .isEqualTo(TYPE_MISMATCH);
        assertThat(Inspected.file("a.jpg", "not a picture".getBytes(StandardCharsets.UTF_8))
                        .report()
                        .reason())
                .isEqualTo(TYPE_MISMATCH);
    }

    @Test
    void a_text_that_begins_like_a_bitmap_is_a_text() {
        byte[] text = "BMI,Weight\n21.5,70\n22.5,80\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Inspected.file("a.csv", text).report().clean()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif"})
    void what_breaks_off_is_malformed(String kind) {
        byte[] whole = SamplePicture.plain(kind);
        for (int tenth = 4; tenth < 10; tenth++) {
            byte[] less = Arrays.copyOf(whole, whole.length * tenth / 10);
            assertThat(Inspected.file("a." + kind, less).report().reason()).isEqualTo(MALFORMED);
        }
    }

    @Test
    void a_chunk_that_expands_too_far_stops_the_reading() {
        byte[] bomb = SamplePicture.joined(
                "Comment\0\0".getBytes(StandardCharsets.UTF_8), SamplePicture.packed(new byte[8 << 20]));
        var small = new Limits(1 << 20, 1 << 20, 100, 100, 1 << 20, 1_000, java.time.Duration.ofMinutes(1));
        assertThat(org.assertj.core.api.Assertions.catchThrowableOfType(
                                UninspectableFile.class,
                                () -> new FileReading(small).read("a.png", SamplePicture.png("zTXt", bomb)))
                        .reason())
                .isEqualTo(EXPANDS_TOO_FAR);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_damage_of_one_byte_is_survived(MechanismCase hidden) {
        for (int at = 0; at < hidden.file().length; at += 23) {
            byte[] damaged = hidden.file().clone();
            damaged[at] ^= 0x55;
            assertThat(Inspected.file("a." + hidden.ending(), damaged).report().state())
                    .isNotNull();
        }
    }

    /** A profile with one entry. */
    private static byte[] profile(String tag, String type, byte[] data) {
        byte[] head = ByteBuffer.allocate(144)
                .putInt(0, 152 + data.length)
                .put(36, "acsp".getBytes(StandardCharsets.US_ASCII))
                .putInt(128, 1)
                .put(132, tag.getBytes(StandardCharsets.US_ASCII))
                .putInt(136, 144)
                .putInt(140, 8 + data.length)
                .array();
        byte[] named = Arrays.copyOf(type.getBytes(StandardCharsets.US_ASCII), 8);
        return SamplePicture.packed(SamplePicture.joined(head, named, data));
    }

    private static byte[] withProfile(byte[] packed) {
        return SamplePicture.png(
                "iCCP", SamplePicture.joined("Display\0\0".getBytes(StandardCharsets.US_ASCII), packed));
    }

    @Test
    void curves_of_a_colour_profile_are_numbers_and_its_texts_are_read() {
        ByteBuffer curve = ByteBuffer.allocate(4 + 2 * 1024).putInt(1024);
        for (int i = 0; i < 1024; i++) {
            curve.putShort((short) (64 * i));
        }
        Inspected clean = Inspected.file("a.png", withProfile(profile("rTRC", "curv", curve.array())));
        assertThat(clean.findings("HIDDEN_CONTENT")).isEmpty();
        byte[] text = (InventedPerson.people(1).get(0).aNumber() + "\0").getBytes(StandardCharsets.US_ASCII);
        Inspected found = Inspected.file("a.png", withProfile(profile("cprt", "text", text)));
        assertThat(found.report().personCount()).isEqualTo(1);
    }
}
