package org.imprimatur.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.testing.Chromium;

/**
 * One person's browser, at the pages of one service. Whatever the browser itself complains of there, a violation of the pages'
 * policy for one, fails the test when the desk is left; the identity provider's pages are not ours.
 */
final class Desk implements AutoCloseable {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    private static final int WIDE = 1200;
    private static final int NARROW = 360;
    private static final int HIGH = 900;
    private static final double PATIENCE = 30_000;

    /** What another colour scheme changes. */
    private static final List<String> COLOURS = List.of("color-contrast");

    /** What another width changes. */
    private static final List<String> LAYOUT = List.of("target-size", "scrollable-region-focusable", "meta-viewport");

    static {
        // The service does its work in its own time, on a machine that has other work too.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    private final BrowserContext context;
    private final Page page;
    private final String service;
    private final List<String> complaints = new ArrayList<>();

    Desk(Chromium chromium, String service) {
        this.service = service;
        this.context = chromium.browser()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(WIDE, HIGH)
                        .setTimezoneId("America/New_York")
                        .setLocale("en-US"));
        context.setDefaultTimeout(PATIENCE);
        this.page = context.newPage();
        page.onConsoleMessage(message -> {
            boolean ours =
                    !message.location().startsWith("http") || message.location().startsWith(service);
            if (ours && (message.type().equals("error") || message.type().equals("warning"))) {
                complaints.add(message.type() + " at " + message.location() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add("uncaught: " + error));
    }

    Page page() {
        return page;
    }

    /** The browser complained of this status, and the test meant it to. */
    void expectComplaint(int status) {
        assertThat(complaints).hasSize(1).first().asString().contains("status of " + status);
        complaints.clear();
    }

    /** The same, as often as the page asked. */
    void expectComplaints(int status) {
        assertThat(complaints).isNotEmpty().allSatisfy(each -> assertThat(each).contains("status of " + status));
        complaints.clear();
    }

    void open(String path) {
        page.navigate(service + path);
    }

    /** From any page that offers to sign in, by the identity provider and back to that page. */
    void signIn(String person, Acr acr) {
        page.locator("main")
                .getByRole(AriaRole.LINK, new com.microsoft.playwright.Locator.GetByRoleOptions().setName("Sign in"))
                .click();
        choose(person, acr);
    }

    /** At the page of the identity provider. */
    void choose(String person, Acr acr) {
        page.locator("input[name=acr][value='" + acr.value() + "']").check();
        page.locator("button[value='" + person + "']").click();
    }

    /** The page in both colour schemes and as narrow as a telephone, without anything that keeps somebody out. */
    void look(String name) {
        shoot(name + "-light");
        assertNobodyIsKeptOut(name, new AxeBuilder(page));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        shoot(name + "-dark");
        assertNobodyIsKeptOut(name + " in the dark", new AxeBuilder(page).withRules(COLOURS));
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(NARROW, HIGH);
        shoot(name + "-narrow");
        assertNobodyIsKeptOut(name + " narrow", new AxeBuilder(page).withRules(LAYOUT));
        assertThat(page.evaluate("document.documentElement.scrollWidth"))
                .as("%s scrolls sideways", name)
                .isEqualTo(NARROW);
        page.setViewportSize(WIDE, HIGH);
    }

    /** The page as it comes out of a printer, kept beside the pictures. */
    void print(String name) {
        page.pdf(new Page.PdfOptions()
                .setPath(SCREENSHOTS.resolve(name + ".pdf"))
                .setFormat("Letter"));
    }

    private void shoot(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    private static void assertNobodyIsKeptOut(String what, AxeBuilder axe) {
        List<Rule> violations = axe.analyze().getViolations();
        assertThat(violations)
                .as(what)
                .extracting(rule -> rule.getId() + ": "
                        + rule.getNodes().stream()
                                .map(node -> node.getHtml() + " " + node.getFailureSummary())
                                .toList())
                .isEmpty();
    }

    @Override
    public void close() {
        context.close();
        assertThat(complaints).as("what the browser complained of").isEmpty();
    }
}
