package org.imprimatur.document;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.imprimatur.audit.AuditLog;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.audit.rules.AuditEvent;
import org.imprimatur.identity.Actor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Wraps the keys of stored contents anew under the current key-encryption key, until none is under an older one: a batch in a
 * transaction with its entry, so that a crash loses nothing and it goes on after a restart. Reads and uploads go on meanwhile.
 */
@ApplicationScoped
class RotateContentKey {
    private static final Logger LOG = Logger.getLogger(RotateContentKey.class);
    private static final Actor ROTATION = Actor.system("content-key-rotation");
    private static final int BATCH = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final ContentRows rows;
    private final KeyEncryptionKeys keys;
    private final AuditLog audit;
    private final DatabaseClock clock;

    RotateContentKey(ContentRows rows, KeyEncryptionKeys keys, AuditLog audit, DatabaseClock clock) {
        this.rows = rows;
        this.keys = keys;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws IllegalStateException with what to do, where contents are wrapped under a key that the file does not hold */
    void requireEveryKey(@Observes StartupEvent start) {
        var missing = new ArrayList<>(QuarkusTransaction.requiringNew().call(rows::keyIds));
        missing.removeAll(keys.ids());
        if (!missing.isEmpty()) {
            throw new IllegalStateException("Stored contents are wrapped under the keys " + missing
                    + ", which imprimatur.content.key-file does not hold. Put their lines back, before the current one; a line"
                    + " is taken away only after the log says that no content is under it any more.");
        }
    }

    @Scheduled(every = "{imprimatur.content.rewrap-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void rotate() {
        int rewrapped = 0;
        Page page = page(BEFORE_ALL);
        while (page.last() != null) {
            rewrapped += page.rewrapped();
            page = page(page.last());
        }
        if (rewrapped > 0) {
            LOG.infof(
                    "content.key.rotated: %d keys were wrapped anew under key %s; contents are under the keys %s now, and"
                            + " lines of other keys can be taken away",
                    rewrapped, keys.current().id(), keysInUse());
        }
    }

    /** @param last the last content that was looked at; null for none */
    private record Page(@Nullable UUID last, int rewrapped) {}

    private Page page(UUID after) {
        return QuarkusTransaction.requiringNew().call(() -> rewrapSome(after));
    }

    private Page rewrapSome(UUID after) {
        KeyEncryptionKey current = keys.current();
        UUID last = null;
        int done = 0;
        for (SealedContent sealed : rows.lockNotUnder(current.id(), after, BATCH)) {
            last = sealed.content().id();
            done += isRewrapped(sealed, current) ? 1 : 0;
        }
        if (done > 0) {
            audit.append(AuditEvent.of(Action.ROTATE_CONTENT_KEY, ROTATION, clock.now())
                    .fact("count", done)
                    .fact("key", current.id()));
        }
        return new Page(last, done);
    }

    /** What does not open is damaged, and stays as it is: whoever reads it is told. */
    private boolean isRewrapped(SealedContent sealed, KeyEncryptionKey current) {
        var content = sealed.content();
        var binding = new KeyEncryptionKey.Binding(content.id(), content.sha256(), content.byteSize());
        var old = keys.find(sealed.keyId());
        if (old.isEmpty()) {
            LOG.errorf("Content %s is under key %s, which this service does not have", content.id(), sealed.keyId());
            return false;
        }
        try {
            byte[] wrapped = current.wrap(old.get().unwrap(sealed.wrappedKey(), binding), binding);
            rows.rewrap(content.id(), current.id(), wrapped);
            return true;
        } catch (ContentDamagedException damaged) {
            LOG.errorf(damaged, "The key of content %s does not open and is not wrapped anew", content.id());
            return false;
        }
    }

    /** The keys that contents are wrapped under now. */
    List<String> keysInUse() {
        return QuarkusTransaction.requiringNew().call(rows::keyIds);
    }
}
