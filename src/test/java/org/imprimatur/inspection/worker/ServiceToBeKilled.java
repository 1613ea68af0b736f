package org.imprimatur.inspection.worker;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.imprimatur.inspection.rules.Ruleset;

/** A process with one worker that waits and one in the middle of a file. It says which they are, and is to be killed. */
final class ServiceToBeKilled {
    private ServiceToBeKilled() {}

    public static void main(String... arguments) throws Exception {
        var waiting =
                new Workers(1, WorkerSettings.USUAL, Confinement.found(), Duration.ofMinutes(1), false, unheard -> {});
        waiting.requireOne();
        var atWork =
                new Workers(1, WorkerSettings.USUAL, Confinement.found(), Duration.ofMinutes(1), false, unheard -> {});
        InputStream endless = new ByteArrayInputStream(new byte[1]) {
            @Override
            public synchronized int read(byte[] into, int at, int length) {
                System.out.println(ProcessHandle.current()
                        .children()
                        .map(child -> Long.toString(child.pid()))
                        .collect(Collectors.joining(" ")));
                awaitTheEnd();
                return -1;
            }
        };
        atWork.inspect(new Workers.SentFile("endless.csv", 1, endless), Ruleset.shipped(), new byte[32], unheard -> {});
    }

    private static void awaitTheEnd() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
