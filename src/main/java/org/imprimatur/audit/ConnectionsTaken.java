package org.imprimatur.audit;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;

/**
 * How often each thread has asked for a connection: whoever has not, outside of a transaction, has read nothing from the database since. (What a
 * session of Hibernate gives out again was read before.)
 */
@Singleton
public class ConnectionsTaken implements AgroalPoolInterceptor {
    private final ThreadLocal<long[]> taken = ThreadLocal.withInitial(() -> new long[1]);

    @Override
    public void onConnectionAcquire(Connection connection) {
        taken.get()[0]++;
    }

    long byThisThread() {
        return taken.get()[0];
    }
}
