package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.imprimatur.inspection.extraction.TextRecogniser.Page;
import org.imprimatur.inspection.extraction.TextRecogniser.Word;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.Segment;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.UnreadPart;
import org.imprimatur.testing.PrintedPicture;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleOpenDocument;
import org.junit.jupiter.api.Test;

/** When what a machine reads on a picture counts, and how it stands in the file. */
class PictureReadingTest {
    private static final byte[] PICTURE = new PrintedPicture(60, 40).bytes("png");
    private static final Duration FILE = Duration.ofSeconds(100);

    private final List<Duration> asked = new ArrayList<>();

    private static Word word(int number, String text, double sure) {
        return new Word(0, text, 10 + 60 * number, 20, 60 + 60 * number, 40, (float) sure);
    }

    private static Page page(double... sure) {
        List<Word> words = new ArrayList<>();
        for (double each : sure) {
            words.add(word(words.size(), "word", each));
        }
        return new Page(1, 600, words);
    }

    private static boolean counts(Page page) {
        return !reading((picture, within) -> List.of(page), new AtomicLong())
                .read(PICTURE)
                .isEmpty();
    }

    private static PictureReading reading(TextRecogniser recogniser, AtomicLong time) {
        return new PictureReading(recogniser, FILE, time::get);
    }

    @Test
    void a_page_counts_where_it_has_some_words_and_nearly_all_of_them_are_sure() {
        assertThat(counts(page(96, 95, 94))).isTrue();
        assertThat(counts(page(96, 95))).as("two words come by chance").isFalse();
        assertThat(counts(page())).isFalse();
        assertThat(counts(page(85, 85, 85))).isTrue();
        assertThat(counts(page(84, 85, 85))).as("all of it is weak").isFalse();
        assertThat(counts(page(96, 96, 96, 96, 96, 96, 96, 96, 96, 59))).isTrue();
        assertThat(counts(page(96, 96, 96, 96, 96, 96, 96, 96, 59)))
                .as("more than one of ten is probably another word")
                .isFalse();
    }

    @Test
    void lines_and_dust_that_are_taken_for_signs_neither_count_nor_take_anything_away() {
        List<Word> dust = List.of(word(0, "—", 20), word(1, "|", 5), word(2, "°", 12));
        List<Word> words = new ArrayList<>(page(96, 95, 94).words());
        words.addAll(dust);
        assertThat(counts(new Page(1, 600, words))).isTrue();
        assertThat(counts(new Page(1, 600, List.of(word(0, "—", 99), word(1, "|", 99), word(2, "°", 99)))))
                .isFalse();
    }

    @Test
    void words_on_their_side_are_not_sure_whatever_the_machine_says() {
        List<Word> upwards = page(96, 95, 94).words().stream()
                .map(word -> new Word(0, word.text(), word.left(), 100, word.left() + 20, 180, word.sure()))
                .toList();
        assertThat(counts(new Page(1, 600, upwards))).isFalse();
    }

