package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What reviewers read before and after they sign, in a real browser at the packaged product. */
@ExtendWith(Office.AtWork.class)
class ReviewerPagesIT {
    private final Office office;

    ReviewerPagesIT(Office office) {
        this.office = office;
    }

    @Test
    void a_reviewer_looks_into_the_content_which_is_masked_until_they_have_it_recorded_that_they_read_it()
            throws Exception {
        String request = office.rosterInReview("Roster looked into");
        int before = office.reads(request);
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/requests/" + request);
            desk.signIn("riley", Acr.MULTI_FACTOR);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Since version 1")))
                    .isVisible();
            assertThat(page.getByText("The file was called")).isVisible();
            button(page, "Look into the content").click();
            Locator rows =
                    page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The rows of the sheet"));
            assertThat(rows.getByRole(AriaRole.CELL, new Locator.GetByRoleOptions().setName("A-Number")))
                    .isVisible();
            assertThat(rows.getByText("masked").first()).isAttached();
            desk.look("content-masked");
            assertThat(office.reads(request)).isEqualTo(before);

            button(page, "Show these rows unmasked").dblclick();
            assertThat(office.reads(request))
                    .as("a double click records nothing")
                    .isEqualTo(before);
            button(page, "Show them, and record that I read them").click();
            assertThat(page.getByText("That you read it is on record.")).isVisible();
            assertThat(rows.getByText("masked")).hasCount(0);
            assertThat(office.reads(request)).isEqualTo(before + 1);
            desk.look("content-revealed");

            button(page, "Mask them again").click();
            assertThat(rows.getByText("masked").first()).isAttached();
        }
    }

    @Test
    void what_is_hidden_in_a_file_is_marked_for_whoever_looks_into_it() throws Exception {
        String version = office.inspected("Figures with a hidden sheet", SampleFiles.hiddenRoster(60), "figures.xlsx");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/versions/" + version + "/content");
            desk.signIn("priya", Acr.MULTI_FACTOR);
            assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("What the file holds")))
                    .isVisible();
            assertThat(page.getByText("1 hidden, 60 people")).isVisible();
            Locator hidden =
                    page.getByRole(AriaRole.BUTTON).filter(new Locator.FilterOptions().setHasText("hidden sheet"));
            hidden.click();
            assertThat(hidden).hasAttribute("aria-pressed", "true");
            Locator rows =
                    page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("The rows of the sheet"));
            assertThat(rows.getByText("On hidden sheets: ").first()).isAttached();
            assertThat(page.getByText("Rows 1–50 of 61 that are not blank")).isVisible();
            desk.look("content");
            button(page, "Rows after").click();
            assertThat(page.getByText("Rows 51–61 of 61 that are not blank")).isVisible();
            desk.open("/versions/nonsense/content");
            assertThat(page.getByText("There is no such version among those that you may see."))
                    .isVisible();
        }
    }

    @Test
    void a_reviewer_finds_every_signature_made_in_their_name() throws Exception {
        String request = office.rosterInReview("Roster signed in a name");
        office.approve("riley", "PROGRAM_REVIEWER", request);
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/signatures");
            desk.signIn("riley", Acr.MULTI_FACTOR);
            assertThat(page.getByText("Tell an auditor at once of any that you did not make."))
                    .isVisible();
            Locator mine = page.getByRole(AriaRole.LISTITEM)
                    .filter(new Locator.FilterOptions().setHasText("Roster signed in a name"));
            assertThat(mine).containsText("Riley Castellano, Program reviewer");
            desk.look("signatures");
            mine.getByRole(AriaRole.LINK).click();
            assertThat(page).hasURL(office.address() + "/requests/" + request);
            page.goBack();
            assertThat(mine).isVisible();
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
