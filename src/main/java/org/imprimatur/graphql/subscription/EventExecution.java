package org.imprimatur.graphql.subscription;

import graphql.ExecutionResult;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.imprimatur.graphql.OperationRequest;
import org.imprimatur.graphql.Operations;
import org.imprimatur.http.SocketDoor;
import org.jboss.logging.Logger;

/**
 * Makes the next event of a subscription, on one of a few threads of its own: it waits for the database. Each has a request
 * context of its own, as a request has: who it is and what they may is looked up anew, and nothing read before is used again.
 */
@ApplicationScoped
class EventExecution {
    private static final Logger LOG = Logger.getLogger(EventExecution.class);

    private final Operations operations;
    private final SourceStream source;
    private final CurrentIdentityAssociation identities;
    private final SubscriptionMeters meters;
    private final ExecutorService threads;

    EventExecution(
            Operations operations,
            SourceStream source,
            CurrentIdentityAssociation identities,
            SubscriptionMeters meters,
            SubscriptionSettings settings) {
        this.operations = operations;
        this.source = source;
        this.identities = identities;
        this.meters = meters;
        this.threads =
                Executors.newFixedThreadPool(settings.eventsAtOnce(), task -> new Thread(task, "subscription-event"));
    }

    /** What became of it; called on a thread of this class. */
    interface Outcome {
        /** @param event empty when there is none now */
        void made(Optional<ExecutionResult> event);

        void signedOut();

        void failed();
    }

    void next(SocketDoor.Admission who, OperationRequest operation, Standing standing, Outcome outcome) {
        meters.making(1);
        try {
            threads.execute(() -> make(who, operation, standing, outcome));
        } catch (RejectedExecutionException stopping) {
            meters.making(-1);
            LOG.debug("The service stops; no event is made any more", stopping);
        }
    }

    private void make(SocketDoor.Admission who, OperationRequest operation, Standing standing, Outcome outcome) {
        try {
            if (who.signedIn().getAsBoolean()) {
                outcome.made(execute(who, operation, standing));
            } else {
                outcome.signedOut();
            }
        } catch (RuntimeException | Error failure) {
            LOG.error("An event of a subscription could not be made", failure);
            outcome.failed();
        } finally {
            meters.making(-1);
        }
    }

    private Optional<ExecutionResult> execute(SocketDoor.Admission who, OperationRequest operation, Standing standing) {
        ManagedContext scope = Arc.container().requestContext();
        scope.activate();
        try {
            identities.setIdentity(who.identity());
            source.continueAt(standing);
            return operations.event(operation);
        } finally {
            scope.terminate();
        }
    }

    void stop(@Observes ShutdownEvent stop) {
        threads.shutdownNow();
    }
}
