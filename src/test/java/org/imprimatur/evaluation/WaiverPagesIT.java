package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.imprimatur.testing.SampleFiles;
import org.imprimatur.testing.SampleParts;
import org.imprimatur.testing.SampleWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Deciding about findings in a real browser at the packaged product: who asks, who grants, who reads a picture. */
@ExtendWith(Office.AtWork.class)
class WaiverPagesIT {
    private static final int NOT_A_DOUBLE_CLICK = 600;

    private final Office office;

    WaiverPagesIT(Office office) {
        this.office = office;
    }

    @Test
    void a_submitter_asks_for_a_waiver_and_a_privacy_officer_grants_it_beside_what_was_found() throws Exception {
        byte[] figures = ("region,approved,denied\nnorth,1200,3400\nsouth,2200,"
                        + (5000 + UUID.randomUUID().hashCode() % 900) + "\n\nFill in as in A999163159,,\n")
                .getBytes(StandardCharsets.UTF_8);
        String title = "Figures with an example " + UUID.randomUUID();
        String version = office.inspected(title, figures, "figures.csv");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/versions/" + version + "/findings");
            desk.signIn("sam", Acr.MULTI_FACTOR);
            Locator finding = row(page, "A_NUMBER");
            assertThat(finding).containsText("High");
            finding.getByText("Ask to set it aside …").click();
            button(finding, "Ask for a waiver").click();
            assertThat(finding.getByText("Choose a reason first.")).isVisible();
            finding.getByLabel("Why it may be set aside").selectOption("INVENTED_EXAMPLE");
            button(finding, "Ask for a waiver").click();
            assertThat(finding.getByText("A privacy officer, another person, decides."))
                    .isVisible();
            desk.look("findings-asking");
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(finding, "Ask for a waiver").dblclick();
            assertThat(page.getByText("It is on record.")).isVisible();
            assertThat(finding).containsText("A waiver was asked for by Sam Whitfield.");
        }
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/waivers");
            desk.signIn("priya", Acr.MULTI_FACTOR);
            Locator waiver = row(page, title);
            assertThat(waiver).containsText("It is an invented example and about nobody.");
            button(waiver, "Grant …").click();
            desk.look("waivers");
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(waiver, "Set the finding aside").dblclick();
            assertThat(waiver).containsText("Granted by Priya Raman, until");
            button(waiver, "Withdraw …").click();
            assertThat(waiver.getByText("Every release of these bytes is stopped at once"))
                    .isVisible();
            desk.open("/versions/" + version + "/findings");
            assertThat(row(page, "A_NUMBER")).containsText("waived by Priya Raman, asked by Sam Whitfield");
            assertThat(page.getByText("Not scanned for malware: no scanner is configured here."))
                    .isVisible();
            desk.look("findings-waived");
        }
    }

    @Test
    void a_reviewer_vouches_for_having_read_a_picture_and_another_has_to_do_so_too() throws Exception {
        byte[] book = SampleParts.picture(new SampleWorkbook().with(SampleFiles.figures()))
                .bytes();
        String version = office.inspected("Figures with a picture " + UUID.randomUUID(), book, "figures.xlsx");
        for (String reader : new String[] {"riley", "carl"}) {
            try (Desk desk = office.desk()) {
                Page page = desk.page();
                desk.open("/versions/" + version + "/findings");
                desk.signIn(reader, Acr.MULTI_FACTOR);
                Locator picture = row(page, "UNREAD_PICTURE");
                button(picture, "I read it in full …").click();
                assertThat(picture.getByText("Two people have to say so before it counts."))
                        .isVisible();
                page.waitForTimeout(NOT_A_DOUBLE_CLICK);
                button(picture, "I vouch for it").dblclick();
                assertThat(picture)
                        .containsText(
                                reader.equals("riley")
                                        ? "Read in full by Riley Castellano. Another person has to read it too."
                                        : "Read in full by Riley Castellano, Carl Jessup. It is set aside.");
                assertThat(button(picture, "I read it in full …")).hasCount(0);
            }
        }
    }

    private static Locator row(Page page, String text) {
        return page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
