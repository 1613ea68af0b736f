package org.imprimatur.document;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import org.imprimatur.RuleViolation;
import org.imprimatur.audit.Act;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Action;
import org.imprimatur.document.rules.Content;
import org.imprimatur.document.rules.DocumentAct;
import org.imprimatur.identity.Actor;
import org.jspecify.annotations.Nullable;

/**
 * A submitter sends bytes, to make a version of them afterwards. Sending changes nothing that anybody sees, so it has no
 * audit entry of its own; a refusal has one.
 */
@ApplicationScoped
public class UploadContent {
    private final ContentStore contents;
    private final Entitlement entitlement;
    private final DatabaseClock clock;

    private final ContentSettings settings;
    private final DistributionSummary received;

    UploadContent(
            ContentStore contents,
            Entitlement entitlement,
            DatabaseClock clock,
            ContentSettings settings,
            MeterRegistry meters) {
        this.received = DistributionSummary.builder("imprimatur.content.received")
                .description("Sizes of uploads that were taken in")
                .baseUnit("bytes")
                .register(meters);
        this.settings = settings;
        this.contents = contents;
        this.entitlement = entitlement;
        this.clock = clock;
    }

    /** The size in bytes past which a file is refused. */
    public long maximumSize() {
        return settings.maximumSize().asLongValue();
    }

    /**
     * Not transactional: each chunk is stored on its own while the bytes arrive. Whether the actor may is asked before the
     * first byte is read.
     *
     * @param contentDigest the request's {@code Content-Digest} header (RFC 9530), null where there is none
     * @return the content; its id is what {@link AddDocumentVersion} takes as the upload's id
     * @throws RuleViolation where the actor may not upload, or the bytes are not acceptable; nothing is kept then
     * @throws IOException where the sender went away; nothing is kept then
     */
    @Act(Action.ADD_VERSION)
    public Content upload(Actor actor, @Nullable String contentDigest, InputStream bytes) throws IOException {
        QuarkusTransaction.requiringNew().run(() -> entitlement.require(actor, DocumentAct.ADD_VERSION, clock.now()));
        var announced = AnnouncedDigest.in(contentDigest).orElse(null);
        Content content = contents.takeIn(bytes, Entitlement.person(actor), announced);
        received.record(content.byteSize());
        return content;
    }
}
