package org.imprimatur.document.rules;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Attested;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.audit.rules.Change;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** A version that a document has gained, and the document that now has it. One act, one entry that vouches for both rows. */
public record AddedVersion(Document document, DocumentVersion version) implements Attested {
    /** The bytes that somebody offers, and what they are called. */
    public record Offer(Content content, FileName fileName, List<PersonId> editors) {}

    /** What the system gives a version. */
    public record Identity(UUID id, String salt) {}

    /**
     * A submitter adds bytes that they uploaded.
     *
     * @param latest the document's latest version, null for its first
     * @param blocked whether the digest of the bytes is blocked
     * @param authority under which the actor acts now
     * @throws RuleViolation where the actor is not a submitter, or the bytes are blocked or those of the latest version
     */
    public static Change<AddedVersion> toDocument(
            Document document,
            @Nullable DocumentVersion latest,
            Offer offer,
            boolean blocked,
            Identity given,
            Actor actor,
            Authority authority,
            Instant at) {
        DocumentAct.ADD_VERSION.requireOf(authority);
        var added = added(document, latest, offer, blocked, null, given, authority.person(), at);
        return new Change<>(added, added.event(Action.ADD_VERSION, actor, at).as(authority.role()));
    }

    /**
     * A submitter takes the file that was regenerated from the visible cells of the document's version {@code source}. All
     * whose work the source is count as editors of what was made of it.
     *
     * @param latest the document's latest version, which may be the source
     */
    public static Change<AddedVersion> regenerated(
            Document document,
            DocumentVersion latest,
            DocumentVersion source,
            Content content,
            FileName fileName,
            boolean blocked,
            Identity given,
            Actor actor,
            Authority authority,
            Instant at) {
        DocumentAct.ADD_VERSION.requireOf(authority);
        var offer = new Offer(content, fileName, List.copyOf(source.workers()));
        var added = added(document, latest, offer, blocked, source.id(), given, authority.person(), at);
        // The entry's subject is the new version; the sentence of this action speaks of the source.
        return new Change<>(
                added,
                added.event(Action.REGENERATE_VERSION, actor, at)
                        .as(authority.role())
                        .fact("source", source.id().toString()));
    }

    private static AddedVersion added(
            Document document,
            @Nullable DocumentVersion latest,
            Offer offer,
            boolean blocked,
            @Nullable UUID regeneratedFrom,
            Identity given,
            PersonId person,
            Instant at) {
        var content = offer.content();
        if (blocked) {
            throw new RuleViolation(DocumentRefusal.DIGEST_BLOCKED);
        }
        if (latest != null && latest.sha256().equals(content.sha256())) {
            throw new RuleViolation(DocumentRefusal.VERSION_UNCHANGED);
        }
        var after = document.withOneMoreVersion();
        var version = new DocumentVersion(
                given.id(),
                document.id(),
                after.lockVersion(),
                content.id(),
                content.sha256(),
                content.byteSize(),
                content.form().mediaType(offer.fileName()),
                offer.fileName(),
                VersionState.RECEIVED,
                person,
                offer.editors(),
                regeneratedFrom,
                at,
                given.salt(),
                null);
        return new AddedVersion(after, version);
    }

    private AuditEvent event(Action action, Actor actor, Instant at) {
        return AuditEvent.of(action, actor, at)
                .about(Subject.ofVersion(document.id(), version.id()))
                .moved(null, version.state())
                .fact("number", version.number())
                .fact("byteSize", version.byteSize())
                .fact("mediaType", version.mediaType())
                .detail("sha256", version.sha256().hex())
                .detail("fileName", version.fileName().value())
                .attesting(document);
    }

    @Override
    public String attestedKind() {
        return version.attestedKind();
    }

    @Override
    public String attestedId() {
        return version.attestedId();
    }

    @Override
    public SortedMap<String, Object> attested() {
        return version.attested();
    }

    /** The digest of the bytes. */
    public Sha256 sha256() {
        return version.sha256();
    }
}
