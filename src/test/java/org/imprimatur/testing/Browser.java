package org.imprimatur.testing;

import io.restassured.RestAssured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Keeps cookies and follows redirects when told to, as a browser does by itself. */
public final class Browser {
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final List<HttpResponse<String>> seen = new ArrayList<>();
    private final Supplier<String> service;

    /** At the service under test, whose port is known only when it runs. */
    public Browser() {
        this.service = Browser::origin;
    }

    public Browser(String service) {
        this.service = () -> service;
    }

    /** Where the service is; also the origin of its pages. */
    public static String origin() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    /** @param where a path of the service, or a whole address */
    public HttpResponse<String> get(String where, String... headers) {
        return send(to(where, headers).GET());
    }

    public HttpResponse<String> post(String where, String body, String... headers) {
        return send(to(where, headers).POST(BodyPublishers.ofString(body)));
    }

    /** What a page of the service sends. */
    public HttpResponse<String> fetch(String path, String json) {
        return post(
                path,
                json,
                "Content-Type",
                "application/json",
                "Imprimatur-Request",
                "1",
                "Origin",
                origin(),
                "Sec-Fetch-Site",
                "same-origin");
    }

    /** What a person sends from a page at the identity provider. */
    public HttpResponse<String> submit(URI form, Map<String, String> fields) {
        return post(
                form.toString(),
                fields.entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")),
                "Content-Type",
                "application/x-www-form-urlencoded");
    }

    /** Goes where the answer leads. */
    public HttpResponse<String> follow(HttpResponse<String> redirect) {
        return get(location(redirect).toString());
    }

    public static URI location(HttpResponse<?> redirect) {
        String location = redirect.headers()
                .firstValue("Location")
                .orElseThrow(() -> new AssertionError(
                        "leads nowhere: " + redirect.statusCode() + " " + redirect.uri() + " " + redirect.body()));
        return redirect.uri().resolve(location);
    }

    /** The cookies that the browser holds, for whichever host and path. */
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** The same cookies in another browser: somebody copied them. */
    public Browser copied() {
        var copy = new Browser();
        URI service = URI.create(origin());
        cookies().forEach(cookie -> copy.cookies.getCookieStore().add(service, cookie));
        return copy;
    }

    /** As they are sent. */
    public String cookieHeader() {
        return cookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    /** Every answer so far, of the service and of the provider. */
    public List<HttpResponse<String>> seen() {
        return List.copyOf(seen);
    }

    private HttpRequest.Builder to(String where, String... headers) {
        URI address = URI.create(where.startsWith("/") ? service.get() + where : where);
        var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            // As browsers have it, this machine is reached safely also without TLS.
            cookies().forEach(cookie -> cookie.setSecure(false));
            seen.add(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** For a query, or a form. */
    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static Map<String, String> query(URI address) {
        return Arrays.stream(address.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    public static String parameter(URI address, String name) {
        return Objects.requireNonNull(query(address).get(name), name);
    }
}
