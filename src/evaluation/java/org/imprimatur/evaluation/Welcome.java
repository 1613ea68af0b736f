package org.imprimatur.evaluation;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.identity.Role;

/** What the evaluation prints when everything runs: where to go, who can sign in, and what not to believe. */
final class Welcome {
    private final Settings settings;

    private final String verifier;

    /** @param verifier the key with which the audit log is verified */
    Welcome(Settings settings, String verifier) {
        this.settings = settings;
        this.verifier = verifier;
    }

    String text() {
        String signIn = "http://127.0.0.1:" + settings.signInPort();
        return """

                Imprimatur runs.

                  Sign off (browser)   http://127.0.0.1:%d/
                  GraphQL              http://127.0.0.1:%d/graphql
                  Token (browser)      %s/
                  Token (script)       curl -s '%s/token?person=riley'
                  Data, keys, logs     %s
                  Key of the audit log %s

                Identities are NOT verified: whoever reaches this machine's loopback can be anybody below.
                Never put real documents into an evaluation.

                %s
                Ctrl-C stops everything; the data is kept.
                """.formatted(
                settings.servicePort(), settings.servicePort(), signIn, signIn, settings.folder(), verifier, people());
    }

    private static String people() {
        Stream<String> people = DemoPerson.ALL.stream().map(person -> row(person.id(), person.name(), person.roles()));
        Stream<String> services = DemoService.ALL.stream()
                .map(service -> row(service.id(), service.name() + " (a program)", service.roles()));
        return Stream.concat(people, services).collect(Collectors.joining());
    }

    private static String row(String id, String name, java.util.List<Role> roles) {
        return "  %-13s %-37s %s%n"
                .formatted(id, name, roles.stream().map(Role::name).collect(Collectors.joining(", ")));
    }
}
