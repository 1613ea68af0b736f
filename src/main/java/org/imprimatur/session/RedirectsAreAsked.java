package org.imprimatur.session;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The framework would lead whoever comes without a good session to the identity provider, from every address. It may only
 * where somebody asked to be led there; elsewhere it is told that a script asks, and scripts are not redirected.
 */
@ApplicationScoped
public class RedirectsAreAsked implements JavaScriptRequestChecker {
    private static final String ASKED = RedirectsAreAsked.class.getName();

    /** This request asks to be led to the identity provider. */
    public static void ask(RoutingContext request) {
        request.put(ASKED, Boolean.TRUE);
    }

    @Override
    public boolean isJavaScriptRequest(RoutingContext request) {
        return request.get(ASKED) == null;
    }
}
