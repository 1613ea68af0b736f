package org.imprimatur.bench;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.imprimatur.testing.Browser;
import org.imprimatur.testing.Chromium;
import org.imprimatur.testing.EvaluationPages;

/**
 * How long people wait at the pages: in a Chromium whose processor is four times slower than this machine's, with an inbox as full as the
 * bench made it. Beside each load stands that of the icon, which is what the browser and the way cost by themselves.
 */
final class PageTimes {
    private static final int SLOWER = 4;
    private static final int ROUNDS = 7;
    private static final int ROWS = 10_000;
    private static final double PATIENCE = 120_000;

    /**
     * Scrolls down a screen with each frame until so many rows came, and notes how long each frame took. A row that is not there yet is
     * waited for at the end of the page, as people do.
     */
    private static final String SCROLL = """
            async ([wanted, most]) => {
              const list = (within) => {
                for (const element of within.querySelectorAll('*')) {
                  if (element.localName === 'imprimatur-paged-list') return element;
                  const found = element.shadowRoot && list(element.shadowRoot);
                  if (found) return found;
                }
                return null;
              };
              const rows = () => list(document).parts.reduce((sum, part) => sum + part.size, 0);
              const frames = [];
              const begin = performance.now();
              let before = begin;
              while (rows() < wanted && performance.now() - begin < most) {
                scrollBy({ top: innerHeight, behavior: 'instant' });
                const now = await new Promise((drawn) => requestAnimationFrame(drawn));
                frames.push(now - before);
                before = now;
              }
              frames.sort((one, other) => one - other);
              return {
                rows: rows(),
                seconds: (performance.now() - begin) / 1000,
                p50: frames[Math.floor(frames.length / 2)],
                p99: frames[Math.floor(frames.length * 0.99)],
                longest: frames[frames.length - 1],
                frames: frames.length,
                stalls: frames.filter((frame) => frame > 100).length,
                elements: list(document).querySelectorAll('*').length,
              };
            }
            """;

    void measure(Report report) {
        as("priya", page -> {
            loads(report, page);
            scrolling(report, page, new Scrolled("/inbox", "imprimatur-inbox-page a.open", "an inbox", "requests"));
        });
    }

    /** The audit history, in a log that is as long as the bench made it. */
    void measureHistory(Report report) {
        as("ada", page -> {
            var history = new Scrolled("/audit", "imprimatur-audit-page a.open", "an audit history", "entries");
            var icon = new double[ROUNDS];
            var first = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                icon[round] = milliseconds(() -> page.navigate(Browser.origin() + "/icon.svg"));
                first[round] = milliseconds(() -> history.open(page));
            }
            add(report, "page: audit history until its first entry", first, icon);
            scrolling(report, page, history);
        });
    }

    /** A list, and how to know that it is there. */
    private record Scrolled(String path, String link, String name, String items) {
        void open(Page page) {
            page.navigate(Browser.origin() + path);
            page.locator(link).first().waitFor();
        }
    }

    private static void as(String person, Consumer<Page> measured) {
        try (Chromium chromium = Chromium.start();
                BrowserContext context =
                        chromium.browser().newContext(new NewContextOptions().setViewportSize(1200, 900))) {
            context.setDefaultTimeout(PATIENCE);
            context.addCookies(session(EvaluationPages.signedIn(person)));
            Page page = context.newPage();
            CDPSession devTools = context.newCDPSession(page);
            var rate = new JsonObject();
            rate.addProperty("rate", SLOWER);
            devTools.send("Emulation.setCPUThrottlingRate", rate);
            measured.accept(page);
        }
    }

    private static void loads(Report report, Page page) {
        var icon = new double[ROUNDS];
        var inbox = new double[ROUNDS];
        var request = new double[ROUNDS];
        var back = new double[ROUNDS];
        Locator first = page.locator("imprimatur-inbox-page a.open").first();
        Locator requirement = page.locator("imprimatur-request-page imprimatur-requirement");
        for (int round = 0; round < ROUNDS; round++) {
            icon[round] = milliseconds(() -> page.navigate(Browser.origin() + "/icon.svg"));
            inbox[round] = milliseconds(() -> {
                page.navigate(Browser.origin() + "/inbox");
                first.waitFor();
            });
            request[round] = milliseconds(() -> {
                first.click();
                requirement.waitFor();
            });
            back[round] = milliseconds(() -> {
                page.goBack();
                first.waitFor();
            });
        }
        add(report, "page: inbox until its first row", inbox, icon);
        add(report, "page: from the inbox to a request, whole", request, icon);
        add(report, "page: back to the inbox", back, icon);
    }

    private static void add(Report report, String name, double[] times, double[] icon) {
        report.add(Measure.cost(
                name,
                median(times),
                median(icon),
                Measure.MILLISECONDS,
                null,
                "p50 in a Chromium " + SLOWER + " times slower / the icon alone, at the same time"));
    }

    private static void scrolling(Report report, Page page, Scrolled list) {
        list.open(page);
        @SuppressWarnings("unchecked")
        var seen = (Map<String, Object>) page.evaluate(SCROLL, List.of(ROWS, PATIENCE));
        String over = String.format(
                Locale.ROOT,
                "%s scrolled a screen with each frame through %s %s in %.0f s; %s of %s frames took longer than 100 ms;"
                        + " %s elements in the document at the end",
                list.name(),
                seen.get("rows"),
                list.items(),
                number(seen, "seconds"),
                seen.get("stalls"),
                seen.get("frames"),
                seen.get("elements"));
        for (String figure : List.of("p50", "p99", "longest")) {
            report.add(Measure.alone(
                    "page: frame while scrolling " + list.name() + ", " + figure,
                    number(seen, figure),
                    Measure.MILLISECONDS,
                    over));
        }
    }

    private static double number(Map<String, Object> seen, String figure) {
        return ((Number) seen.getOrDefault(figure, Double.NaN)).doubleValue();
    }

    private static List<Cookie> session(Browser signedIn) {
        return signedIn.cookies().stream()
                .map(cookie -> new Cookie(cookie.getName(), cookie.getValue()).setUrl(Browser.origin()))
                .toList();
    }

    private static double milliseconds(Runnable waiting) {
        long begin = System.nanoTime();
        waiting.run();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double median(double[] times) {
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
