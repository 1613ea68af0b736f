package org.imprimatur.approval.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.EntryBody;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Asks that one version be disclosed to one audience. Immutable; {@link Drafting}, {@link Reviewing} and {@link Closing}
 * answer what it becomes.
 *
 * @param reference what people call it; a code without white space
 * @param uploader who registered the version's bytes
 * @param editors everybody else who had a hand in the version
 * @param round rises each time it is revised; sign-offs of earlier rounds count for nothing
 * @param signOffs of all rounds, retracted ones too, in the order in which they were made
 * @param decisions in the order in which they were made
 * @param deadline first moment at which it is too late to sign; null until submitted
 * @param publishBy first moment at which it is too late to publish; null until approved
 * @param supersedes the earlier request that this one asks again for
 * @param published whether its release was published; set by the release
 * @param lockVersion rises on edits and changes of state, not on a sign-off that leaves the state as it is, so that
 *     reviewers in parallel do not conflict
 */
public record ApprovalRequest(
        UUID id,
        String reference,
        UUID document,
        UUID version,
        PersonId requester,
        PersonId uploader,
        Set<PersonId> editors,
        Manifest manifest,
        int round,
        RequestState state,
        List<SignOff> signOffs,
        List<ReleaseDecision> decisions,
        Instant draftedAt,
        @Nullable Instant deadline,
        @Nullable Instant publishBy,
        @Nullable UUID supersedes,
        boolean published,
        int lockVersion)
        implements Attested {
    public ApprovalRequest {
        editors = Set.copyOf(editors);
        signOffs = List.copyOf(signOffs);
        decisions = List.copyOf(decisions);
    }

    /** The sign-offs of the current round that were not retracted, in the order in which they were made. */
    public List<SignOff> liveSignOffs() {
        return signOffs.stream()
                .filter(signOff -> signOff.round() == round && signOff.retractedAt() == null)
                .sorted(Comparator.comparing(SignOff::signedAt))
                .toList();
    }

    /** The live sign-offs that approve exactly the current manifest. */
    public List<SignOff> liveApprovals() {
        Sha256 current = manifest.digest();
        return liveSignOffs().stream()
                .filter(signOff -> signOff.verdict() == Verdict.APPROVE)
                .filter(signOff -> signOff.manifest().equals(current))
                .toList();
    }

    /** The latest release decision. */
    public Optional<ReleaseDecision> decision() {
        return decisions.isEmpty() ? Optional.empty() : Optional.of(decisions.get(decisions.size() - 1));
    }

    /**
     * Passes when nobody changed the request since the caller read it.
     *
     * @throws RequestChanged otherwise
     */
    public void requireUnchangedSince(int expectedVersion) {
        if (expectedVersion != lockVersion) {
            throw new RequestChanged(lockVersion);
        }
    }

    public Subject subject() {
        return Subject.ofRequest(document, version, id);
    }

    /** The same request once its release was published; the release's audit entry vouches for it. */
    public ApprovalRequest asPublished() {
        return new ApprovalRequest(
                id,
                reference,
                document,
                version,
                requester,
                uploader,
                editors,
                manifest,
                round,
                state,
                signOffs,
                decisions,
                draftedAt,
                deadline,
                publishBy,
                supersedes,
                true,
                lockVersion);
    }

    ApprovalRequest with(RequestState to, Manifest current, int inRound, @Nullable Instant signUntil) {
        return new ApprovalRequest(
                id,
                reference,
                document,
                version,
                requester,
                uploader,
                editors,
                current,
                inRound,
                to,
                signOffs,
                decisions,
                draftedAt,
                signUntil,
                publishBy,
                supersedes,
                published,
                lockVersion + 1);
    }

    ApprovalRequest moved(RequestState to) {
        return with(to, manifest, round, deadline);
    }

    /** Leaves the lock version as it is: a sign-off alone is no conflict for the next signer. */
    ApprovalRequest withSignOffs(List<SignOff> all) {
        return new ApprovalRequest(
                id,
                reference,
                document,
                version,
                requester,
                uploader,
                editors,
                manifest,
                round,
                state,
                all,
                decisions,
                draftedAt,
                deadline,
                publishBy,
                supersedes,
                published,
                lockVersion);
    }

    ApprovalRequest decided(RequestState to, ReleaseDecision decision) {
        var all = new ArrayList<>(decisions);
        all.add(decision);
        return new ApprovalRequest(
                id,
                reference,
                document,
                version,
                requester,
                uploader,
                editors,
                manifest,
                round,
                to,
                signOffs,
                all,
                draftedAt,
                deadline,
                decision.publishBy() == null ? publishBy : decision.publishBy(),
                supersedes,
                published,
                lockVersion + 1);
    }

    @Override
    public String attestedKind() {
        return "approval-request";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    /** Names every sign-off and decision too, so that none can be added or left out beside it. */
    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("reference", reference);
        content.put("document", document.toString());
        content.put("version", version.toString());
        content.put("requester", requester.toString());
        content.put("uploader", uploader.toString());
        content.put("editors", sorted(editors.stream().map(PersonId::toString).toList()));
        content.put("manifest", manifest.digest().hex());
        content.put("round", round);
        content.put("state", state.name());
        content.put(
                "signOffs", sorted(signOffs.stream().map(SignOff::attestedId).toList()));
        content.put(
                "retracted",
                sorted(signOffs.stream()
                        .filter(signOff -> signOff.retractedAt() != null)
                        .map(SignOff::attestedId)
                        .toList()));
        content.put(
                "decisions",
                sorted(decisions.stream().map(ReleaseDecision::attestedId).toList()));
        content.put("draftedAt", EntryBody.time(draftedAt));
        content.put("published", published);
        content.put("lockVersion", lockVersion);
        if (deadline != null) {
            content.put("deadline", EntryBody.time(deadline));
        }
        if (publishBy != null) {
            content.put("publishBy", EntryBody.time(publishBy));
        }
        if (supersedes != null) {
            content.put("supersedes", supersedes.toString());
        }
        return content;
    }

    /** Whether the person asked for it or had a hand in what it asks for. */
    public boolean isOf(PersonId person) {
        return requester.equals(person) || uploader.equals(person) || editors.contains(person);
    }

    private static List<String> sorted(List<String> ids) {
        return Collections.unmodifiableList(new ArrayList<>(new TreeSet<>(ids)));
    }
}
