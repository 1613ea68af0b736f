package org.imprimatur.inspection.rules;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;

/** What was found in a version, and when. */
public record FinishedInspection(UUID id, UUID version, Instant startedAt, Instant finishedAt, InspectionReport report)
        implements Attested {
    /** Names the findings: equal exactly for reports that say the same. People sign it as part of the manifest. */
    public Sha256 findingsDigest() {
        return CanonicalJson.digest(report.content());
    }

    @Override
    public String attestedKind() {
        return "inspection";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        return new TreeMap<>(Map.of(
                "id", id.toString(),
                "version", version.toString(),
                "startedAt", EntryBody.time(startedAt),
                "finishedAt", EntryBody.time(finishedAt),
                "report", findingsDigest().hex()));
    }
}
