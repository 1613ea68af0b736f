package org.imprimatur.document;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.authority.People;
import org.imprimatur.document.rules.AddedVersion;
import org.imprimatur.document.rules.Content;
import org.imprimatur.document.rules.Document;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.document.rules.FileName;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;

/** A submitter adds bytes to a document as its new version. */
@ApplicationScoped
public class AddDocumentVersion {
    private final Documents documents;
    private final Versions versions;
    private final BlockedDigests blockedDigests;
    private final ContentStore contents;
    private final Entitlement entitlement;
    private final People people;
    private final DatabaseClock clock;

    AddDocumentVersion(
            Documents documents,
            Versions versions,
            BlockedDigests blockedDigests,
            ContentStore contents,
            Entitlement entitlement,
            People people,
            DatabaseClock clock) {
        this.documents = documents;
        this.versions = versions;
        this.blockedDigests = blockedDigests;
        this.contents = contents;
        this.entitlement = entitlement;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param uploadId as the upload was answered with
     * @param sha256 what the submitter believes to have uploaded
     * @param editors others who worked on these bytes and will not count as reviewers of them
     */
    public record UploadedFile(UUID uploadId, Sha256 sha256, String fileName, List<PersonId> editors) {}

    /**
     * Uses the upload up.
     *
     * @param expectedVersion the lock version of the document that the actor saw
     * @throws RuleViolation where the actor may not, the document is another by now, or the file is not acceptable
     */
    @Act(Action.ADD_VERSION)
    @Transactional
    public AddedVersion add(Actor actor, DocumentAttempt to, int expectedVersion, UploadedFile file) {
        requireShown(actor, to);
        var document = documents.lock(to.document());
        var latest = versions.lockLatestOf(document.id()).orElse(null);
        Instant now = clock.now();
        if (!entitlement.sees(actor, document)) {
            throw new RuleViolation(DocumentRefusal.DOCUMENT_NOT_FOUND);
        }
        requireMayAdd(actor, document, now);
        document.requireUnchangedSince(expectedVersion);
        file.editors().forEach(people::require);
        var content = contents.use(file.uploadId(), Entitlement.person(actor))
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.UPLOAD_NOT_FOUND));
        if (!content.sha256().equals(file.sha256())) {
            throw new RuleViolation(DocumentRefusal.UPLOAD_DIFFERS);
        }
        return documents.recordVersion(AddedVersion.toDocument(
                document,
                latest,
                new AddedVersion.Offer(content, new FileName(file.fileName()), file.editors()),
                blockedDigests.isBlocked(content.sha256()),
                new AddedVersion.Identity(UUID.randomUUID(), RandomSalt.next()),
                actor,
                entitlement.require(actor, DocumentAct.ADD_VERSION, now),
                now));
    }

    /**
     * Takes a file that the product itself made of the visible cells of {@code source}. For the act of regenerating, which
     * records its own refusals; call it outside a transaction, since the bytes are taken in first.
     *
     * @param bytes read to the end, not closed
     * @throws RuleViolation where the actor may not, or the file is not acceptable; nothing is kept then
     */
    public AddedVersion addRegenerated(Actor actor, VersionAttempt source, String fileName, InputStream bytes)
            throws IOException {
        var name = new FileName(fileName);
        var taken = contents.takeIn(bytes, Entitlement.person(actor));
        try {
            return QuarkusTransaction.requiringNew().call(() -> recordRegenerated(actor, source, name, taken));
        } catch (RuntimeException e) {
            contents.discard(taken.id());
            throw e;
        }
    }

    /**
     * What {@link #addRegenerated} would refuse the actor with, asked before the work is done.
     *
     * @throws RuleViolation where the actor may not add a version to the source's document
     */
    @Transactional
    public void requireMayAddTo(Actor actor, VersionAttempt source) {
        var document = versions.find(source.version())
                .flatMap(version -> documents.find(version.documentId()))
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        requireMayAdd(actor, document, clock.now());
    }

    /** The rules that decide whether the actor may add a version; throws what they would be refused with. */
    void requireMayAdd(Actor actor, Document document, Instant now) {
        entitlement.require(actor, DocumentAct.ADD_VERSION, now);
        if (!documents.isOwn(document, Entitlement.person(actor))) {
            throw new RuleViolation(DocumentRefusal.NOT_YOUR_DOCUMENT);
        }
    }

    /** Before any lock: what is hidden is not waited for. */
    private void requireShown(Actor actor, DocumentAttempt which) {
        if (entitlement
                .sight(actor)
                .filter(sight -> documents.isShown(sight, which.document()))
                .isEmpty()) {
            throw new RuleViolation(DocumentRefusal.DOCUMENT_NOT_FOUND);
        }
    }

    private AddedVersion recordRegenerated(Actor actor, VersionAttempt from, FileName name, Content taken) {
        var document = versions.find(from.version())
                .map(source -> documents.lock(source.documentId()))
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        var latest = versions.lockLatestOf(document.id())
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        var source =
                versions.find(from.version()).orElseThrow(() -> new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND));
        Instant now = clock.now();
        if (!entitlement.sees(actor, document)) {
            throw new RuleViolation(DocumentRefusal.VERSION_NOT_FOUND);
        }
        requireMayAdd(actor, document, now);
        var content = contents.use(taken.id(), Entitlement.person(actor))
                .orElseThrow(() -> new RuleViolation(DocumentRefusal.UPLOAD_NOT_FOUND));
        return documents.recordVersion(AddedVersion.regenerated(
                document,
                latest,
                source,
                content,
                name,
                blockedDigests.isBlocked(content.sha256()),
                new AddedVersion.Identity(UUID.randomUUID(), RandomSalt.next()),
                actor,
                entitlement.require(actor, DocumentAct.ADD_VERSION, now),
                now));
    }
}
