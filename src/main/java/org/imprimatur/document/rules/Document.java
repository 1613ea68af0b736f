package org.imprimatur.document.rules;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;

/**
 * Something that may be disclosed one day: a title, a custodian, the protection categories that its submitter declared, and
 * versions.
 *
 * @param custodian the office that keeps it
 * @param lockVersion rises with each change; it is also the number of versions
 * @param salt 128 random bits in hexadecimal; keeps the entry's digest of this row from confirming a guessed title
 */
public record Document(
        UUID id,
        DocumentReference reference,
        String title,
        String custodian,
        SortedSet<ProtectionCategory> declaredCategories,
        int lockVersion,
        PersonId registeredBy,
        Instant registeredAt,
        String salt)
        implements Attested {
    public Document {
        declaredCategories = Collections.unmodifiableSortedSet(new TreeSet<>(declaredCategories));
    }

    /** What somebody says about a document to register it. */
    public record Registration(String title, String custodian, Set<ProtectionCategory> declaredCategories) {}

    /** What the system gives a document. */
    public record Identity(UUID id, DocumentReference reference, String salt) {}

    /**
     * @param authority under which the actor acts now
     * @throws RuleViolation where the actor is not a submitter or something is missing
     */
    public static Change<Document> register(
            Registration said, Identity given, Actor actor, Authority authority, Instant at) {
        DocumentAct.REGISTER.requireOf(authority);
        var title = Wording.line(said.title(), DocumentRefusal.TITLE_MISSING, DocumentRefusal.TITLE_NOT_ACCEPTABLE);
        var custodian = Wording.line(
                said.custodian(), DocumentRefusal.CUSTODIAN_MISSING, DocumentRefusal.CUSTODIAN_NOT_ACCEPTABLE);
        if (said.declaredCategories().isEmpty()) {
            throw new RuleViolation(DocumentRefusal.CATEGORY_MISSING);
        }
        var document = new Document(
                given.id(),
                given.reference(),
                title,
                custodian,
                new TreeSet<>(said.declaredCategories()),
                0,
                authority.person(),
                at,
                given.salt());
        var event = AuditEvent.of(Action.REGISTER_DOCUMENT, actor, at)
                .about(Subject.ofDocument(document.id))
                .as(authority.role())
                .fact("reference", document.reference.value())
                .fact("categories", codes(document.declaredCategories))
                .detail("title", title)
                .detail("custodian", custodian);
        return new Change<>(document, event);
    }

    /**
     * Refuses to go on from a state of this document that is no longer the current one.
     *
     * @param expectedVersion the lock version that the actor saw
     */
    public void requireUnchangedSince(int expectedVersion) {
        if (expectedVersion != lockVersion) {
            throw new DocumentChanged(lockVersion);
        }
    }

    Document withOneMoreVersion() {
        return new Document(
                id, reference, title, custodian, declaredCategories, lockVersion + 1, registeredBy, registeredAt, salt);
    }

    @Override
    public String attestedKind() {
        return "document";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("reference", reference.value());
        content.put("title", Sha256.of(title).hex());
        content.put("custodian", Sha256.of(custodian).hex());
        content.put("declaredCategories", names(declaredCategories));
        content.put("lockVersion", lockVersion);
        content.put("registeredBy", registeredBy.toString());
        content.put("registeredAt", EntryBody.time(registeredAt));
        content.put("salt", salt);
        return content;
    }

    private static List<String> names(Set<ProtectionCategory> categories) {
        return categories.stream().map(Enum::name).toList();
    }

    private static String codes(Set<ProtectionCategory> categories) {
        return String.join(",", names(categories));
    }
}
