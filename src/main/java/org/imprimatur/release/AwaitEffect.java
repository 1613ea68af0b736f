package org.imprimatur.release;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.imprimatur.audit.LogProofs;

/**
 * A release takes effect when a signed head of the audit log holds its publication, a moment after it was committed. Whoever
 * published waits for that moment, so that what they are told is true for everybody.
 */
@ApplicationScoped
public class AwaitEffect {
    private final Releases releases;
    private final LogProofs proofs;
    private final ReleaseSettings settings;

    AwaitEffect(Releases releases, LogProofs proofs, ReleaseSettings settings) {
        this.releases = releases;
        this.proofs = proofs;
        this.settings = settings;
    }

    /**
     * Call outside of a transaction, after the publication is committed.
     *
     * @return false when it took longer than {@code imprimatur.release.proven-within}; permits go on being refused until then
     */
    public boolean await(UUID release) {
        try {
            return proofs.await(() -> isProven(release), settings.provenWithin());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isProven(UUID release) {
        return QuarkusTransaction.requiringNew()
                .call(() -> releases.find(release)
                        .filter(stored -> proofs.isProven(stored.entry()))
                        .isPresent());
    }
}
