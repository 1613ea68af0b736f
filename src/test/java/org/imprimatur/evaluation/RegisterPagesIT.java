package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.graphql.GlobalId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The policy is read and tried, and authorities are granted and ended, in a real browser at the packaged product. */
@ExtendWith(Office.AtWork.class)
class RegisterPagesIT {
    /** Longer than a second click of a double click is taken for one. */
    private static final double DELIBERATE = 700;

    private final Office office;
    private final String service;

    RegisterPagesIT(Office office) {
        this.office = office;
        this.service = office.address();
    }

    @Test
    void whoever_tries_a_case_on_the_policy_is_told_who_must_sign_in_which_order() {
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/");
            desk.signIn("paul", Acr.SINGLE);
            assertThat(heading(page, "Policy")).isVisible();
            assertThat(page.getByText("Version 1 is in force")).isVisible();
            page.locator("summary")
                    .filter(new Locator.FilterOptions().setHasText("Fear determination"))
                    .click();
            assertThat(page.locator("details[open]")
                            .getByText(
                                    "Signed in this order: program reviewer, then privacy officer, then counsel, then")
                            .first())
                    .isVisible();
            desk.look("policy");

            button(page, "Ask the policy").click();
            assertThat(page.getByText("Choose what is in it and to whom it would go."))
                    .isVisible();
            checkbox(page, "Fear determination").check();
            page.getByLabel("To whom it would go").selectOption("PUBLIC_WEB");
            button(page, "Ask the policy").click();
            assertThat(page.getByText("This is forbidden, whoever signs.")).isVisible();
            assertThat(page.getByText("accepted is 8CFR")).isVisible();
            desk.look("policy-forbidden");

            checkbox(page, "8CFR208.6(a)-SECRETARY").check();
            checkbox(page, "Written reason").check();
            assertThat(page.getByText("This is forbidden, whoever signs.")).isHidden();
            page.reload();
            button(page, "Ask the policy").click();
            assertThat(page.getByText("This may go out, once everybody below has signed."))
                    .isVisible();
            assertThat(page.locator("imprimatur-dry-run-answer ol li")).hasText(new Pattern[] {
                Pattern.compile("Program reviewer"),
                Pattern.compile("Privacy officer, after program reviewer"),
                Pattern.compile("Counsel, after .*privacy officer"),
                Pattern.compile("Approving official, after .*counsel")
            });
            assertThat(page.getByText(
                            "It has to be published within 24 hours of the approval. It may be used once only."))
                    .isVisible();
            desk.look("policy-allowed");

            page.getByLabel("Kind of content", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("VAWA_T_U");
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Asylum record")))
                    .isHidden();
            page.getByLabel("To whom", new Page.GetByLabelOptions().setExact(true))
                    .selectOption("PUBLIC_WEB");
            assertThat(page.getByText("1 of ")).isVisible();
        }
    }

    @Test
    void an_administrator_registers_somebody_links_their_account_grants_an_authority_and_ends_it() throws Exception {
        String name = "Nora Quill";
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/");
            desk.signIn("adam", Acr.MULTI_FACTOR);
            assertThat(heading(page, "People")).isVisible();
            page.getByLabel("Holds the role").selectOption("COUNSEL");
            assertThat(page.getByRole(AriaRole.LISTITEM)).hasCount(1);
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Carl Jessup")))
                    .isVisible();
            page.getByLabel("Name contains").fill("nobody is called that");
            assertThat(page.getByText("Nobody in the register is called that or holds that role."))
                    .isVisible();
            page.getByLabel("Name contains").fill("");
            page.getByLabel("Holds the role").selectOption("");
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Riley Castellano")))
                    .isVisible();
            desk.look("people");

            page.getByLabel("Name, as it is printed under a signature").fill(name);
            button(page, "Register …").dblclick();
            assertThat(page.getByText("An entry in the register stays for good."))
                    .isVisible();
            assertThat(registered(name)).isEmpty();
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, register").dblclick();
            assertThat(heading(page, name)).isVisible();
            assertThat(registered(name)).hasSize(1);
            String person = registered(name).get(0).path("id").asText();
            assertThat(page).hasURL(service + "/people/" + person);

            page.getByLabel("Identity provider (issuer)").fill("https://accounts.agency.example/");
            page.getByLabel("Subject", new Page.GetByLabelOptions().setExact(true))
                    .fill("nora-" + UUID.randomUUID());
            button(page, "Link it …").click();
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, link it").click();
            assertThat(page.getByText("The account is linked.")).isVisible();

            button(page, "Grant it …").click();
            assertThat(page.getByText("Choose the role.")).isVisible();
            page.getByLabel("To act as").selectOption("COUNSEL");
            page.getByLabel("By which instrument").fill("Delegation order 17");
            button(page, "Grant it …").dblclick();
            assertThat(page.getByText("Nora Quill may act as counsel, by Delegation order 17, from now on"))
                    .isVisible();
            desk.look("person-granting");
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, grant it").dblclick();
            assertThat(page.getByText("The authority is granted.")).isVisible();
            assertThat(page.getByText("In force")).isVisible();
            assertThat(authorities(person)).hasSize(1);
            desk.look("person");

            button(page, "End it …").dblclick();
            assertThat(page.getByText("The authority as counsel ends at once.")).isVisible();
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, end it now").dblclick();
            assertThat(page.getByText("The authority has ended.")).isVisible();
            assertThat(authorities(person).get(0).path("endedAt").isNull()).isFalse();
            button(page, "End this link …").click();
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, end the link").click();
            assertThat(page.getByText("The link has ended.")).isVisible();
            desk.look("person-ended");
        }
    }

    @Test
    void nobody_grants_an_authority_to_themselves_and_is_told_whom_to_ask() throws Exception {
        String adam = registered("Adam Kessler").get(0).path("id").asText();
        int before = authorities(adam).size();
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/people/" + adam);
            desk.signIn("adam", Acr.MULTI_FACTOR);
            assertThat(page.getByText("This is you.")).isVisible();
            page.getByLabel("To act as").selectOption("COUNSEL");
            page.getByLabel("By which instrument").fill("My own");
            button(page, "Grant it …").click();
            page.waitForTimeout(DELIBERATE);
            button(page, "Yes, grant it").click();
            assertThat(page.getByRole(AriaRole.ALERT).getByText("Nobody grants an authority to themselves."))
                    .isVisible();
            assertThat(authorities(adam)).hasSize(before);
            desk.look("person-own");

            desk.open("/people/" + GlobalId.of("Person", new UUID(0, 1)));
            assertThat(page.getByText("There is nobody of this address in the register"))
                    .isVisible();
        }
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator checkbox(Page page, String name) {
        return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private List<JsonNode> registered(String name) throws Exception {
        return office.as("adam")
                .graphql(
                        "query($f: PersonFilter) { people(filter: $f) { nodes { id } } }",
                        Map.of("f", Map.of("nameContains", name)))
                .path("nodes")
                .valueStream()
                .toList();
    }

    private List<JsonNode> authorities(String person) throws Exception {
        return office.as("adam")
                .graphql("query($id: ID!) { person(id: $id) { authorities { role endedAt } } }", Map.of("id", person))
                .path("authorities")
                .valueStream()
                .toList();
    }
}
