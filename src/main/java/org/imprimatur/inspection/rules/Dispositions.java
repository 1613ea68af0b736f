package org.imprimatur.inspection.rules;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.ProtectionCategory;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;

/**
 * What people decided about the findings in one version.
 *
 * @param waivers in the order in which they were asked for
 * @param statements in the order in which they were made
 * @param authorities those under which waivers were granted, by id, whether in force or not; where one is missing its waiver counts
 *     for nothing
 */
public record Dispositions(List<Waiver> waivers, List<FindingStatement> statements, Map<UUID, Authority> authorities) {
    public static final Dispositions NONE = new Dispositions(List.of(), List.of(), Map.of());

    /** So many different people read a picture before it counts as read. */
    public static final int READERS = 2;

    private static final int MOST_OF_ONE = 10;
    private static final int MOST_OF_VERSION = 500;

    public Dispositions {
        waivers = List.copyOf(waivers);
        statements = List.copyOf(statements);
        authorities = Map.copyOf(authorities);
    }

    /** @throws RuleViolation where a waiver of it stands, or it is not to be waived */
    public Change<Waiver> ask(
            UUID id, DocumentVersion of, Finding finding, WaiverReason reason, Actor by, Authority under, Instant at) {
        if (waiver(finding).filter(earlier -> stands(earlier, at)).isPresent()) {
            throw new RuleViolation(InspectionRefusal.WAIVER_STANDS);
        }
        Sha256 identity = finding.identity();
        long before = waivers.stream()
                .filter(waiver -> waiver.finding().equals(identity))
                .count();
        if (before >= MOST_OF_ONE || waivers.size() >= MOST_OF_VERSION) {
            throw new RuleViolation(InspectionRefusal.TOO_MANY_WAIVERS);
        }
        return Waiver.ask(id, of, finding, reason, by, under, at);
    }

    /** @throws RuleViolation where this person said so already, or must not */
    public Change<FindingStatement> attestReading(
            UUID id, DocumentVersion of, Finding finding, Actor by, Authority under, Instant at) {
        if (isRead(finding)
                || readers(finding).stream().anyMatch(said -> said.by().equals(under.person()))) {
            throw new RuleViolation(InspectionRefusal.READ_ALREADY);
        }
        return FindingStatement.readInFull(id, of, finding, by, under, at);
    }

    /** @throws RuleViolation where somebody said so already, or the finding asks for more */
    public Change<FindingStatement> acknowledge(
            UUID id, DocumentVersion of, Finding finding, Actor by, Authority under, Instant at) {
        if (acknowledgement(finding).isPresent()) {
            throw new RuleViolation(InspectionRefusal.ACKNOWLEDGED_ALREADY);
        }
        return FindingStatement.acknowledged(id, of, finding, by, under, at);
    }

    /**
     * What the findings call for that nobody set aside.
     *
     * @param forEverybody whether everybody will see the content: then hidden content counts whoever waived it, and so does what the
     *     regulation leaves to the Secretary
     */
    public SettledFindings settle(InspectionReport report, boolean forEverybody, Instant now) {
        var left = report.findings().stream()
                .filter(finding -> !isSetAside(report, finding, forEverybody, now))
                .toList();
        return left.size() == report.findings().size()
                ? new SettledFindings(
                        report.categories(), report.clean(), report.hiddenContent(), report.gravestIsMedium())
                : SettledFindings.of(left);
    }

    /** A finding that another of the same report cannot be told from is never set aside: one decision would cover both. */
    public boolean isSetAside(InspectionReport report, Finding finding, boolean forEverybody, Instant now) {
        if (!isOneOfAKind(report, finding)) {
            return false;
        }
        if (finding.isUnreadPicture()) {
            return isRead(finding);
        }
        boolean waivable = !forEverybody
                || (!finding.mechanism().hidden()
                        && finding.categories().stream().noneMatch(ProtectionCategory::inAsylumGroup));
        return waivable
                && waiver(finding).filter(waiver -> inForce(waiver, now)).isPresent();
    }

    private boolean isRead(Finding picture) {
        return readers(picture).stream().map(FindingStatement::by).distinct().count() >= READERS;
    }

