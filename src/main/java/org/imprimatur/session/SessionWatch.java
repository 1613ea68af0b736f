package org.imprimatur.session;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.imprimatur.Outage;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.ProblemAnswer;
import org.imprimatur.http.SessionAddresses;
import org.imprimatur.http.SocketDoor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A cookie that was decrypted is good only while its session is: looked up for every request, before anything is done. */
@ApplicationScoped
public class SessionWatch {
    private static final Logger LOG = Logger.getLogger(SessionWatch.class);

    private static final String FOUND = SessionWatch.class.getName() + ".found";
    private static final String LEFT_BEHIND = SessionWatch.class.getName() + ".left-behind";

    /** Before the framework's authentication (200). */
    private static final int NOT_SIGNED_IN_YET = 210;

    /** After it was found that the request is from a page of ours (140). */
    private static final int FROM_OUR_PAGES = 130;

    private final Sessions sessions;
    private final Vertx vertx;

    SessionWatch(Sessions sessions, Vertx vertx) {
        this.sessions = sessions;
        this.vertx = vertx;
    }

    /** The id of the session whose cookie came with the request and was decrypted, be it good or over; null where none was. */
    public static @Nullable String sessionOf(RoutingContext request) {
        return request.get(FOUND);
    }

    static void found(RoutingContext request, String session) {
        request.put(FOUND, session);
    }

    void stand(@Observes Filters filters) {
        filters.register(SessionWatch::leaveBehind, NOT_SIGNED_IN_YET);
        filters.register(this::goodOnly, FROM_OUR_PAGES);
    }

    /** Whoever signs in anew comes without the session that they had: a cookie that is good no more must not stand in the way. */
    private static void leaveBehind(RoutingContext request) {
        SessionCookies.foreignNames(request).forEach(name -> request.response().removeCookies(name, false));
        if (SessionAddresses.begin(request) && request.queryParam(WayBack.MARK).isEmpty()) {
            List<String> names = SessionCookies.names(request);
            names.forEach(name -> request.response().removeCookies(name, false));
            request.put(LEFT_BEHIND, names);
        }
        request.next();
    }

    private void goodOnly(RoutingContext request) {
        String session = sessionOf(request);
        if (session == null || SessionAddresses.contain(request)) {
            request.next();
            return;
        }
        vertx.executeBlocking(() -> sessions.use(session), false).onComplete(looked -> {
            if (looked.failed()) {
                ProblemAnswer.send(request, problem(looked.cause()));
            } else if (looked.result()) {
                SocketDoor.openWhile(request, () -> sessions.expiry(session).isPresent());
                request.next();
            } else {
                forget(request);
                ProblemAnswer.send(request, HttpProblem.NOT_SIGNED_IN);
            }
        });
    }

    private static HttpProblem problem(Throwable failure) {
        if (Outage.caused(failure)) {
            LOG.warn("The database is not within reach");
            return HttpProblem.UNAVAILABLE;
        }
        LOG.error("A session could not be looked up", failure);
        return HttpProblem.INTERNAL_ERROR;
    }

    /** Has the browser forget the session that came with the request, in all its parts. */
    public static void forget(RoutingContext request) {
        List<String> leftBehind = request.get(LEFT_BEHIND, List.of());
        List<String> names = leftBehind.isEmpty() ? SessionCookies.names(request) : leftBehind;
        names.forEach(name -> request.response()
                .addCookie(Cookie.cookie(name, "")
                        .setPath("/")
                        .setMaxAge(0)
                        .setHttpOnly(true)
                        .setSameSite(CookieSameSite.LAX)));
    }
}
