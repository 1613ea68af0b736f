package org.imprimatur.session;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import jakarta.enterprise.context.ApplicationScoped;

/** Marks the way back from the identity provider, so that it does not lead there again. */
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.LOCAL_ENDPOINT_CALLBACK)
public class WayBack implements OidcRedirectFilter {
    /** The query parameter. Whoever sets it themselves only skips their sign-in. */
    public static final String MARK = "back";

    @Override
    public void filter(OidcRedirectContext redirect) {
        redirect.additionalQueryParams().set(MARK, "1");
    }
}
