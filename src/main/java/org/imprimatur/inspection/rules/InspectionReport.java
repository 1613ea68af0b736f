package org.imprimatur.inspection.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * What one inspection says about one file.
 *
 * @param reason why the file could not be inspected; null when it was
 * @param unreadPlace which part was not read, where that is known
 * @param categories found by inspection; {@link ProtectionCategory#UNKNOWN} when the file could not be inspected
 * @param personCount distinct people in the whole file
 * @param claimantCount how many of them are linked to a claim
 * @param hiddenContent whether there is content that a reader does not see
 * @param summary one sentence for the person who signs
 * @param scannedBy which malware scanner passed the bytes, with its signatures; null where none was configured
 * @param picturesReadBy which program was given the pictures to read, with its version and languages; null where none was configured
 * @param together what it says together with the version that went out last; null where none went out before
 */
public record InspectionReport(
        String rulesetVersion,
        String rulesetDigest,
        InspectionState state,
        @Nullable UninspectableReason reason,
        @Nullable String unreadPlace,
        SheetCount sheets,
        List<Finding> findings,
        Set<ProtectionCategory> categories,
        int personCount,
        int claimantCount,
        boolean hiddenContent,
        String summary,
        @Nullable EditionComparison together,
        @Nullable String scannedBy,
        @Nullable String picturesReadBy) {
    public InspectionReport {
        findings = List.copyOf(findings);
        categories = Collections.unmodifiableSet(EnumSet.copyOf(categories));
        if ((state == InspectionState.UNINSPECTABLE) != (reason != null)) {
            throw new IllegalArgumentException("a file has a reason exactly when it could not be inspected");
        }
    }

    /** Of bytes that nobody scanned, and whose pictures nobody read. */
    public InspectionReport(
            String rulesetVersion,
            String rulesetDigest,
            InspectionState state,
            @Nullable UninspectableReason reason,
            @Nullable String unreadPlace,
            SheetCount sheets,
            List<Finding> findings,
            Set<ProtectionCategory> categories,
            int personCount,
            int claimantCount,
            boolean hiddenContent,
            String summary,
            @Nullable EditionComparison together) {
        this(
                rulesetVersion,
                rulesetDigest,
                state,
                reason,
                unreadPlace,
                sheets,
                findings,
                categories,
                personCount,
                claimantCount,
                hiddenContent,
                summary,
                together,
                null,
                null);
    }

    /** The same, of bytes that this scanner passed, whatever was said of it before; null for none. */
    public InspectionReport scanned(@Nullable String by) {
        return seenBy(by == null ? null : ReportWord.of(by), picturesReadBy);
    }

    /** The same, of a file whose pictures were given to this program, whatever was said of it before; null for none. */
    public InspectionReport picturesRead(@Nullable String by) {
        return seenBy(scannedBy, by == null ? null : ReportWord.of(by));
    }

    private InspectionReport seenBy(@Nullable String scanner, @Nullable String readerOfPictures) {
        return new InspectionReport(
                rulesetVersion,
                rulesetDigest,
                state,
                reason,
                unreadPlace,
                sheets,
                findings,
                categories,
                personCount,
                claimantCount,
                hiddenContent,
                summary,
                together,
                scanner,
                readerOfPictures);
    }

    /** Nothing was found that more than an acknowledgement is due for. False for everything that was not inspected. */
    public boolean clean() {
        return state == InspectionState.INSPECTED
                && !hiddenContent
                && SettledFindings.of(findings).clean();
    }

    /**
     * What the report says of the file, without by which rules, scanner or reader of pictures: the same findings by others are no reason to sign again.
     */
    public SortedMap<String, Object> judgement() {
        var content = content();
        content.remove("rulesetVersion");
        content.remove("rulesetDigest");
        content.remove("scannedBy");
        content.remove("picturesReadBy");
        content.put("findings", findings.stream().map(Finding::judgement).toList());
        return content;
    }

    /** Nobody is identified for certain, and something is there by which somebody could be. */
    public boolean gravestIsMedium() {
        return state == InspectionState.INSPECTED
                && SettledFindings.of(findings).gravestIsMedium();
    }

    /** The whole content by name, as a digest over it needs it; absent instead of null. */
    public SortedMap<String, Object> content() {
        var content = new TreeMap<String, Object>();
        content.put("rulesetVersion", rulesetVersion);
        content.put("rulesetDigest", rulesetDigest);
        content.put("state", state.name());
        if (reason != null) {
            content.put("reason", reason.name());
        }
        if (unreadPlace != null) {
            content.put("unreadPlace", unreadPlace);
        }
        content.put("sheetsVisible", sheets.visible());
        content.put("sheetsHidden", sheets.hidden());
        content.put("sheetsVeryHidden", sheets.veryHidden());
        content.put("findings", findings.stream().map(Finding::content).toList());
        content.put("categories", categories.stream().map(Enum::name).toList());
        content.put("personCount", personCount);
        content.put("claimantCount", claimantCount);
        content.put("hiddenContent", hiddenContent);
        content.put("summary", summary);
        if (together != null) {
            content.put("together", together.content());
        }
        if (scannedBy != null) {
            content.put("scannedBy", scannedBy);
        }
        if (picturesReadBy != null) {
            content.put("picturesReadBy", picturesReadBy);
        }
        return content;
    }
}
