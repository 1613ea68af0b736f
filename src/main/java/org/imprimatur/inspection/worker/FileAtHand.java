package org.imprimatur.inspection.worker;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.extraction.RegeneratedFile;
import org.imprimatur.inspection.extraction.TextRecogniser;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.extraction.painting.Painting;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Edition;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionPhase;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Previewing;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** One order and its file, inside of the worker. */
final class FileAtHand {
    private static final byte[] SMALL_TABLE = "Month,Admissions\nJanuary,12\n".getBytes(StandardCharsets.UTF_8);
    private static final Duration MOMENT = Duration.ofSeconds(30);

    private final Order order;
    private final byte[] file;
    private final @Nullable Future<Edition> before;
    private final Answers answers;
    private final TextRecogniser recogniser;

    /**
     * @param before what there is to compare with; null where nothing is
     * @param recogniser reads the pictures of a file that is inspected: a page of it, or a file made of it, is made of what its format tells
     */
    FileAtHand(Order order, byte[] file, @Nullable Future<Edition> before, Answers answers, TextRecogniser recogniser) {
        this.recogniser = order.act() == Order.Act.INSPECT ? recogniser : TextRecogniser.NONE;
        this.order = order;
        this.file = file;
        this.before = before;
        this.answers = answers;
    }

    /** Loads what the first file would wait for. */
    static void warmUp() {
        Contents contents = new FileReading(Limits.USUAL.within(MOMENT)).read("warm-up.csv", SMALL_TABLE);
        ReportText.write(Inspection.of(contents, "warm-up.csv", Ruleset.shipped(), new KeyedHash(new byte[32])));
    }

    /** Exactly one answer, whatever the file does to its readers. A memory that does not suffice ends the process. */
    void answer() {
        if (order.act() == Order.Act.INSPECT) {
            answers.report(report());
            return;
        }
        try {
            if (order.act() == Order.Act.PAINT) {
                paint();
            } else {
                answerFrom(contents());
            }
        } catch (UninspectableFile unread) {
            answers.unread(unread.reason());
        } catch (RuntimeException | StackOverflowError failure) {
            answers.unread(UninspectableReason.INSPECTION_FAILED);
        }
    }

    private void paint() {
        answers.begins(InspectionPhase.READING);
        PaintedPage painted = new Painting(limits()).paint(file, order.page(), order.text());
        if (painted == null) {
            answers.noPage();
        } else {
            answers.painted(painted);
        }
    }

    private void answerFrom(Contents contents) {
        if (order.act() == Order.Act.PREVIEW) {
            answers.preview(Previewing.of(
                    contents,
                    order.sheet(),
                    order.from(),
                    OrderedRuleset.understood(order.ruleset()).rules(),
                    order.revealed()));
            return;
        }
        RegeneratedFile made = RegeneratedFile.of(contents, order.fileName());
        if (made == null) {
            answers.nothingVisible();
        } else {
            answers.regenerated(made.fileName(), made.bytes());
        }
    }

    private InspectionReport report() {
        Ruleset ruleset = OrderedRuleset.understood(order.ruleset()).rules();
        try {
            Contents contents = contents();
            answers.begins(InspectionPhase.RECOGNISING);
            return Inspection.of(
                    contents,
                    order.fileName(),
                    ruleset,
                    order.hash(),
                    before == null ? null : EditionAtHand.remembered(before));
        } catch (UninspectableFile unread) {
            return Inspection.uninspectable(unread.reason(), unread.place(), unread.mechanism(), ruleset);
        } catch (RuntimeException | StackOverflowError failure) {
            return Inspection.uninspectable(UninspectableReason.INSPECTION_FAILED, null, null, ruleset);
        }
    }

    private Contents contents() {
        answers.begins(InspectionPhase.READING);
        return new FileReading(limits(), answers::read, recogniser).read(order.fileName(), file);
    }

    private Limits limits() {
        return Limits.USUAL.within(Duration.ofSeconds(order.seconds()));
    }
}
