package org.imprimatur.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imprimatur.identity.Role;

/**
 * Enters the demo people into the product's register, through its public API, as the first administrator would: person,
 * account, authorities. What is there stays as it is, also what somebody has ended since.
 */
final class DemoRegister {
    private static final String PEOPLE = """
            query People($after: String) {
              people(first: 100, after: $after) {
                nodes { id printedName accounts { issuer subject } authorities { role } }
                pageInfo { hasNextPage endCursor }
              }
            }""";
    private static final String REGISTER = """
            mutation Register($input: RegisterPersonInput!) {
              registerPerson(input: $input) { person { id } userErrors { code message } }
            }""";
    private static final String LINK = """
            mutation Link($input: LinkAccountInput!) {
              linkAccount(input: $input) { account { id } userErrors { code message } }
            }""";
    private static final String GRANT = """
            mutation Grant($input: GrantAuthorityInput!) {
              grantAuthority(input: $input) { authority { id } userErrors { code message } }
            }""";
    private static final String INSTRUMENT = "Demo delegation order 1";

    private final ProductApi administrator;
    private final String issuer;

    DemoRegister(ProductApi administrator, String issuer) {
        this.administrator = administrator;
        this.issuer = issuer;
    }

    void load() {
        List<JsonNode> registered = registered();
        for (DemoPerson person : DemoPerson.ALL) {
            enter(registered, person.id(), person.name(), false, person.roles());
        }
        for (DemoService service : DemoService.ALL) {
            enter(registered, service.id(), service.name(), true, service.roles());
        }
    }

    private List<JsonNode> registered() {
        List<JsonNode> people = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>();
        JsonNode page;
        do {
            page = administrator.graphql(PEOPLE, variables);
            page.path("nodes").forEach(people::add);
            variables.put("after", page.path("pageInfo").path("endCursor").asText());
        } while (page.path("pageInfo").path("hasNextPage").asBoolean());
        return people;
    }

    private void enter(List<JsonNode> registered, String subject, String name, boolean service, List<Role> roles) {
        Optional<JsonNode> known = registered.stream()
                .filter(person -> hasAccount(person, subject))
                .findFirst();
        // A start that was stopped half way may have entered somebody without their account.
        Optional<JsonNode> unlinked = registered.stream()
                .filter(person -> person.path("accounts").isEmpty()
                        && person.path("printedName").asText().equals(name))
                .findFirst();
        String id = known.or(() -> unlinked)
                .map(person -> person.path("id").asText())
                .orElseGet(() -> act(REGISTER, Map.of("printedName", name, "service", service))
                        .path("person")
                        .path("id")
                        .asText());
        if (known.isEmpty()) {
            act(LINK, Map.of("personId", id, "issuer", issuer, "subject", subject));
        }
        Set<String> granted = known.or(() -> unlinked).map(DemoRegister::roles).orElse(Set.of());
        roles.stream()
                .map(Role::name)
                .filter(role -> !granted.contains(role))
                .forEach(role -> act(GRANT, Map.of("personId", id, "role", role, "instrument", INSTRUMENT)));
    }

    private boolean hasAccount(JsonNode person, String subject) {
        for (JsonNode account : person.path("accounts")) {
            if (account.path("issuer").asText().equals(issuer)
                    && account.path("subject").asText().equals(subject)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> roles(JsonNode person) {
        Set<String> roles = new HashSet<>();
        person.path("authorities")
                .forEach(authority -> roles.add(authority.path("role").asText()));
        return roles;
    }

    private JsonNode act(String mutation, Map<String, ?> input) {
        return administrator.graphql(mutation, Map.of("input", input));
    }
}
