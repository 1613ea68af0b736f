package org.imprimatur.document.rules;

import java.time.Instant;
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
import org.imprimatur.audit.rules.Subject;
import org.imprimatur.authority.rules.Authority;
import org.imprimatur.identity.Actor;
import org.imprimatur.identity.PersonId;

/**
 * That a private text of an entry was erased, by whom and on which legal ground. The entry keeps the salted digest of the text, so
 * whatever was proved with it stays proved. Never undone.
 *
 * @param ofEntry the entry whose text it was
 * @param field the text's name in the entry
 */
public record DetailErasure(
        UUID id, UUID ofEntry, String field, ErasureGround ground, PersonId erasedBy, Instant erasedAt)
        implements Attested {

    /**
     * The entry whose text is to be erased.
     *
     * @param writer the opaque id of who did what the entry says
     * @param fields the names of its private texts
     * @param erased those of them that were erased already
     * @param held whether a document that it is about is under legal hold
     */
    public record Holder(
            UUID entry, Subject subject, String writer, Set<String> fields, Set<String> erased, boolean held) {
        public Holder {
            fields = Set.copyOf(fields);
            erased = Set.copyOf(erased);
        }
    }

    /**
     * @param reference what orders or allows it, for example a docket number; a private text itself
     * @param authority under which the actor acts now
     * @throws RuleViolation where the ground is not the actor's, it is about their own act, there is no such text, it is held, or
     *     the reference says nothing
     */
    public static Change<DetailErasure> erase(
            Holder of,
            String field,
            ErasureGround ground,
            String reference,
            UUID id,
            Actor actor,
            Authority authority,
            Instant at) {
        DocumentAct.ERASE_DETAIL.requireOf(authority);
        if (authority.role() != ground.role()) {
            throw new RuleViolation(DocumentRefusal.ERASURE_GROUND_OF_OTHER_ROLE);
        }
        requireErasable(of, field);
        if (of.writer().equals(EntryBody.actorId(actor))) {
            throw new RuleViolation(DocumentRefusal.DETAIL_OF_OWN_ACT);
        }
        if (of.held()) {
            throw new RuleViolation(DocumentRefusal.DETAIL_HELD);
        }
        String why = Wording.line(
                reference, DocumentRefusal.ERASURE_REFERENCE_MISSING, DocumentRefusal.ERASURE_REFERENCE_NOT_ACCEPTABLE);
        var erasure = new DetailErasure(id, of.entry(), field, ground, authority.person(), at);
        return new Change<>(
                erasure,
                AuditEvent.of(Action.ERASE_DETAIL, actor, at)
                        .about(of.subject())
                        .as(authority.role())
                        .because(ground)
                        .fact("entry", of.entry().toString())
                        .fact("field", field)
                        .detail("reference", why));
    }

    private static void requireErasable(Holder of, String field) {
        if (of.fields().isEmpty()) {
            throw new RuleViolation(DocumentRefusal.ENTRY_WITHOUT_DETAILS);
        }
        if (!of.fields().contains(field)) {
            throw new RuleViolation(DocumentRefusal.DETAIL_UNKNOWN);
        }
        if (of.erased().contains(field)) {
            throw new RuleViolation(DocumentRefusal.DETAIL_ERASED_ALREADY);
        }
    }

    @Override
    public String attestedKind() {
        return "detail-erasure";
    }

    @Override
    public String attestedId() {
        return id.toString();
    }

    @Override
    public SortedMap<String, Object> attested() {
        var content = new TreeMap<String, Object>();
        content.put("id", id.toString());
        content.put("ofEntry", ofEntry.toString());
        content.put("field", field);
        content.put("ground", ground.name());
        content.put("erasedBy", erasedBy.toString());
        content.put("erasedAt", EntryBody.time(erasedAt));
        return content;
    }
}
