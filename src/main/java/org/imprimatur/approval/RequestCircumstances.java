package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Circumstances;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.authority.Authorities;
import org.imprimatur.document.Documents;
import org.imprimatur.document.Versions;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.identity.PersonId;
import org.imprimatur.identity.Role;
import org.imprimatur.policy.PolicyInForce;
import org.imprimatur.policy.rules.Policy;
import org.imprimatur.policy.rules.PolicyCase;

/**
 * Looks up what the rules need to know around a request: the version's state and findings, what policy asks for, who holds
 * the roles, and whose authority is in force. Only what the audit log vouches for counts; what is missing is answered as the
 * worst. Call inside a transaction; where something is decided by the answer, under the request's lock.
 */
@ApplicationScoped
public class RequestCircumstances {
    private final Documents documents;
    private final Versions versions;
    private final InspectedContent inspected;
    private final PolicyInForce policy;
    private final Authorities authorities;

    RequestCircumstances(
            Documents documents,
            Versions versions,
            InspectedContent inspected,
            PolicyInForce policy,
            Authorities authorities) {
        this.documents = documents;
        this.versions = versions;
        this.inspected = inspected;
        this.policy = policy;
        this.authorities = authorities;
    }

    /**
     * @param now by the database's clock
     * @throws RuleViolation when the document or version is not there or the log does not vouch for it
     */
    public Circumstances of(ApprovalRequest request, Instant now) {
        Document document = documents
                .find(request.document())
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.DOCUMENT_NOT_FOUND));
        DocumentVersion version = versions.find(request.version())
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        UUID latest = versions.latestOf(document.id())
                .map(DocumentVersion::id)
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        InspectedContent.Known known = inspected.of(version);

        var categories = new HashSet<>(document.declaredCategories());
        categories.addAll(known.categories());
        var disclosure = request.manifest().disclosure();
        Policy inForce = policy.get();
        var requirement = inForce.requirementFor(new PolicyCase(
                categories,
                disclosure.audience(),
                Set.copyOf(disclosure.legalBases()),
                known.facts(),
                disclosure.evidencePresent()));
        return new Circumstances(
                now,
                known.asFactsOf(latest),
                requirement,
                Integer.toString(inForce.version()),
                holders(now),
                authoritiesInForce(request, now));
    }

    private Map<Role, Set<PersonId>> holders(Instant now) {
        var holders = new EnumMap<Role, Set<PersonId>>(Role.class);
        for (Role role : Role.values()) {
            if (role.reviews()) {
                holders.put(role, authorities.holders(role, now));
            }
        }
        return holders;
    }

    private Set<UUID> authoritiesInForce(ApprovalRequest request, Instant now) {
        var inForce = new HashSet<UUID>();
        for (SignOff signOff : request.signOffs()) {
            authorities
                    .find(signOff.authority())
                    .filter(authority -> authority.person().equals(signOff.person()))
                    .filter(authority -> authority.role() == signOff.role())
                    .filter(authority -> authority.inForce(now))
                    .ifPresent(authority -> inForce.add(authority.id()));
        }
        return inForce;
    }
}
