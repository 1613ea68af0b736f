package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imprimatur.evaluation.DemoPerson;
import org.imprimatur.evaluation.DemoService;
import org.imprimatur.identity.Role;

/** The register of people as the tests need it, filled through the API by the first administrator. */
public final class Register {
    private static final String DONE = "imprimatur.testing.register-filled";

    private Register() {}

    /** All demo people and services, linked and with the authorities of their roles. Does nothing the second time. */
    public static synchronized void enrolEverybody() {
        if (System.getProperty(DONE) != null) {
            return;
        }
        for (DemoPerson person : DemoPerson.ALL) {
            if (!person.id().equals("adam")) {
                enrol(person.id(), person.name(), false, person.roles());
            }
        }
        for (DemoService service : DemoService.ALL) {
            enrol(service.id(), service.id(), true, service.roles());
        }
        System.setProperty(DONE, "true");
    }

    /** Registers somebody new and answers their id in the API. */
    public static String enrol(String subject, String printedName, boolean service, List<Role> roles) {
        return enrol(Api.as("adam"), RealServices.issuer(), subject, printedName, service, roles);
    }

    /** The same by an administrator of another identity provider. */
    public static String enrol(
            Api administrator, String issuer, String subject, String printedName, boolean service, List<Role> roles) {
        String person = succeeded(
                        administrator.execute(
                                "mutation($input: RegisterPersonInput!) { registerPerson(input: $input)"
                                        + " { person { id } userErrors { code } } }",
                                Map.of("input", Map.of("printedName", printedName, "service", service))),
                        "registerPerson")
                .getString("registerPerson.person.id");
        succeeded(
                administrator.execute(
                        "mutation($input: LinkAccountInput!) { linkAccount(input: $input)"
                                + " { account { id } userErrors { code } } }",
                        Map.of("input", Map.of("personId", person, "issuer", issuer, "subject", subject))),
                "linkAccount");
        roles.forEach(role -> grant(administrator, person, role, Map.of()));
        return person;
    }

    /** Grants an authority and answers its id in the API. */
    public static String grant(String person, Role role) {
        return grant(person, role, Map.of());
    }

    /**
     * The same for a time of its own.
     *
     * @param time {@code from} and {@code until}, where there is any
     */
    public static String grant(String person, Role role, Map<String, String> time) {
        return grant(Api.as("adam"), person, role, time);
    }

    private static String grant(Api administrator, String person, Role role, Map<String, String> time) {
        var input = new LinkedHashMap<String, Object>(time);
        input.put("personId", person);
        input.put("role", role.name());
        input.put("instrument", "Delegation-Order-2026-" + role.ordinal());
        return succeeded(
                        administrator.execute(
                                "mutation($input: GrantAuthorityInput!) { grantAuthority(input: $input)"
                                        + " { authority { id } userErrors { code } } }",
                                Map.of("input", input)),
                        "grantAuthority")
                .getString("grantAuthority.authority.id");
    }

    private static Answer succeeded(Answer answer, String mutation) {
        assertThat(answer.getList(mutation + ".userErrors.code")).as(mutation).isEmpty();
        return answer;
    }
}
