package org.imprimatur.approval;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imprimatur.RuleViolation;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Circumstances;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.authority.Authorities;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.document.Documents;
import org.imprimatur.document.Versions;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
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
    private static final Set<Role> REVIEWING =
            Arrays.stream(Role.values()).filter(Role::reviews).collect(Collectors.toUnmodifiableSet());

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
        Circumstances found = of(List.of(request), now).get(request.id());
        if (found != null) {
            return found;
        }
        throw new RuleViolation(
                documents.find(request.document()).isPresent()
                        ? DocumentRefusal.VERSION_NOT_FOUND
                        : DocumentRefusal.DOCUMENT_NOT_FOUND);
    }

    /**
     * By request; in as many statements as for one. A request is missing where its document or version is not there or the
     * log does not vouch for it.
     */
    public Map<UUID, Circumstances> of(List<ApprovalRequest> requests, Instant now) {
        if (requests.isEmpty()) {
            return Map.of();
        }
        var about = documents.find(each(requests, ApprovalRequest::document));
        var asked = versions.withLatestOf(about.keySet(), each(requests, ApprovalRequest::version));
        var known = inspected.of(asked.byId().values(), now);
        Policy inForce = policy.get();
        var standing = authorities.standing(
                REVIEWING,
                requests.stream()
                        .flatMap(request -> request.signOffs().stream())
                        .map(SignOff::authority)
                        .collect(Collectors.toSet()),
                now);

        var circumstances = new HashMap<UUID, Circumstances>();
        for (ApprovalRequest request : requests) {
            Document document = about.get(request.document());
            DocumentVersion newest = asked.latestByDocument().get(request.document());
            InspectedContent.Known content = known.get(request.version());
            if (document != null && newest != null && content != null) {
                circumstances.put(
                        request.id(),
                        new Circumstances(
                                now,
                                content.asFactsOf(
                                        newest.id(),
                                        request.manifest().disclosure().audience()),
                                inForce.requirementFor(theCase(request, document, content)),
                                Integer.toString(inForce.version()),
                                standing.holders(),
                                inForce(request, standing.byId(), now)));
            }
        }
        return circumstances;
    }

    private static Set<UUID> each(List<ApprovalRequest> requests, Function<ApprovalRequest, UUID> of) {
        return requests.stream().map(of).collect(Collectors.toSet());
    }

    private static PolicyCase theCase(ApprovalRequest request, Document document, InspectedContent.Known content) {
        var disclosure = request.manifest().disclosure();
        var categories = new HashSet<>(document.declaredCategories());
        categories.addAll(content.categories(disclosure.audience()));
        return new PolicyCase(
                categories,
                disclosure.audience(),
                Set.copyOf(disclosure.legalBases()),
                content.facts(disclosure.audience()),
                disclosure.evidencePresent());
    }

    private static Set<UUID> inForce(ApprovalRequest request, Map<UUID, Authority> signedUnder, Instant now) {
        var inForce = new HashSet<UUID>();
        for (SignOff signOff : request.signOffs()) {
            Authority authority = signedUnder.get(signOff.authority());
            if (authority != null
                    && authority.person().equals(signOff.person())
                    && authority.role() == signOff.role()
                    && authority.inForce(now)) {
                inForce.add(authority.id());
            }
        }
        return inForce;
    }
}
