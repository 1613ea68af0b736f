package org.imprimatur.evaluation;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SamplePdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pages on which something was found, in a real browser at the packaged product: what is seen of them, where it is marked, what is recorded. */
@ExtendWith(Office.AtWork.class)
class FoundPagesIT {
    private static final int NOT_A_DOUBLE_CLICK = 600;
    private static final String SURE = "Show it, and record that I read it";

    /** What of the chosen mark is black and what pale, in the picture; and how far the mark on the screen is from there, in pixels. */
    private static final String LOOK = """
            canvas => {
              const chosen = canvas.getRootNode().querySelector('g.chosen .line');
              const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => Number(chosen.getAttribute(name)));
              const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
              copy.drawImage(canvas, 0, 0);
              const share = (left, top, is) => {
                const { data } = copy.getImageData(left, top, width, height);
                let count = 0;
                for (let at = 0; at < data.length; at += 4) {
                  count += is(data[at]) ? 1 : 0;
                }
                return (4 * count) / data.length;
              };
              const on = canvas.getBoundingClientRect();
              const seen = chosen.getBoundingClientRect();
              const scale = canvas.width / on.width;
              return {
                black: share(x, y, (value) => value < 40),
                pale: share(x, y, (value) => value > 180 && value < 230),
                beside: share(x, y + 4 * height, (value) => value > 250),
                right: Math.abs((seen.left - on.left) * scale - x),
                down: Math.abs((seen.top - on.top) * scale - y),
                wide: Math.abs(seen.width * scale - width),
              };
            }
            """;

    private final Office office;

    FoundPagesIT(Office office) {
        this.office = office;
    }

    @Test
    void a_reviewer_sees_the_black_box_marked_on_its_page_and_what_lies_under_it_and_each_is_on_record()
            throws Exception {
        String version = office.inspected("Figures with a box " + UUID.randomUUID(), covered(), "figures.pdf");
        int before = office.readsOfVersion(version);
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/versions/" + version + "/findings");
            desk.signIn("riley", Acr.MULTI_FACTOR);
            Locator finding = row(page, "In covered text").first();
            button(finding, "Show page 1 …").dblclick();
            assertThat(finding.getByText("The audit log will say that you read this page"))
                    .isVisible();
            assertThat(office.readsOfVersion(version))
                    .as("a double click records nothing")
                    .isEqualTo(before);
            desk.look("page-asked");
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(finding, SURE).click();
            assertThat(finding.getByText("Page 1 of 2.")).isVisible();
            assertThat(finding.getByText("That you read this page is on record."))
                    .isVisible();
            assertThat(office.readsOfVersion(version)).isEqualTo(before + 1);

            Locator picture = finding.getByRole(AriaRole.IMG);
            assertThat(picture)
                    .hasAttribute(
                            "aria-label",
                            Pattern.compile("Page 1 as a picture, places marked: .*"
                                    + "In covered text, 1 person.*, the one that you chose.*"));
            Seen seen = Seen.of(picture);
            assertThat(seen.share("black")).isGreaterThan(0.8);
            assertThat(seen.share("beside")).isGreaterThan(0.95);
            for (String off : new String[] {"right", "down", "wide"}) {
                assertThat(seen.share(off)).as(off).isCloseTo(0, within(2.0));
            }
            desk.look("page-shown");
            desk.print("page-shown");

            button(finding, "Lay the text bare").click();
            assertThat(button(finding, "Lay the text bare")).hasAttribute("aria-pressed", "true");
            Seen bare = Seen.of(picture);
            assertThat(bare.share("pale")).isGreaterThan(0.3);
            assertThat(bare.share("black")).isBetween(0.01, 0.6);
            assertThat(office.readsOfVersion(version)).isEqualTo(before + 2);
            desk.look("page-laid-bare");

            button(finding, "Page after").press("Enter");
            assertThat(finding.getByText("Page 2 of 2.")).isVisible();
            assertThat(finding.getByText("None of the findings listed here is on this page."))
                    .isVisible();
            assertThat(button(finding, "Page after")).hasAttribute("aria-disabled", "true");
            assertThat(office.readsOfVersion(version)).isEqualTo(before + 3);
            button(finding, "Actual size").click();
            desk.look("page-actual-size");
            button(finding, "Close the page").click();
            assertThat(button(finding, "Show page 1 …")).isFocused();
        }
    }

    @Test
    void whoever_vouches_for_a_picture_reads_it_there() throws Exception {
        String version = office.inspected("A scan " + UUID.randomUUID(), scanned(), "scan.pdf");
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/versions/" + version + "/findings");
            desk.signIn("carl", Acr.MULTI_FACTOR);
            Locator finding = row(page, "UNREAD_PICTURE");
            assertThat(button(finding, "I read it in full …")).isVisible();
            button(finding, "Show page 1 …").click();
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(finding, SURE).click();
            assertThat(finding.getByText("Page 1 of 1.")).isVisible();
            assertThat(finding.getByText("In text of images, about the page as a whole, the one that you chose"))
                    .isVisible();
            assertThat(button(finding, "I read it in full …")).isVisible();
            desk.look("page-to-vouch-for");
        }
    }

    @Test
    void whoever_may_not_read_the_content_is_told_so_and_sees_nothing() throws Exception {
        String version = office.inspected("Figures with a box " + UUID.randomUUID(), covered(), "figures.pdf");
        int before = office.readsOfVersion(version);
        try (Desk desk = office.desk()) {
            Page page = desk.page();
            desk.open("/versions/" + version + "/findings");
            desk.signIn("ada", Acr.MULTI_FACTOR);
            Locator finding = row(page, "In covered text").first();
            button(finding, "Show page 1 …").click();
            page.waitForTimeout(NOT_A_DOUBLE_CLICK);
            button(finding, SURE).click();
            assertThat(finding.getByRole(AriaRole.ALERT).getByRole(AriaRole.BUTTON))
                    .isVisible();
            assertThat(finding.getByRole(AriaRole.IMG)).hasCount(0);
            desk.expectComplaint(403);
            assertThat(office.readsOfVersion(version)).isEqualTo(before);
        }
    }

    /** What {@link #LOOK} found. */
    private record Seen(Map<?, ?> found) {
        static Seen of(Locator picture) {
            return new Seen((Map<?, ?>) picture.evaluate(LOOK));
        }

        double share(String name) {
            return ((Number) Objects.requireNonNull(found.get(name))).doubleValue();
        }
    }

    private static byte[] covered() {
        InventedPerson person = InventedPerson.people(1).get(0);
        String text = person.row().get(1) + " " + person.row().get(0) + ", "
                + person.row().get(2);
        return new SamplePdf()
                .pages(2)
                .with((document, page, content) -> {
                    SamplePdf.text(content, 100, 400, 12, text);
                    content.setNonStrokingColor(Color.BLACK);
                    SamplePdf.box(content, 92, 392, 320, 24);
                })
                .bytes();
    }

    private static byte[] scanned() {
        var scan = new BufferedImage(600, 800, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scan.createGraphics();
        graphics.setColor(Color.LIGHT_GRAY);
        graphics.fillRect(0, 0, 600, 800);
        graphics.dispose();
        return new SamplePdf()
                .with((document, page, content) ->
                        content.drawImage(LosslessFactory.createFromImage(document, scan), 72, 72, 180, 240))
                .bytes();
    }

    private static Locator row(Page page, String text) {
        return page.getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions().setHas(page.locator("imprimatur-finding-disposition")))
                .filter(new Locator.FilterOptions().setHasText(text));
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
