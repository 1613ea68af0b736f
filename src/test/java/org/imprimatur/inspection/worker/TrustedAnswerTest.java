package org.imprimatur.inspection.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.imprimatur.inspection.extraction.FileReading;
import org.imprimatur.inspection.extraction.Limits;
import org.imprimatur.inspection.rules.EditionComparison;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.PaintedPage;
import org.imprimatur.inspection.rules.Ruleset;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker that a file has taken over cannot have everything stored. */
class TrustedAnswerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Ruleset RULESET = Ruleset.shipped();
    private static final InspectionReport HONEST = Inspection.of(
            new FileReading(Limits.USUAL).read("roster.csv", SampleFiles.rosterCsv(20)),
            "roster.csv",
            RULESET,
            new KeyedHash(new byte[32]));

    private static ObjectNode honest() {
        try {
            return (ObjectNode) JSON.readTree(ReportText.write(HONEST));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void an_honest_report_is_taken_as_it_is() throws Exception {
        assertThat(HONEST.findings()).isNotEmpty();
        assertThat(TrustedAnswer.report(honest(), RULESET, 0)).isEqualTo(HONEST);
    }

    @Test
    void a_report_tells_of_the_version_that_was_sent_along() throws Exception {
        ObjectNode json = honest();
        json.set("together", JSON.valueToTree(EditionComparison.notCompared(3).content()));
        assertThat(TrustedAnswer.report(json, RULESET, 3).together()).isEqualTo(EditionComparison.notCompared(3));
        assertThatThrownBy(() -> TrustedAnswer.report(json, RULESET, 4)).isInstanceOf(WorkerFailure.class);
        assertThatThrownBy(() -> TrustedAnswer.report(honest(), RULESET, 3)).isInstanceOf(WorkerFailure.class);
    }

    static Stream<Arguments> dishonest() {
        return Stream.of(
                report("by another ruleset", json -> json.put("rulesetDigest", "0".repeat(64))),
                report("by another version", json -> json.put("rulesetVersion", "other")),
                report("of fewer than nobody", json -> json.put("personCount", -1)),
                report("of more claimants than people", json -> json.put("claimantCount", 1_000_000)),
                report("with a negative number of sheets", json -> json.put("sheetsHidden", -3)),
                report("with a summary that writes over its line", json -> json.put("summary", "clean\rno people")),
                report("with a summary that no database stores", json -> json.put("summary", "a\u0000b")),
                report("with a summary that never ends", json -> json.put("summary", "a".repeat(5_000))),
                report("without a summary", json -> json.remove("summary")),
                report("with half a character", json -> json.put("summary", "\ud800")),
                report("uninspectable without a reason", json -> json.put("state", "UNINSPECTABLE")),
                report("in an unknown state", json -> json.put("state", "FINE")),
                report("in no state", json -> json.putNull("state")),
                report(
                        "with a finding in a place that no terminal shows",
                        json -> ((ObjectNode) json.path("findings").path(0)).put("place", "\u001b[2J")),
                report(
                        "with a finding of an unknown severity",
                        json -> ((ObjectNode) json.path("findings").path(0)).put("severity", "NONE")),
                report(
                        "with a finding by another ruleset",
                        json -> ((ObjectNode) json.path("findings").path(0)).put("rulesetVersion", "other")),
                report("with findings that are none", json -> json.put("findings", 7)),
                report(
                        "beside a version that nobody sent",
                        json -> json.set(
                                "together",
                                JSON.valueToTree(
                                        EditionComparison.notCompared(3).content()))));
    }

    private static Arguments report(String what, Consumer<ObjectNode> change) {
        ObjectNode json = honest();
        change.accept(json);
        return Arguments.of(what, json);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dishonest")
    void a_report_that_cannot_be_is_none(String what, JsonNode report) {
        assertThatThrownBy(() -> TrustedAnswer.report(report, RULESET, 0))
                .isInstanceOfSatisfying(
                        WorkerFailure.class,
                        failure -> assertThat(failure.reason()).isEqualTo(UninspectableReason.UNTRUSTED_ANSWER));
    }

    @Test
    void a_line_holds_one_name_and_no_more_than_may_be_answered() throws Exception {
        for (String line : new String[] {"{}", "[]", "7", "{\"a\":1,\"b\":2}", "{\"a\":", "null", "\"a\""}) {
            assertThatThrownBy(() -> reader(line + "\n", 100).next())
                    .as(line)
                    .isInstanceOf(WorkerFailure.class)
                    .hasMessage("UNTRUSTED_ANSWER");
        }
        assertThatThrownBy(() -> reader("a".repeat(101), 100).next()).hasMessage("TOO_MUCH_OUTPUT");
        String crowded = "{\"a\":[" + "{},".repeat(1_000_000) + "{}]}\n";
        assertThatThrownBy(() -> reader(crowded, 100 << 20).next())
                .as("a line that takes many times its length when it is parsed")
                .hasMessage("TOO_MUCH_OUTPUT");
        assertThatThrownBy(() -> reader("[".repeat(9 << 20), 100 << 20).next())
                .as("a line that is too long, before it is parsed")
                .hasMessage("TOO_MUCH_OUTPUT");
        assertThat(reader("{\"a\":1}", 100).next()).as("without its end").isNull();
        AnswerReader twice = reader("{\"a\":1}\n{\"b\":2}\n", 8);
        assertThat(twice.next()).isEqualTo(new AnswerReader.Line("a", JSON.readTree("1")));
        assertThatThrownBy(twice::next).hasMessage("TOO_MUCH_OUTPUT");
    }

    private static AnswerReader reader(String text, long limit) {
        return new AnswerReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit);
    }

    @Test
    void neither_orders_nor_answers_say_what_they_hold() {
        var order = Order.inspect(
                "name-of-somebody.csv",
                1,
                WrittenRuleset.shipped(),
                new byte[32],
                null,
                java.time.Duration.ofSeconds(1));
        assertThat(order.toString()).doesNotContain("somebody", order.key());
    }

    @ParameterizedTest
    @CsvSource({
        "page, 2",
        "page, -1",
        "pages, 0",
        "width, 0",
        "width, -10",
        "width, 8001",
        "height, 2000000000",
        "left, 1e300",
        "boxWidth, 0",
        "boxHeight, 1e12",
        "rotation, 45"
    })
    void a_page_that_cannot_be_is_not_taken(String field, double value) throws Exception {
        var layout = new PaintedPage.Layout(1, 3, 600, 800, 0, 0, 612, 792, 90, true);
        ObjectNode json = JSON.valueToTree(layout);
        assertThat(TrustedAnswer.layout(json, 1)).isEqualTo(layout);
        json.put(field, value);
        if (value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE) {
            json.put(field, (int) value);
        }
        assertThatThrownBy(() -> TrustedAnswer.layout(json, 1)).isInstanceOf(WorkerFailure.class);
    }
}
