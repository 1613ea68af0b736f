package org.imprimatur.inspection.rules;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.ProtectionCategory;
import org.jspecify.annotations.Nullable;

/**
 * One thing that inspection found in one place by one recogniser. Holds no value of the content: a masked sample at most.
 *
 * @param place where, for example {@code workbook!Sheet1 (2)!D2:D6253}
 * @param personCount distinct people that the finding is about; 0 where it is not about people one by one
 * @param occurrences cells or passages
 * @param maskedSample for example {@code A9*****438}; null where there is nothing to show
 * @param keyedHash names the matched values without telling them: equal only for the same values under the same key
 * @param categories the protection categories that follow from it; may be empty
 */
public record Finding(
        String recogniser,
        int recogniserVersion,
        String rulesetVersion,
        String place,
        Mechanism mechanism,
        int personCount,
        int occurrences,
        Severity severity,
        @Nullable String maskedSample,
        String keyedHash,
        Set<ProtectionCategory> categories) {
    /** What recognises a page or picture that whoever opens the file sees and the inspection cannot read. */
    static final String UNREAD_PICTURE = "UNREAD_PICTURE";

    /** What recognises a picture that only a program has read, which takes some letters for others and leaves out what people write by hand. */
    static final String MACHINE_READ = "MACHINE_READ";

    /** The same of a picture of which nobody knows whether it is seen: nobody may have looked at it, and two people decide. */
    static final String MACHINE_READ_UNSEEN = "MACHINE_READ_UNSEEN";

    public Finding {
        categories = categories.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(categories));
    }

    /** Names the finding: another one, or the same of which anything else is said, has another. By which rules is left out. */
    public Sha256 identity() {
        return CanonicalJson.digest(judgement());
    }

    /** What weak findings have in common that are acknowledged together. */
    public Sha256 acknowledgedAs() {
        return CanonicalJson.digest(Map.of("recogniser", recogniser, "mechanism", mechanism.name()));
    }

    /** Whether it says that a picture was not read which people see, and can read. */
    public boolean isUnreadPicture() {
        return severity == Severity.UNKNOWN && recogniser.equals(UNREAD_PICTURE);
    }

    /** The content without by which rules. */
    SortedMap<String, Object> judgement() {
        var content = content();
        content.remove("recogniserVersion");
        content.remove("rulesetVersion");
        return content;
    }

    /** The whole content by name, as a digest over it needs it; absent instead of null. */
    public SortedMap<String, Object> content() {
        var content = new TreeMap<String, Object>();
        content.put("recogniser", recogniser);
        content.put("recogniserVersion", recogniserVersion);
        content.put("rulesetVersion", rulesetVersion);
        content.put("place", place);
        content.put("mechanism", mechanism.name());
        content.put("personCount", personCount);
        content.put("occurrences", occurrences);
        content.put("severity", severity.name());
        if (maskedSample != null) {
            content.put("maskedSample", maskedSample);
        }
        content.put("keyedHash", keyedHash);
        content.put("categories", categories.stream().map(Enum::name).toList());
        return content;
    }
}
