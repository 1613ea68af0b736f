package org.imprimatur.document;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.document.rules.Content;
import org.imprimatur.document.rules.ContentForm;
import org.imprimatur.document.rules.DocumentRefusal;
import org.imprimatur.identity.PersonId;

/** The tables of uploads, contents and chunks. Plain SQL: chunks must not linger in a persistence context. */
@ApplicationScoped
class ContentRows {
    private final EntityManager entityManager;

    ContentRows(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    void begin(UUID id, PersonId uploader, Instant now) {
        entityManager
                .createNativeQuery("insert into imprimatur.upload (id, uploaded_by, started_at)"
                        + " values (:id, :uploader, :now)")
                .setParameter("id", id)
                .setParameter("uploader", uploader.value())
                .setParameter("now", now)
                .executeUpdate();
    }

    void keep(UUID id, int index, byte[] chunk) {
        entityManager
                .createNativeQuery("insert into imprimatur.content_chunk (content_id, idx, sealed)"
                        + " values (:id, :index, :chunk)")
                .setParameter("id", id)
                .setParameter("index", index)
                .setParameter("chunk", chunk)
                .executeUpdate();
    }

    /** @throws RuleViolation where the upload took so long that it was swept meanwhile */
    void seal(SealedContent what, Instant now) {
        var content = what.content();
        int waiting = entityManager
                .createNativeQuery("update imprimatur.upload set sealed_at = :now where id = :id")
                .setParameter("id", content.id())
                .setParameter("now", now)
                .executeUpdate();
        if (waiting == 0) {
            throw new RuleViolation(DocumentRefusal.UPLOAD_NOT_FOUND);
        }
        entityManager
                .createNativeQuery("insert into imprimatur.content"
                        + " (id, sha256, byte_size, form, key_id, wrapped_key, sealed_at)"
                        + " values (:id, :sha256, :size, :form, :keyId, :wrappedKey, :now)")
                .setParameter("id", content.id())
                .setParameter("sha256", content.sha256().bytes())
                .setParameter("size", content.byteSize())
                .setParameter("form", content.form().name())
                .setParameter("keyId", what.keyId())
                .setParameter("wrappedKey", what.wrappedKey())
                .setParameter("now", now)
                .executeUpdate();
    }

    Optional<SealedContent> find(UUID id) {
        return entityManager
                .createNativeQuery(
                        "select sha256, byte_size, form, key_id, wrapped_key from imprimatur.content where id = :id")
                .setParameter("id", id)
                .getResultStream()
                .map(row -> sealed(id, (Object[]) row))
                .findFirst();
    }

    /** Contents that are wrapped under another key than this one, locked; those that somebody else works on are left out. */
    List<SealedContent> lockNotUnder(String keyId, UUID after, int limit) {
        return entityManager
                .createNativeQuery("select sha256, byte_size, form, key_id, wrapped_key, id from imprimatur.content"
                        + " where key_id <> :key and id > :after order by id limit :limit for update skip locked")
                .setParameter("key", keyId)
                .setParameter("after", after)
                .setParameter("limit", limit)
                .getResultStream()
                .map(row -> sealed((UUID) ((Object[]) row)[5], (Object[]) row))
                .toList();
    }

    void rewrap(UUID id, String keyId, byte[] wrappedKey) {
        entityManager
                .createNativeQuery("update imprimatur.content set key_id = :key, wrapped_key = :wrapped where id = :id")
                .setParameter("key", keyId)
                .setParameter("wrapped", wrappedKey)
                .setParameter("id", id)
                .executeUpdate();
    }

    /** The keys that contents are wrapped under. */
    List<String> keyIds() {
        return entityManager
                .createNativeQuery("select distinct key_id from imprimatur.content order by key_id")
                .getResultStream()
                .map(String.class::cast)
                .toList();
    }

    Optional<byte[]> chunk(UUID id, int index) {
        return entityManager
                .createNativeQuery(
                        "select sealed from imprimatur.content_chunk where content_id = :id and idx = :index")
                .setParameter("id", id)
                .setParameter("index", index)
                .getResultStream()
                .map(byte[].class::cast)
                .findFirst();
    }

    /** Ends the waiting of a sealed upload of this person; false where there is none. Only one caller gets true. */
    boolean claim(UUID id, PersonId uploader) {
        return entityManager
                        .createNativeQuery("delete from imprimatur.upload"
                                + " where id = :id and uploaded_by = :uploader and sealed_at is not null")
                        .setParameter("id", id)
                        .setParameter("uploader", uploader.value())
                        .executeUpdate()
                == 1;
    }

    List<UUID> begunBefore(Instant deadline) {
        return entityManager
                .createNativeQuery("select id from imprimatur.upload where started_at < :deadline order by started_at")
                .setParameter("deadline", deadline)
                .getResultStream()
                .map(UUID.class::cast)
                .toList();
    }

    /** Removes an upload that still waits, and its bytes. */
    void discard(UUID id) {
        int waiting = entityManager
                .createNativeQuery("delete from imprimatur.upload where id = :id")
                .setParameter("id", id)
                .executeUpdate();
        if (waiting == 0) {
            // Claimed or discarded by somebody else: the bytes are theirs to keep or to remove.
            return;
        }
        remove(id);
    }

    /** Removes everything that is stored under this id. Never for a content that became a version's. */
    void remove(UUID id) {
        delete("delete from imprimatur.upload where id = :id", id);
        delete("delete from imprimatur.content where id = :id", id);
        delete("delete from imprimatur.content_chunk where content_id = :id", id);
    }

    private void delete(String statement, UUID id) {
        entityManager.createNativeQuery(statement).setParameter("id", id).executeUpdate();
    }

    private static SealedContent sealed(UUID id, Object[] row) {
        var content = new Content(
                id,
                new Sha256(HexFormat.of().formatHex((byte[]) row[0])),
                ((Number) row[1]).longValue(),
                ContentForm.valueOf((String) row[2]));
        return new SealedContent(content, (String) row[3], (byte[]) row[4]);
    }
}
