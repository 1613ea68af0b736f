package org.imprimatur.document;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/** Removes uploads that became no version. Several replicas may do it at once. */
@ApplicationScoped
class SweepUploads {
    private static final Logger LOG = Logger.getLogger(SweepUploads.class);

    private final ContentStore contents;

    SweepUploads(ContentStore contents) {
        this.contents = contents;
    }

    @Scheduled(every = "{imprimatur.content.sweep-every}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        int removed = contents.sweep();
        if (removed > 0) {
            LOG.infof("Removed %d abandoned uploads", removed);
        }
    }
}
