package org.imprimatur.http;

import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** Tells what the identity provider refused from what never reached it. */
final class ProviderOutage {
    private ProviderOutage() {}

    static boolean caused(Throwable thrown) {
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof IOException || each instanceof TimeoutException) {
                return true;
            }
        }
        return false;
    }
}
