package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRefusal;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Drafting;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attempt;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.document.FindVersions;
import org.imprimatur.document.Versions;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.Role;
import org.jspecify.annotations.Nullable;

/** A submitter drafts a request that one version be disclosed to one audience. */
@ApplicationScoped
public class DraftRequest {
    private final ApprovalRequests requests;
    private final Versions versions;
    private final FindVersions findVersions;
    private final ManifestWriter manifests;
    private final IdempotencyKeys keys;
    private final Entitlement entitlement;
    private final DatabaseClock clock;

    DraftRequest(
            ApprovalRequests requests,
            Versions versions,
            FindVersions findVersions,
            ManifestWriter manifests,
            IdempotencyKeys keys,
            Entitlement entitlement,
            DatabaseClock clock) {
        this.requests = requests;
        this.versions = versions;
        this.findVersions = findVersions;
        this.manifests = manifests;
        this.keys = keys;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    /**
     * What a draft asks for.
     *
     * @param sha256 the digest that the client takes the version to have
     * @param supersedes the earlier request that this one asks again for; null for none
     */
    public record Asked(
            UUID version,
            Sha256 sha256,
            DisclosureTerms terms,
            @Nullable UUID supersedes,
            @Nullable String idempotencyKey)
            implements Attempt {
        @Override
        public Subject subject() {
            return new Subject(null, version, null, null, null);
        }

        @Override
        public Role role() {
            return Role.SUBMITTER;
        }
    }

    /** @throws RuleViolation naming what is in the way */
    @Act(Action.DRAFT_REQUEST)
    @Transactional
    public ApprovalRequest draft(Actor actor, Asked asked) {
        var input = new TreeMap<String, Object>(asked.terms().content());
        input.put("act", Action.DRAFT_REQUEST.name());
        input.put("version", asked.version().toString());
        input.put("sha256", asked.sha256().hex());
        if (asked.supersedes() != null) {
            input.put("supersedes", asked.supersedes().toString());
        }
        UUID id = keys.once(actor, asked.idempotencyKey(), input, () -> record(actor, asked));
        return requests.find(id).orElseThrow(() -> new RuleViolation(ApprovalRefusal.REQUEST_UNKNOWN));
    }

    private UUID record(Actor actor, Asked asked) {
        if (findVersions.byId(actor, asked.version()).isEmpty()) {
            throw new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND);
        }
        DocumentVersion version = versions.lock(asked.version());
        version.requireContent();
        Instant now = clock.now();
        ApprovalRequest earlier = earlier(actor, asked.supersedes());
        String reference = "AR-%04d-%06d".formatted(now.atOffset(ZoneOffset.UTC).getYear(), requests.nextNumber());
        return requests.record(Drafting.draft(
                        UUID.randomUUID(),
                        reference,
                        entitlement.acting(actor, now),
                        new Drafting.Asked(
                                version.documentId(),
                                version.id(),
                                version.sha256(),
                                version.uploader(),
                                Set.copyOf(version.editors())),
                        manifests.write(asked.sha256(), asked.terms()),
                        earlier,
                        now))
                .id();
    }

    private @Nullable ApprovalRequest earlier(Actor actor, @Nullable UUID id) {
        return id == null
                ? null
                : entitlement
                        .sight(actor)
                        .flatMap(sight -> requests.shown(sight, RequestRows.By.ITSELF, id))
                        .orElseThrow(() -> new RuleViolation(ApprovalRefusal.REQUEST_UNKNOWN));
    }
}
