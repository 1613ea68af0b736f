package org.imprimatur.document;

import io.micrometer.core.instrument.Metrics;
import org.jboss.logging.Logger;

/**
 * Stored bytes are not those that were sealed: a chunk is missing, exchanged, moved or changed, or the key in use is not the
 * one they were sealed under. Nothing of the damaged chunk was handed out. Not a refusal: an operator has to look, and
 * trying again does not help. Making one raises the alarm, so that no path that meets damage can forget to.
 */
public final class ContentDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final Logger LOG = Logger.getLogger(ContentDamagedException.class);

    ContentDamagedException(String what) {
        super(what);
        alarm();
    }

    ContentDamagedException(String what, Throwable cause) {
        super(what, cause);
        alarm();
    }

    private void alarm() {
        LOG.errorf("audit.forgery.detected: %s", getMessage());
        Metrics.counter("imprimatur.content.damaged").increment();
    }
}
