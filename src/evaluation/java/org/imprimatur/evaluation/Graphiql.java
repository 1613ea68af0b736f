package org.imprimatur.evaluation;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * GraphiQL for the evaluation, below {@code /graphiql}: its files from a jar that the product does not have, nothing from
 * elsewhere, and a way to the service, which lets no foreign page ask it.
 */
final class Graphiql {
    static final String ROOT = "/graphiql";

    private static final String FILES = "/META-INF/resources/graphql-ui/";
    private static final int LARGEST = 1024 * 1024;
    private static final Map<String, String> TYPES = Map.of(
            "react.production.min.js", "text/javascript",
            "react-dom.production.min.js", "text/javascript",
            "graphiql.min.js", "text/javascript",
            "graphiql.min.css", "text/css");

    private final HttpClient client = HttpClient.newHttpClient();
    private final String origin;
    private final URI service;

    /**
     * @param origin of the page itself
     * @param service address of the product
     */
    Graphiql(String origin, String service) {
        this.origin = origin;
        this.service = URI.create(service + "/graphql");
    }

    void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(ROOT.length());
        boolean reading = exchange.getRequestMethod().equals("GET");
        if (path.equals("/graphql") && exchange.getRequestMethod().equals("POST")) {
            passOn(exchange);
        } else if (reading && (path.isEmpty() || path.equals("/"))) {
            send(exchange, 200, "text/html", text(GraphiqlPage.render()));
        } else if (reading && path.equals("/page.js")) {
            send(exchange, 200, "text/javascript", text(GraphiqlPage.script()));
        } else if (reading && path.startsWith("/") && TYPES.containsKey(path.substring(1))) {
            send(exchange, 200, TYPES.get(path.substring(1)), file(path.substring(1)));
        } else {
            send(exchange, reading ? 404 : 405, "text/plain", text("Nothing here.\n"));
        }
    }

    /** With the token that the page sent; a browser says whose page it is. */
    private void passOn(HttpExchange exchange) throws IOException {
        Headers asked = exchange.getRequestHeaders();
        String from = asked.getFirst("Origin");
        String token = asked.getFirst("Authorization");
        if (from != null && !from.equals(origin) || token == null) {
            send(exchange, 403, "text/plain", text("Only this page asks here, with a token.\n"));
            return;
        }
        byte[] operation = exchange.getRequestBody().readNBytes(LARGEST);
        HttpRequest request = HttpRequest.newBuilder(service)
                .header("Authorization", token)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(operation))
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            send(exchange, answer.statusCode(), "application/json", answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            send(exchange, 503, "text/plain", text("The evaluation is ending.\n"));
        }
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream file = Graphiql.class.getResourceAsStream(FILES + name)) {
            if (file == null) {
                throw new IOException("missing on the class path: " + name);
            }
            return file.readAllBytes();
        }
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", type + "; charset=utf-8");
        headers.set("Cache-Control", "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                        + " font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none';"
                        + " frame-ancestors 'none'");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }
}
