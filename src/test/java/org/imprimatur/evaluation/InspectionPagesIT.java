package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A submitter with a file that takes seconds on whatever machine watches its inspection in a real browser, at the packaged product. */
@Tag("deep")
@ExtendWith(Office.AtWork.class)
class InspectionPagesIT {
    private static final int PEOPLE = 900_000;
    private static final double PATIENCE = 90_000;

    private final Office office;

    @TempDir
    Path folder = Path.of("");

    InspectionPagesIT(Office office) {
        this.office = office;
    }

    @Test
    void whoever_waits_for_a_large_file_sees_how_far_it_is_and_then_what_is_in_it() throws Exception {
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/");
            desk.signIn("sam", Acr.MULTI_FACTOR);
            desk.open("/documents");
            named(page, AriaRole.LINK, "Register a document").click();
            page.getByLabel("Title").fill("Large file " + UUID.randomUUID());
            page.getByLabel("Custodian").fill("Office of Statistics");
            page.getByLabel("Fear determination").check();
            page.getByLabel("The file", new Page.GetByLabelOptions().setExact(true))
                    .setInputFiles(Files.write(folder.resolve("people.csv"), SampleFiles.rosterCsv(PEOPLE)));
            named(page, AriaRole.BUTTON, "Register and upload").click();

            Locator told = page.getByText(Pattern.compile("Being taken apart|What it holds is being judged"));
            assertThat(told).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
            assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
            assertThat(page.getByText("Inspected: 1 table, 900,000 people"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
            assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasCount(0);
        }
    }

    private static Locator named(Page page, AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