    @Test
    void a_picture_has_a_minute_all_of_them_have_half_of_the_files_time_and_then_no_more_is_read() {
        var time = new AtomicLong();
        PictureReading reading = reading(
                (picture, within) -> {
                    asked.add(within);
                    time.addAndGet(Duration.ofSeconds(45).toNanos());
                    return List.of();
                },
                time);
        for (int picture = 0; picture < 5; picture++) {
            reading.read(PICTURE);
        }
        assertThat(asked).containsExactly(Duration.ofSeconds(50), Duration.ofSeconds(5));
        assertThat(reading.isOpen()).isFalse();
        var longer = new PictureReading(
                (picture, within) -> {
                    asked.add(within);
                    return List.of();
                },
                Duration.ofHours(1),
                time::get);
        longer.read(PICTURE);
        assertThat(asked).last().isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void what_pictures_take_is_taken_from_no_other_part_of_the_file() {
        var time = new AtomicLong();
        var budget = new Budget(Limits.USUAL.within(FILE), time::get, ReadingProgress.UNHEARD, (picture, within) -> {
            time.addAndGet(within.toNanos());
            return List.of();
        });
        time.addAndGet(Duration.ofSeconds(90).toNanos());
        budget.pictures().prepare(() -> time.addAndGet(Duration.ofSeconds(10).toNanos()));
        while (budget.pictures().isOpen()) {
            budget.pictures().read(PICTURE);
        }
        assertThat(Duration.ofNanos(time.get())).isEqualTo(Duration.ofSeconds(140));
        time.addAndGet(Duration.ofSeconds(9).toNanos());
        budget.checkTime();
        time.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThatThrownBy(budget::checkTime).isInstanceOf(UninspectableFile.class);
    }

    @Test
    void of_very_many_pictures_the_rest_stays_unread() {
        PictureReading reading = reading(
                (picture, within) -> {
                    asked.add(within);
                    return List.of();
                },
                new AtomicLong());
        for (int picture = 0; picture < 1_100; picture++) {
            reading.read(PICTURE);
        }
        assertThat(asked).hasSize(1_000);
        assertThat(reading.isOpen()).isFalse();
    }

    @Test
    void where_none_is_configured_nothing_is_asked() {
        assertThat(reading(TextRecogniser.NONE, new AtomicLong()).isOpen()).isFalse();
    }

    private static Contents read(String name, byte[] file, TextRecogniser recogniser) {
        return new FileReading(Limits.USUAL, ReadingProgress.UNHEARD, recogniser).read(name, file);
    }

    @Test
    void a_picture_that_is_read_stays_a_part_that_nobody_vouches_for() {
        Contents contents = read("scan.png", PICTURE, (picture, within) -> List.of(page(96, 95, 94)));
        assertThat(contents.unread()).containsExactly(new UnreadPart("picture", Mechanism.IMAGE_TEXT, true, true));
        assertThat(contents.segments()).extracting(Segment::text).contains("word word word");
        InspectionReport report = Inspection.of(contents, "scan.png", Ruleset.shipped(), new KeyedHash(new byte[32]));
        assertThat(report.findings()).singleElement().satisfies(read -> {
            assertThat(read.recogniser()).isEqualTo("MACHINE_READ");
            assertThat(read.severity()).isEqualTo(Severity.LOW);
        });
        assertThat(report.clean()).isTrue();
    }

    @Test
    void words_of_a_picture_that_is_not_certainly_seen_are_text_of_a_picture() {
        byte[] workbook = SampleFiles.aggregates()
                .withPart("xl/media/image1.png", "image/png", PICTURE)
                .bytes();
        Contents contents = read("figures.xlsx", workbook, (picture, within) -> List.of(page(96, 95, 94)));
        assertThat(contents.segments())
                .filteredOn(segment -> segment.text().equals("word word word"))
                .extracting(Segment::mechanism)
                .containsExactly(Mechanism.IMAGE_TEXT);
        InspectionReport report =
                Inspection.of(contents, "figures.xlsx", Ruleset.shipped(), new KeyedHash(new byte[32]));
        assertThat(report.findings())
                .filteredOn(finding -> finding.recogniser().startsWith("MACHINE_READ"))
                .singleElement()
                .satisfies(read -> {
                    assertThat(read.recogniser()).isEqualTo("MACHINE_READ_UNSEEN");
                    assertThat(read.severity()).isEqualTo(Severity.MEDIUM);
                });
        assertThat(report.clean()).isFalse();
    }

    @Test
    void only_pages_that_are_sure_count_as_read() {
        Contents contents = read(
                "scan.png",
                PICTURE,
                (picture, within) -> List.of(
                        page(20, 30, 40), new Page(2, 600, page(96, 95, 94).words())));
        assertThat(contents.unread())
                .containsExactlyInAnyOrder(
                        new UnreadPart("picture", Mechanism.IMAGE_TEXT, true, false),
                        new UnreadPart("picture page 2", Mechanism.IMAGE_TEXT, false, true));
    }

    @Test
    void of_two_parts_in_one_place_both_must_have_been_read() {
        for (boolean first : new boolean[] {true, false}) {
            var gathered = new Gathered((Contents.Format) null);
            gathered.embedded("file", Mechanism.VISIBLE, one(first));
            gathered.embedded("file", Mechanism.VISIBLE, one(!first));
            assertThat(gathered.contents().unread())
                    .containsExactly(new UnreadPart("file picture", Mechanism.IMAGE_TEXT, false, false));
        }
    }

    private static Contents one(boolean readByMachine) {
        return new Contents(
                null,
                null,
                SheetCount.NONE,
                List.of(),
                List.of(),
                List.of(new UnreadPart("picture", Mechanism.IMAGE_TEXT, false, readByMachine)),
                List.of(),
                List.of());
    }

    @Test
    void of_two_pictures_that_are_written_into_one_part_of_a_document_only_the_one_that_is_read_counts_as_read() {
        byte[] other = new PrintedPicture(70, 40).bytes("png");
        String binary = "<draw:frame><draw:image><office:binary-data>%s</office:binary-data></draw:image></draw:frame>";
        byte[] file = SampleOpenDocument.text()
                .with("<text:p>" + binary.formatted(Base64.getEncoder().encodeToString(PICTURE))
                        + binary.formatted(Base64.getEncoder().encodeToString(other)) + "</text:p>")
                .bytes();
        Contents contents = read(
                "letter.odt",
                file,
                (picture, within) -> Arrays.equals(picture, PICTURE) ? List.of(page(96, 95, 94)) : List.of());
        assertThat(contents.unread())
                .filteredOn(part -> part.mechanism() == Mechanism.IMAGE_TEXT)
                .extracting(UnreadPart::readByMachine)
                .containsExactly(true, false);
    }
}
