package org.imprimatur.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.imprimatur.audit.DatabaseClock;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.identity.Account;
import org.imprimatur.session.rules.SessionTimes;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions there are. A cookie alone opens nothing: its session must stand here, not ended and not expired by the
 * database's clock.
 */
@ApplicationScoped
public class Sessions {
    /** Use is noted no more often than this: a session that is used all the time costs a write a minute. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private static final int RANDOM_BYTES = 32;

    private final SessionRows rows;
    private final DatabaseClock clock;
    private final SessionTimes times;
    private final SecureRandom random = new SecureRandom();

    Sessions(SessionRows rows, DatabaseClock clock, SessionSettings settings) {
        this.rows = rows;
        this.clock = clock;
        this.times = new SessionTimes(settings.idleAfter(), settings.endsAfter());
    }

    /**
     * Begins one.
     *
     * @param providerSession the provider's {@code sid}, null where it names none
     * @return its id, which nobody can guess; only its digest is kept
     */
    @Transactional
    String begin(Account account, @Nullable String providerSession) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        rows.begin(
                Sha256.of(id),
                digest(account),
                providerSession == null ? null : digest(account.issuer(), providerSession));
        return id;
    }

    /**
     * Notes that the session is used.
     *
     * @return false where it is over already
     */
    @Transactional
    boolean use(String id) {
        Sha256 digest = Sha256.of(id);
        Instant now = clock.now();
        var good = good(digest, now);
        good.filter(session -> session.seenAt().plus(NOTED_EVERY).isBefore(now))
                .ifPresent(session -> rows.seen(digest, now));
        return good.isPresent();
    }

    /** When it expires unless it is used before, without using it; empty where it is over already. */
    @Transactional
    public Optional<Instant> expiry(String id) {
        return good(Sha256.of(id), clock.now()).map(session -> times.expiresAt(session.startedAt(), session.seenAt()));
    }

    private Optional<SessionRows.Found> good(Sha256 id, Instant now) {
        return rows.find(id)
                .filter(session -> !session.ended() && !times.hasExpired(session.startedAt(), session.seenAt(), now));
    }

    /** Whether somebody ended it before its time. */
    @Transactional
    public boolean wasEnded(String id) {
        return rows.find(Sha256.of(id)).map(SessionRows.Found::ended).orElse(false);
    }

    /** Ends it, for every copy of its cookie. Does nothing where it is over already. */
    @Transactional
    public void end(String id) {
        rows.end(Sha256.of(id));
    }

    /** Ends the sessions that came of one session at the provider; or, where it names none, all of the account. */
    @Transactional
    void endFromProvider(String issuer, @Nullable String providerSession, @Nullable String subject) {
        if (providerSession != null) {
            rows.endOfProviderSession(digest(issuer, providerSession));
        } else if (subject != null) {
            rows.endOfAccount(digest(new Account(issuer, subject)));
        }
    }

    /** Removes what is left of sessions that have expired long ago. */
    @Transactional
    int sweep() {
        return rows.removeStartedBefore(clock.now().minus(times.endsAfter()).minus(Duration.ofDays(1)));
    }

    private static Sha256 digest(Account account) {
        return digest(account.issuer(), account.subject());
    }

    /** The length keeps the two apart. */
    private static Sha256 digest(String issuer, String name) {
        return Sha256.of(issuer.length() + " " + issuer + " " + name);
    }
}
