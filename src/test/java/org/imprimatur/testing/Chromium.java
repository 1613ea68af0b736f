package org.imprimatur.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Chromium of the machine, without a window. It is the one that the environment variable CHROMIUM names, or the first of its names that is on
 * the PATH; none is ever downloaded. Where there is none, the test that wants it is skipped and says so, unless the
 * environment variable BROWSER_TESTS is "required": then it fails.
 */
public final class Chromium implements AutoCloseable {
    /** The one without the windows of a browser first: the same engine at half the work. */
    private static final List<String> NAMES =
            List.of("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome");

    /** The last ones keep it from looking for hosts that no test has business with. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(ARGUMENTS)
                        .setHeadless(true));
    }

    /** Starts it, or skips the test that asks. */
    public static Chromium start() {
        Optional<Path> program = find(System.getenv("CHROMIUM"), System.getenv("PATH"));
        if (program.isEmpty() && "required".equals(System.getenv("BROWSER_TESTS"))) {
            throw new AssertionError("BROWSER_TESTS is required, and there is no Chromium on the PATH");
        }
        assumeTrue(
                program.isPresent(),
                "No Chromium: install one (on Debian: apt-get install chromium-headless-shell) or name it by the variable CHROMIUM");
        return new Chromium(program.get());
    }

    /** The browser; each context of it is one person at one desk. */
    public Browser browser() {
        return browser;
    }

    private static Optional<Path> find(@Nullable String named, @Nullable String path) {
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        List<String> folders = Stream.of(path == null ? new String[0] : path.split(File.pathSeparator, -1))
                .filter(folder -> !folder.isEmpty())
                .toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
