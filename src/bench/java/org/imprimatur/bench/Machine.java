package org.imprimatur.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.imprimatur.testing.Superuser;

/** Where and with what it is measured. Names no host. */
final class Machine {
    private Machine() {}

    static Map<String, String> facts() throws IOException, SQLException, InterruptedException {
        var system = ManagementFactory.getOperatingSystemMXBean();
        var facts = new LinkedHashMap<String, String>();
        facts.put("cores", Integer.toString(system.getAvailableProcessors()));
        facts.put("processor", line(Path.of("/proc/cpuinfo"), "model name"));
        facts.put("memory", line(Path.of("/proc/meminfo"), "MemTotal"));
        facts.put("load when it began", Double.toString(system.getSystemLoadAverage()));
        facts.put("system", system.getName() + " " + system.getVersion());
        facts.put(
                "JDK", Runtime.version() + ", at most " + (Runtime.getRuntime().maxMemory() >> 20) + " MB of heap");
        facts.put("Quarkus", System.getProperty("imprimatur.bench.quarkus", "unknown"));
        facts.put(
                "PostgreSQL",
                Superuser.one("show server_version") + ", fsync " + Superuser.one("show fsync")
                        + ", synchronous_commit " + Superuser.one("show synchronous_commit"));
        facts.put("commit", commit());
        return facts;
    }

    private static String line(Path file, String name) throws IOException {
        if (!Files.isReadable(file)) {
            return "unknown";
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse("unknown");
        }
    }

    private static String commit() throws IOException, InterruptedException {
        Process git = new ProcessBuilder("git", "describe", "--always", "--dirty", "--abbrev=12")
                .redirectErrorStream(true)
                .start();
        String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        return git.waitFor() == 0 ? text : "unknown";
    }
}
