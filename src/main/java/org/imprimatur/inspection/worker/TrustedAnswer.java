package org.imprimatur.inspection.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.stream.IntStream;
import org.imprimatur.inspection.rules.EditionComparison;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.InspectionProgress;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Preview;
import org.imprimatur.inspection.rules.Previewing;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/**
 * Takes what a worker answers for what it says, or not at all. A process that a file has taken over can still lie about that file; it
 * cannot make the service store, sign or show what no report may hold.
 */
final class TrustedAnswer {
    private static final int LONGEST = 2_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TrustedAnswer() {}

    /**
     * @param edition what it had to compare with; 0 for nothing
     * @throws WorkerFailure for what is no report by this ruleset
     */
    static InspectionReport report(JsonNode answered, Ruleset ruleset, int edition) throws WorkerFailure {
        InspectionReport report;
        try {
            report = ReportText.read(answered);
        } catch (RuntimeException noReport) {
            throw AnswerReader.untrusted();
        }
        boolean trusted = report.rulesetVersion().equals(ruleset.version())
                && report.rulesetDigest().equals(ruleset.digest().hex())
                && report.claimantCount() >= 0
                && report.claimantCount() <= report.personCount()
                && report.sheets().visible() >= 0
                && report.sheets().hidden() >= 0
                && report.sheets().veryHidden() >= 0
                && isTrusted(report.together(), report.state() == InspectionState.INSPECTED ? edition : 0)
                && isWord(report.summary())
                && isWord(report.unreadPlace())
                && report.findings().stream().allMatch(finding -> isTrusted(finding, report));
        if (!trusted) {
            throw AnswerReader.untrusted();
        }
        return report;
    }

    private static boolean isTrusted(Finding finding, InspectionReport report) {
        return finding.rulesetVersion().equals(report.rulesetVersion())
                && finding.personCount() >= 0
                && finding.occurrences() >= 0
                && isWord(finding.recogniser())
                && isWord(finding.place())
                && isWord(finding.maskedSample())
                && isWord(finding.keyedHash());
    }

    private static boolean isTrusted(@Nullable EditionComparison together, int edition) {
        if (together == null) {
            return edition == 0;
        }
        return together.edition() == edition
                && IntStream.of(
                                together.peopleInBoth(),
                                together.peopleNew(),
                                together.peopleGone(),
                                together.linkedByEdition(),
                                together.changedByFew(),
                                together.shownInOne(),
                                together.computable(),
                                together.rowsNew(),
                                together.rowsGone())
                        .allMatch(count -> count >= 0);
    }

    /** Short, and nothing that cannot be stored or written. */
    private static boolean isWord(@Nullable String text) {
        return text == null
                || (text.length() <= LONGEST
                        && text.codePoints()
                                .noneMatch(
                                        c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE));
    }

    static Preview preview(JsonNode answered) throws WorkerFailure {
        Preview preview = value(answered, Preview.class);
        if (preview.rows() == null || preview.rows().size() > Previewing.ROWS) {
            throw AnswerReader.untrusted();
        }
        return preview;
    }

    /** @param page that was to be painted */
    static PaintedPage.Layout layout(JsonNode answered, int page) throws WorkerFailure {
        PaintedPage.Layout layout = value(answered, PaintedPage.Layout.class);
        if (layout.page() != page || !layout.canBe()) {
            throw AnswerReader.untrusted();
        }
        return layout;
    }

    static InspectionProgress progress(JsonNode answered) throws WorkerFailure {
        InspectionProgress progress = value(answered, InspectionProgress.class);
        if (progress.phase() == null) {
            throw AnswerReader.untrusted();
        }
        return progress;
    }

    static UninspectableReason reason(JsonNode answered) throws WorkerFailure {
        return value(answered, UninspectableReason.class);
    }

    private static <T> T value(JsonNode answered, Class<T> type) throws WorkerFailure {
        try {
            T value = JSON.treeToValue(answered, type);
            if (value == null) {
                throw AnswerReader.untrusted();
            }
            return value;
        } catch (JsonProcessingException | IllegalArgumentException nonsense) {
            throw AnswerReader.untrusted();
        }
    }
}
