package org.imprimatur.inspection.rules;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;

/**
 * What somebody said of findings in the bytes of one version. It is never taken back.
 *
 * @param subject {@link Finding#identity()} of a picture that was read; of weak findings, {@link Finding#acknowledgedAs()}
 */
public record FindingStatement(UUID id, UUID document, UUID version, Kind kind, Sha256 subject, PersonId by, Instant at)
        implements Attested {
    /** {@link #attestedKind()} of every statement. */
    public static final String ATTESTED_KIND = "finding-statement";

    /** What was said. */
    public enum Kind {
        /** "I read this page or picture in full, and nobody is in it." Two people together set its finding aside. */
        READ_IN_FULL,
        /** "I have seen what was found by this recogniser in this way." For findings that ask for no more. */
        ACKNOWLEDGED
    }

    /** @throws RuleViolation where the finding is no picture, or its reader had a hand in the bytes */
    static Change<FindingStatement> readInFull(
            UUID id, DocumentVersion of, Finding finding, Actor by, Authority under, Instant at) {
        if (!finding.isUnreadPicture()) {
            throw new RuleViolation(InspectionRefusal.NOT_A_PICTURE);
        }
        requireNoHandIn(of, under.person());
        return said(id, of, Kind.READ_IN_FULL, finding, finding.identity(), by, under, at);
    }

    /** @throws RuleViolation where findings of this kind ask for more than that */
    static Change<FindingStatement> acknowledged(
            UUID id, DocumentVersion of, Finding finding, Actor by, Authority under, Instant at) {
        if (finding.severity() != Severity.LOW) {
            throw new RuleViolation(InspectionRefusal.NOT_TO_BE_ACKNOWLEDGED);
        }
        return said(id, of, Kind.ACKNOWLEDGED, finding, finding.acknowledgedAs(), by, under, at);
    }

    /** @throws RuleViolation {@link InspectionRefusal#READING_OF_OWN_WORK} */
    public static void requireNoHandIn(DocumentVersion of, PersonId person) {
        if (of.isWorkOf(person)) {
            throw new RuleViolation(InspectionRefusal.READING_OF_OWN_WORK);
        }
    }

    private static Change<FindingStatement> said(
            UUID id,
            DocumentVersion of,
            Kind kind,
            Finding finding,
            Sha256 subject,
            Actor by,
            Authority under,
            Instant at) {
        var said = new FindingStatement(id, of.documentId(), of.id(), kind, subject, under.person(), at);
        return new Change<>(
                said,
                AuditEvent.of(kind == Kind.READ_IN_FULL ? Action.ATTEST_READING : Action.ACKNOWLEDGE_FINDINGS, by, at)
                        .about(Subject.ofVersion(of.documentId(), of.id()))
                        .as(under.role())
                        .fact("statement", id.toString())
                        .fact("finding", subject.hex())
                        .fact("recogniser", finding.recogniser())
                        .fact("mechanism", finding.mechanism().name()));
    }

    @Override
    public String attestedKind() {
        return ATTESTED_KIND;
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("document", document.toString());
        content.put("version", version.toString());
        content.put("kind", kind.name());
        content.put("subject", subject.hex());
        content.put("by", by.toString());
        content.put("at", EntryBody.time(at));
        return content;
    }
}
