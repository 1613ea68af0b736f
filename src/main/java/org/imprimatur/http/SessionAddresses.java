package org.imprimatur.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** The addresses by which sessions of browsers begin and end: whoever comes there need not be signed in yet. */
public final class SessionAddresses {
    public static final String ROOT = "/session";

    /** Where the identity provider leads back to; registered there. */
    public static final String SIGNED_IN = ROOT + "/signed-in";

    public static final String SIGN_OUT = ROOT + "/sign-out";

    private static final Set<String> BEGIN = Set.of(ROOT + "/sign-in", ROOT + "/step-up", SIGNED_IN);

    private SessionAddresses() {}

    /** Whether the request is for one of them. */
    public static boolean contain(RoutingContext request) {
        String path = request.normalizedPath();
        return path.equals(ROOT) || path.startsWith(ROOT + "/");
    }

    /** Whether it is for one at which somebody signs in. */
    public static boolean begin(RoutingContext request) {
        return BEGIN.contains(request.normalizedPath());
    }
}
