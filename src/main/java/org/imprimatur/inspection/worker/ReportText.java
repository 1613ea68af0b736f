package org.imprimatur.inspection.worker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Set;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.KnownTexts;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.inspection.rules.EditionComparison;
import org.imprimatur.inspection.rules.Finding;
import org.imprimatur.inspection.rules.InspectionReport;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.inspection.rules.SheetCount;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/** A report as text, as it is stored and as a worker answers it: the canonical JSON of its content. */
public final class ReportText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KnownTexts<InspectionReport> KNOWN = new KnownTexts<>(ReportText::readAnew);

    private ReportText() {}

    public static String write(InspectionReport report) {
        return new String(CanonicalJson.bytes(report.content()), StandardCharsets.UTF_8);
    }

    /** @throws IllegalStateException for any other text */
    public static InspectionReport read(String text) {
        return KNOWN.read(text);
    }

    private static InspectionReport readAnew(String text) {
        try {
            return read(JSON.readTree(text));
        } catch (IOException | IllegalArgumentException e) {
            throw new IllegalStateException("an inspection report cannot be read", e);
        }
    }

    /** @throws RuntimeException for what is no report */
    static InspectionReport read(JsonNode json) {
        var findings = new ArrayList<Finding>();
        json.withArray("/findings").forEach(finding -> findings.add(finding(finding)));
        String reason = text(json, "reason");
        return new InspectionReport(
                json.required("rulesetVersion").textValue(),
                json.required("rulesetDigest").textValue(),
                InspectionState.valueOf(json.required("state").textValue()),
                reason == null ? null : UninspectableReason.valueOf(reason),
                text(json, "unreadPlace"),
                new SheetCount(
                        json.required("sheetsVisible").intValue(),
                        json.required("sheetsHidden").intValue(),
                        json.required("sheetsVeryHidden").intValue()),
                findings,
                categories(json),
                json.required("personCount").intValue(),
                json.required("claimantCount").intValue(),
                json.required("hiddenContent").booleanValue(),
                json.required("summary").textValue(),
                together(json.get("together")),
                text(json, "scannedBy"),
                text(json, "picturesReadBy"));
    }

    private static @Nullable EditionComparison together(@Nullable JsonNode json) {
        return json == null
                ? null
                : new EditionComparison(
                        json.required("edition").intValue(),
                        json.required("compared").booleanValue(),
                        json.required("peopleInBoth").intValue(),
                        json.required("peopleNew").intValue(),
                        json.required("peopleGone").intValue(),
                        json.required("linkedByEdition").intValue(),
                        json.required("changedByFew").intValue(),
                        json.required("shownInOne").intValue(),
                        json.required("computable").intValue(),
                        json.required("rowsNew").intValue(),
                        json.required("rowsGone").intValue());
    }

    private static Finding finding(JsonNode json) {
        return new Finding(
                json.required("recogniser").textValue(),
                json.required("recogniserVersion").intValue(),
                json.required("rulesetVersion").textValue(),
                json.required("place").textValue(),
                Mechanism.valueOf(json.required("mechanism").textValue()),
                json.required("personCount").intValue(),
                json.required("occurrences").intValue(),
                Severity.valueOf(json.required("severity").textValue()),
                text(json, "maskedSample"),
                json.required("keyedHash").textValue(),
                categories(json));
    }

    private static Set<ProtectionCategory> categories(JsonNode json) {
        var categories = EnumSet.noneOf(ProtectionCategory.class);
        json.withArray("/categories").forEach(name -> categories.add(ProtectionCategory.valueOf(name.textValue())));
        return categories;
    }

    private static @Nullable String text(JsonNode json, String name) {
        JsonNode value = json.get(name);
        return value == null ? null : value.textValue();
    }
}
