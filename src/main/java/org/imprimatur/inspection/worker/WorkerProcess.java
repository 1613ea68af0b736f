package org.imprimatur.inspection.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.imprimatur.inspection.rules.UninspectableReason;

/** A worker as the operating system has it: how it is started and ended, and what its end was. */
final class WorkerProcess implements AutoCloseable {
    /** {@code ExitOnOutOfMemoryError} ends with this one. */
    private static final int OUT_OF_MEMORY = 3;
    /** 128 and SIGXCPU. */
    private static final int OUT_OF_CPU_TIME = 128 + 24;

    private static final long ENDING_SECONDS = 5;

    private final Process process;
    private final ScheduledExecutorService watch;
    private volatile boolean tooSlow;

    private WorkerProcess(Process process, ScheduledExecutorService watch) {
        this.process = process;
        this.watch = watch;
    }

    static WorkerProcess start(List<String> command, ScheduledExecutorService watch) throws IOException {
        // Standard error may quote a file, and nobody may read it for that.
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        // No variable of the service, which may hold secrets. Windows starts nothing without this one.
        builder.environment().keySet().removeIf(name -> !name.equalsIgnoreCase("SystemRoot"));
        return new WorkerProcess(builder.start(), watch);
    }

    OutputStream input() {
        return process.getOutputStream();
    }

    InputStream output() {
        return process.getInputStream();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** What it has used in its life; none where the system does not tell. */
    Duration cpuTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Ends it when the time is over, until that is cancelled. */
    ScheduledFuture<?> endAfter(Duration limit) {
        try {
            return watch.schedule(
                    () -> {
                        tooSlow = true;
                        process.destroyForcibly();
                    },
                    limit.toMillis(),
                    TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException nobodyWatches) {
            throw WorkersUnavailable.ending();
        }
    }

    /** Why it says nothing more. */
    WorkerFailure failure() {
        int exitCode = ended();
        if (tooSlow || exitCode == OUT_OF_CPU_TIME) {
            return new WorkerFailure(UninspectableReason.TOO_SLOW);
        }
        return new WorkerFailure(
                exitCode == OUT_OF_MEMORY ? UninspectableReason.OUT_OF_MEMORY : UninspectableReason.WORKER_DIED);
    }

    /** Whose output has ended is about to end; whoever is not is made to. Answers the exit code. */
    int ended() {
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** Ends it at once. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.getOutputStream().close();
        } catch (IOException nobodyReads) {
            // what was not written is not needed
        }
    }
}
