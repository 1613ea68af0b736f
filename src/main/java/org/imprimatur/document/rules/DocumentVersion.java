package org.imprimatur.document.rules;

import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Immutable bytes of a document, named by their SHA-256. Everything but the state is fixed when the version is added.
 *
 * @param number from 1 within the document, without gaps
 * @param contentId where the bytes are kept
 * @param uploader who added it
 * @param editors others who worked on these bytes, ordered by id; they never count as reviewers of it, nor does the uploader
 * @param regeneratedFrom the version whose visible cells these bytes were made of
 * @param destroyedAt when the bytes were destroyed; null while they are there
 * @param salt 128 random bits in hexadecimal; keeps the entry's digest of this row from confirming guessed bytes or names
 */
public record DocumentVersion(
        UUID id,
        UUID documentId,
        int number,
        UUID contentId,
        Sha256 sha256,
        long byteSize,
        String mediaType,
        FileName fileName,
        VersionState state,
        PersonId uploader,
        List<PersonId> editors,
        @Nullable UUID regeneratedFrom,
        Instant createdAt,
        String salt,
        @Nullable Instant destroyedAt)
        implements Attested {
    public DocumentVersion {
        editors = editors.stream()
                .distinct()
                .sorted(Comparator.comparing(PersonId::toString))
                .toList();
    }

    /** Whether somebody had a hand in these bytes, and can therefore not review them. */
    public boolean isWorkOf(PersonId person) {
        return uploader.equals(person) || editors.contains(person);
    }

    /** Everybody whose work these bytes are. */
    public Set<PersonId> workers() {
        var all = new LinkedHashSet<PersonId>(editors);
        all.add(uploader);
        return all;
    }

    /**
     * One step of the inspection.
     *
     * @throws RuleViolation where the step is not due
     */
    public Change<DocumentVersion> inspection(VersionState.Step step, Actor actor, Instant at) {
        var after = inState(state.after(step));
        return new Change<>(
                after,
                AuditEvent.of(step.anew() ? Action.REINSPECT_VERSION : Action.INSPECT_VERSION, actor, at)
                        .about(Subject.ofVersion(documentId, id))
                        .moved(state, after.state));
    }

    /** Whether there are bytes that nobody works on. */
    public boolean canBeDestroyed() {
        return destroyedAt == null && (state == VersionState.INSPECTED || state == VersionState.UNINSPECTABLE);
    }

    /** @throws RuleViolation {@link DocumentRefusal#CONTENT_DESTROYED} */
    public void requireContent() {
        if (destroyedAt != null) {
            throw new RuleViolation(DocumentRefusal.CONTENT_DESTROYED);
        }
    }

    /** The bytes are destroyed; what they were stays known by their digest. */
    public Change<DocumentVersion> destroy(Actor actor, DestructionCause cause, Instant at) {
        requireContent();
        var after = with(state, at);
        return new Change<>(
                after,
                AuditEvent.of(Action.DESTROY_CONTENT, actor, at)
                        .about(Subject.ofVersion(documentId, id))
                        .because(cause)
                        .fact("byteSize", byteSize));
    }

    private DocumentVersion inState(VersionState next) {
        return with(next, destroyedAt);
    }

    private DocumentVersion with(VersionState next, @Nullable Instant destruction) {
        return new DocumentVersion(
                id,
                documentId,
                number,
                contentId,
                sha256,
                byteSize,
                mediaType,
                fileName,
                next,
                uploader,
                editors,
                regeneratedFrom,
                createdAt,
                salt,
                destruction);
    }

    @Override
    public String attestedKind() {
        return "document-version";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("document", documentId.toString());
        content.put("number", number);
        content.put("content", contentId.toString());
        content.put("sha256", sha256.hex());
        content.put("byteSize", byteSize);
        content.put("mediaType", mediaType);
        content.put("fileName", Sha256.of(fileName.value()).hex());
        content.put("state", state.name());
        content.put("uploader", uploader.toString());
        content.put("editors", editors.stream().map(PersonId::toString).toList());
        if (regeneratedFrom != null) {
            content.put("regeneratedFrom", regeneratedFrom.toString());
        }
        content.put("createdAt", EntryBody.time(createdAt));
        content.put("salt", salt);
        if (destroyedAt != null) {
            content.put("destroyedAt", EntryBody.time(destroyedAt));
        }
        return content;
    }
}
