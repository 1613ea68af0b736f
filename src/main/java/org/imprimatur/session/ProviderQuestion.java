package org.imprimatur.session;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.imprimatur.session.rules.StepUpRequest;

/**
 * What is asked of the identity provider beyond a sign-in, when an act needs a stronger or a more recent one: how strong, how
 * recent, and in any case that the person proves anew who they are. Signing is never something that happens by itself.
 */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
public class ProviderQuestion implements OidcRedirectFilter {
    private static final String ASKED = ProviderQuestion.class.getName();

    /** To be asked when this request leads to the provider. */
    public static void ask(RoutingContext request, StepUpRequest stepUp) {
        request.put(ASKED, stepUp);
    }

    @Override
    public void filter(OidcRedirectContext redirect) {
        StepUpRequest stepUp = redirect.routingContext().get(ASKED);
        if (stepUp == null) {
            return;
        }
        var parameters = redirect.additionalQueryParams();
        parameters.set("prompt", "login");
        Duration maxAge = stepUp.maxAge();
        if (maxAge != null) {
            parameters.set("max_age", Long.toString(maxAge.toSeconds()));
        }
        if (!stepUp.acrValues().isEmpty()) {
            parameters.set("acr_values", String.join(" ", stepUp.acrValues()));
        }
    }
}
