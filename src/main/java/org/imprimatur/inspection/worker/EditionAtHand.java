package org.imprimatur.inspection.worker;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.extraction.ReadingProgress;
import org.imprimatur.inspection.extraction.TextRecogniser;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.Edition;
import org.imprimatur.inspection.rules.InspectionPhase;

/** The version that went out last, inside of the worker that inspects a later one. Whatever goes wrong with it is told as not compared. */
final class EditionAtHand {
    private final Order order;
    private final Answers answers;
    private final TextRecogniser recogniser;

    EditionAtHand(Order order, Answers answers, TextRecogniser recogniser) {
        this.order = order;
        this.answers = answers;
        this.recogniser = recogniser;
    }

    /** Half of the time at most: the file itself must be read in any case. */
    Edition remember(byte[] file) {
        if (!order.sendsEdition()) {
            return Edition.unread(order.edition());
        }
        try {
            answers.begins(InspectionPhase.READING);
            Contents contents = new FileReading(
                            Limits.USUAL.within(Duration.ofMillis(500 * order.seconds())),
                            ReadingProgress.UNHEARD,
                            recogniser)
                    .read(order.editionName(), file);
            return Edition.of(
                    order.edition(),
                    contents,
                    order.editionName(),
                    OrderedRuleset.understood(order.ruleset()).rules(),
                    order.hash());
        } catch (UninspectableFile unread) {
            return Edition.unread(order.edition());
        } catch (RuntimeException | StackOverflowError failure) {
            return Edition.unread(order.edition());
        }
    }

    /** Both are read on one thread, this one first. */
    static Edition remembered(Future<Edition> before) {
        try {
            return before.get();
        } catch (InterruptedException | ExecutionException lost) {
            throw new IllegalStateException("the version that went out last is lost", lost);
        }
    }
}
