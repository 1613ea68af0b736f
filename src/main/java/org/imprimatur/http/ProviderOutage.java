package org.imprimatur.http;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells what the identity provider refused from what never reached it. */
final class ProviderOutage {
    private ProviderOutage() {}

    static boolean caused(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            // The last is a connection that was kept from before, and that the provider closed when it went away.
            if (each instanceof IOException
                    || each instanceof TimeoutException
                    || each instanceof HttpClosedException) {
                return true;
            }
        }
        return false;
    }
}
