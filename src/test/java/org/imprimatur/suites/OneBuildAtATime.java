package org.imprimatur.suites;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.launcher.LauncherDiscoveryListener;
import org.junit.platform.launcher.LauncherDiscoveryRequest;

/**
 * Lets processes of tests look for their tests one after the other: the framework builds the service while it looks, and the build of the
 * pages empties one folder that all of them have. Where a process ends meanwhile the lock ends with it.
 */
public final class OneBuildAtATime implements LauncherDiscoveryListener {
    private static final Path LOCK = Path.of("target", "building.lock");

    /** So long a suite of many builds lets the others go first, each of which has a build or two: those who come wait in a row. */
    private static final Duration COURTESY = Duration.ofSeconds(5);

    /** Suites are looked for within what is looked for. */
    private int depth;

    private @Nullable FileChannel lock;

    @Override
    public synchronized void launcherDiscoveryStarted(LauncherDiscoveryRequest request) {
        if (depth++ > 0 || isFor(NoServiceTests.class, request)) {
            return;
        }
        if (isFor(OwnSettingsTests.class, request)) {
            LockSupport.parkNanos(COURTESY.toNanos());
        }
        try {
            Files.createDirectories(LOCK.getParent());
            FileChannel channel = FileChannel.open(LOCK, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.lock();
            lock = channel;
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of builds cannot be taken: " + LOCK, e);
        }
    }

    private static boolean isFor(Class<?> suite, LauncherDiscoveryRequest request) {
        return request.getSelectorsByType(ClassSelector.class).stream()
                .anyMatch(selector -> selector.getClassName().equals(suite.getName()));
    }

    @Override
    public synchronized void launcherDiscoveryFinished(LauncherDiscoveryRequest request) {
        FileChannel held = lock;
        if (--depth > 0 || held == null) {
            return;
        }
        lock = null;
        try {
            held.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The lock of builds cannot be let go: " + LOCK, e);
        }
    }
}
