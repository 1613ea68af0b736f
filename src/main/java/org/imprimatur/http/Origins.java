package org.imprimatur.http;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may send requests with a session's cookie: the service's own, and those of the origins that the operator allows.
 * Browsers say which page it was, and let no page say it for itself.
 */
@ApplicationScoped
public class Origins {
    private static final String ORIGIN = "Origin";
    private static final String FETCH_SITE = "Sec-Fetch-Site";

    private final @Nullable URI publicAddress;
    private final Set<String> allowed;

    Origins(HttpSettings settings) {
        this.publicAddress = settings.publicAddress().orElse(null);
        this.allowed = settings.allowedOrigins().orElse(Set.of()).stream()
                .map(origin -> of(URI.create(origin)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where people reach the service, as the operator says. */
    public Optional<URI> publicAddress() {
        return Optional.ofNullable(publicAddress);
    }

    /**
     * A path at the service's public address.
     *
     * @param path begins with a slash
     * @throws IllegalStateException where no public address is set; nothing that needs one is there then
     */
    public String atPublicAddress(String path) {
        if (publicAddress == null) {
            throw new IllegalStateException("imprimatur.http.public-address is not set");
        }
        return of(publicAddress) + path;
    }

    /**
     * Whether the browser says that the request is from a page that may send it. A request without {@code Origin} is only
     * accepted where the browser says that it is from the same origin.
     */
    public boolean accept(HttpServerRequest request) {
        List<String> given = request.headers().getAll(ORIGIN);
        if (given.isEmpty()) {
            return "same-origin".equals(request.getHeader(FETCH_SITE));
        }
        String origin = given.get(0);
        return given.size() == 1 && (origin.equals(own(request)) || allowed.contains(origin));
    }

    /** Whether the browser says that a foreign page led to the request, or had it sent. Older browsers say nothing. */
    static boolean isLedByForeignPage(HttpServerRequest request) {
        String site = request.getHeader(FETCH_SITE);
        return site != null && !site.equals("same-origin") && !site.equals("none");
    }

    private String own(HttpServerRequest request) {
        return publicAddress != null
                ? of(publicAddress)
                : of(URI.create(request.scheme() + "://" + request.authority()));
    }

    /** As browsers write an origin (RFC 6454, section 6.2): without the port that the scheme has anyway. */
    private static String of(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        int port = address.getPort();
        boolean usual = port < 0 || port == ("https".equals(scheme) ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + port);
    }

    /** Whether only this machine reaches the host. */
    public static boolean isLoopback(@Nullable String host) {
        return "127.0.0.1".equals(host) || "localhost".equals(host) || "[::1]".equals(host);
    }
}