    static boolean isOneOfAKind(InspectionReport report, Finding finding) {
        Sha256 identity = finding.identity();
        return report.findings().stream()
                        .filter(each -> each.place().equals(finding.place())
                                && each.identity().equals(identity))
                        .count()
                == 1;
    }

    /** Whether this waiver, one of these, sets its finding aside now: as long as it lasts, and as whoever granted it could grant it. */
    public boolean inForce(Waiver waiver, Instant now) {
        UUID grantedUnder = waiver.grantedUnder();
        Authority authority = grantedUnder == null ? null : authorities.get(grantedUnder);
        return waiver.lasts(now) && authority != null && authority.inForce(now);
    }

    /** Whether no other may be asked for beside it. */
    private boolean stands(Waiver waiver, Instant now) {
        return waiver.state() == Waiver.State.ASKED || inForce(waiver, now);
    }

    /** The newest about this finding, in whatever state. */
    public Optional<Waiver> waiver(Finding finding) {
        Sha256 identity = finding.identity();
        return waivers.stream()
                .filter(waiver -> waiver.finding().equals(identity))
                .reduce((earlier, later) -> later);
    }

    /** Who read this picture in full, in the order in which they said so. */
    public List<FindingStatement> readers(Finding finding) {
        Sha256 identity = finding.identity();
        return statements.stream()
                .filter(said -> said.kind() == FindingStatement.Kind.READ_IN_FULL
                        && said.subject().equals(identity))
                .toList();
    }

    /** Who acknowledged this weak finding, with all others of its recogniser and mechanism. */
    public Optional<FindingStatement> acknowledgement(Finding finding) {
        Sha256 identity = finding.acknowledgedAs();
        return statements.stream()
                .filter(said -> said.kind() == FindingStatement.Kind.ACKNOWLEDGED
                        && said.subject().equals(identity))
                .findFirst();
    }

    /** Whether every weak finding of the report was acknowledged. */
    public boolean acknowledges(InspectionReport report) {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Severity.LOW)
                .allMatch(finding -> acknowledgement(finding).isPresent());
    }

    /** How many findings of the report are waived now. */
    public int waived(InspectionReport report, Instant now) {
        return inForce(report, now).size();
    }

    /** Everybody who asked for or granted a waiver that sets a finding of the report aside. */
    public Set<PersonId> waiverParties(InspectionReport report, Instant now) {
        var parties = new HashSet<PersonId>();
        inForce(report, now).forEach(waiver -> {
            parties.add(waiver.askedBy());
            if (waiver.decidedBy() != null) {
                parties.add(waiver.decidedBy());
            }
        });
        return parties;
    }

    /** Names the findings and what was decided about them: whoever signed under another digest signed something else. */
    public Sha256 digest(InspectionReport report, Instant now) {
        var judgement = report.judgement();
        List<Waiver> waived = inForce(report, now);
        if (waived.isEmpty() && statements.isEmpty()) {
            return CanonicalJson.digest(judgement);
        }
        var content = new TreeMap<String, Object>();
        content.put("judgement", judgement);
        content.put("waivers", waived.stream().map(Dispositions::named).toList());
        content.put(
                "statements",
                statements.stream().map(FindingStatement::attestedId).sorted().toList());
        return CanonicalJson.digest(content);
    }

    private List<Waiver> inForce(InspectionReport report, Instant now) {
        Set<Sha256> found = report.findings().stream()
                .filter(finding -> isOneOfAKind(report, finding))
                .map(Finding::identity)
                .collect(Collectors.toSet());
        return waivers.stream()
                .filter(waiver -> inForce(waiver, now) && found.contains(waiver.finding()))
                .sorted(Comparator.comparing(Waiver::attestedId))
                .toList();
    }

    private static Map<String, Object> named(Waiver waiver) {
        var content = new TreeMap<String, Object>();
        content.put("id", waiver.attestedId());
        content.put("finding", waiver.finding().hex());
        if (waiver.until() != null) {
            content.put("until", EntryBody.time(waiver.until()));
        }
        return content;
    }
}
