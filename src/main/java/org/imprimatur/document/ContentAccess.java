package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.imprimatur.RuleViolation;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.DocumentVersion;
import org.imprimatur.document.rules.Visibility;
import org.imprimatur.identity.Actor;

/** Who may look into the bytes of a version: the same for whoever reads them and for whoever is shown them masked. */
@ApplicationScoped
public class ContentAccess {
    private final Versions versions;
    private final Documents documents;
    private final Entitlement entitlement;

    ContentAccess(Versions versions, Documents documents, Entitlement entitlement) {
        this.versions = versions;
        this.documents = documents;
        this.entitlement = entitlement;
    }

    /** @param authority under which the actor looks */
    public record Granted(Document document, DocumentVersion version, Authority authority) {}

    /**
     * Call inside a transaction.
     *
     * @throws RuleViolation where the actor does not see the version or may not read its bytes, or they are destroyed
     */
    public Granted require(Actor actor, VersionAttempt which, Instant now) {
        var version = entitlement
                .sight(actor)
                .flatMap(sight -> versions.shown(sight, which.version()))
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        var document = documents
                .find(version.documentId())
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        var reader = Entitlement.person(actor);
        var authority = entitlement.require(actor, DocumentAct.READ_CONTENT, now);
        if (!Visibility.showsContent(entitlement.roles(actor, now), reader, document, version)) {
            throw new RuleViolation(DocumentRefusal.MAY_NOT_READ_CONTENT);
        }
        version.requireContent();
        return new Granted(document, version, authority);
    }
}
