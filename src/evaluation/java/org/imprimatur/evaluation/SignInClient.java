package org.imprimatur.evaluation;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A client of the identity provider, for people who have none yet. In a browser, {@code /} signs in by the code flow with
 * PKCE and shows the access token with a ready {@code curl} command. For scripts, {@code /token?person=riley} (optionally
 * {@code &acr=urn:imprimatur:acr:single}) goes through the same flow by itself and answers the bare token, and
 * {@code /token?service=cms-pipeline} answers a service's. {@code /graphiql} is GraphiQL, acting as a demo person.
 */
final class SignInClient implements AutoCloseable {
    static final String CLIENT_ID = "imprimatur-evaluation";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CodeFlow flow;
    private final String host;
    private final String page;
    private final Graphiql graphiql;

    private SignInClient(HttpServer server, String issuer, String service) {
        this.server = server;
        this.flow = new CodeFlow(issuer);
        this.host = Loopback.HOST + ":" + server.getAddress().getPort();
        this.page = SignInPage.render(issuer, CLIENT_ID, service);
        this.graphiql = new Graphiql("http://" + host, service);
    }

    static SignInClient start(int port, String issuer, String service) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(Loopback.address(), port), 50);
            SignInClient client = new SignInClient(server, issuer, service);
            server.createContext("/", client::answer);
            server.setExecutor(client.threads);
            server.start();
            return client;
        } catch (IOException e) {
            throw new CannotStart("The sign-in client did not start on port " + port + " (" + e.getMessage() + ").", e);
        }
    }

    String address() {
        return "http://" + host;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            // Another site's page that resolves its own name to this machine must not get at tokens.
            if (!host.equals(exchange.getRequestHeaders().getFirst("Host"))) {
                send(exchange, 421, "text/plain", "Use the address http://" + host + ".\n");
            } else if (exchange.getRequestURI().getPath().startsWith(Graphiql.ROOT)) {
                graphiql.answer(exchange);
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, 405, "text/plain", "Use GET.\n");
            } else {
                switch (exchange.getRequestURI().getPath()) {
                    case "/" -> send(exchange, 200, "text/html", page);
                    case "/token" -> token(exchange);
                    default -> send(exchange, 404, "text/plain", "Nothing here.\n");
                }
            }
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> query = query(exchange);
        String person = query.getOrDefault("person", "");
        String service = query.getOrDefault("service", "");
        if (DemoPerson.of(person).isPresent()) {
            String acr = query.getOrDefault("acr", Acr.MULTI_FACTOR.value());
            send(exchange, 200, "text/plain", flow.accessToken(CLIENT_ID, Map.of("person", person, "acr", acr)) + "\n");
        } else if (DemoService.of(service).isPresent()) {
            send(exchange, 200, "text/plain", flow.serviceToken(service) + "\n");
        } else {
            send(exchange, 404, "text/plain", "Nobody has this name here. Try /token?person=riley.\n");
        }
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        if (raw != null) {
            for (String pair : raw.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                query.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.getResponseHeaders().set("X-Frame-Options", "DENY");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
