package org.imprimatur.http;

import io.quarkus.vertx.http.runtime.filters.QuarkusRequestWrapper;
import io.vertx.ext.web.RoutingContext;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * A request that became a socket. The framework takes a request for running until it was answered, and never hears of the end
 * of one that was upgraded: once there was a socket, every shutdown would wait in vain for as long as it may. Its own way to
 * say that a request is over is not public.
 */
final class UpgradedRequest {
    private static final MethodHandle DONE = done();

    private UpgradedRequest() {}

    /** To be called when the socket is closed. Does nothing for a request that was answered instead. */
    static void end(RoutingContext request) {
        try {
            DONE.invokeExact(QuarkusRequestWrapper.get(request.request()));
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable impossible) {
            throw new IllegalStateException("the method declares no exception", impossible);
        }
    }

    private static MethodHandle done() {
        try {
            return MethodHandles.privateLookupIn(QuarkusRequestWrapper.class, MethodHandles.lookup())
                    .findVirtual(QuarkusRequestWrapper.class, "done", MethodType.methodType(void.class));
        } catch (ReflectiveOperationException otherVersion) {
            throw new IllegalStateException("this version of Quarkus ends its requests in another way", otherVersion);
        }
    }
}
