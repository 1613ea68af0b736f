package org.imprimatur.evaluation;

import java.util.List;
import java.util.Optional;
import org.imprimatur.identity.Role;

/**
 * A program with an account of its own. It gets its token by the client credentials grant; the secret is not verified.
 *
 * @param id client id and, as in most identity providers, the subject of its account
 * @param roles what the identity provider says it is
 */
public record DemoService(String id, String name, List<Role> roles) {
    /** The pipeline of a web content management system. */
    public static final List<DemoService> ALL =
            List.of(new DemoService("cms-pipeline", "Web publishing pipeline", List.of(Role.PUBLISHER)));

    public DemoService {
        roles = List.copyOf(roles);
    }

    /** The service of this client id, if there is one. */
    public static Optional<DemoService> of(String id) {
        return ALL.stream().filter(service -> service.id().equals(id)).findFirst();
    }
}
