package org.imprimatur.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers the pages that people use, and what they are made of (decision 0023). They are the same for everybody and say
 * nothing about anybody, so they are answered before it is asked who it is: whoever's session is over still gets the page,
 * and it can tell them so. What a page shows it asks for with the session's cookie, at the addresses that need one.
 */
@ApplicationScoped
class Pages {
    /** Before it is looked at whose cookie came (210). */
    private static final int ANYBODY = 220;

    /** The addresses that the page itself tells apart (routing.ts): lists by name, one thing by its id in the API. */
    private static final Pattern PAGE = Pattern.compile(
            "/|/(inbox|signatures|waivers|documents|register|releases|audit|audit/(exceptions|as-of|disclosures)|policy|people)"
                    + "|/(requests|documents|releases|people|audit/entries)/[A-Za-z0-9_-]{1,200}"
                    + "|/versions/[A-Za-z0-9_-]{1,200}/(request|content|findings)");

    /** What the build made of src/main/resources/web: each name holds a hash of what is in it, but for the icon's. */
    private static final Pattern PART = Pattern.compile("/static/bundle/[A-Za-z0-9_-]{1,100}\\.(js|css)|/icon\\.svg");

    private static final String PAGE_FILE = "/index.html";

    /** Browsers ask for it by themselves wherever a page names no icon, for one where a problem is told. */
    private static final String USUAL_ICON = "/favicon.ico";

    private static final String ICON_FILE = "/icon.svg";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "css", "text/css;charset=UTF-8",
            "svg", "image/svg+xml");

    /** Nothing but what comes from here, no markup made of text, no frame around it, no form that leads elsewhere. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
            + " require-trusted-types-for 'script'; trusted-types lit-html";

    private final ConcurrentHashMap<String, Buffer> files = new ConcurrentHashMap<>();

    void stand(@Observes Filters filters) {
        filters.register(this::answer, ANYBODY);
    }

    private void answer(RoutingContext request) {
        HttpMethod method = request.request().method();
        boolean reads = method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD);
        String file = reads ? file(request.normalizedPath()) : null;
        Optional<Buffer> content = file == null ? Optional.empty() : content(file);
        if (file == null || content.isEmpty()) {
            request.next();
            return;
        }
        boolean forEver = file.startsWith("/static/");
        HttpServerResponse answer = request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPES.get(file.substring(file.lastIndexOf('.') + 1)))
                .putHeader(
                        HttpHeaders.CONTENT_LENGTH,
                        Integer.toString(content.get().length()))
                .putHeader(HttpHeaders.CACHE_CONTROL, forEver ? "public, max-age=31536000, immutable" : "no-cache")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (method.equals(HttpMethod.HEAD)) {
            answer.end();
        } else {
            answer.end(content.get());
        }
    }

    private static @Nullable String file(String path) {
        if (PAGE.matcher(path).matches()) {
            return PAGE_FILE;
        }
        if (path.equals(USUAL_ICON)) {
            return ICON_FILE;
        }
        return PART.matcher(path).matches() ? path : null;
    }

    /** Only what exists is kept, so nobody fills the memory by asking for what does not. */
    private Optional<Buffer> content(String file) {
        Buffer known = files.get(file);
        if (known != null) {
            return Optional.of(known);
        }
        try (InputStream stream =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + file)) {
            if (stream == null) {
                return Optional.empty();
            }
            Buffer read = Buffer.buffer(stream.readAllBytes());
            files.put(file, read);
            return Optional.of(read);
        } catch (IOException e) {
            throw new UncheckedIOException("A page's part could not be read: " + file, e);
        }
    }
}
