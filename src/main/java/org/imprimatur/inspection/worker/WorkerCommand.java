package org.imprimatur.inspection.worker;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command that starts a worker: Java with this product's own classes, and nothing that was given to the service. */
final class WorkerCommand {
    private static final List<String> NULL_DEVICES = List.of("/dev/null", "NUL");

    private WorkerCommand() {}

    static List<String> of(WorkerSettings settings, Confinement confinement) {
        var command = new ArrayList<String>();
        command.add(settings.java().toString());
        command.add("-Xmx" + settings.heapBytes());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:ActiveProcessorCount=1",
                // the second compiler takes longer than it saves in the life of a worker: decision 0027
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                // gives back what a large file took
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                // standard output is for answers
                "-XX:+DisplayVMOutputToStderr",
                // nothing that could hold a piece of a file is written anywhere
                "-XX:-UsePerfData",
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + nullDevice(),
                "-XX:+DisableAttachMechanism",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-Djava.awt.headless=true"));
        command.addAll(List.of("-cp", classPath(), InspectionWorker.class.getName()));
        command.addAll(settings.textRecogniser());
        // Every file has its whole limit: whoever has used that much already is replaced before the next one.
        return confinement.confined(command, 2 * settings.cpuLimit().toSeconds());
    }

    private static String nullDevice() {
        return NULL_DEVICES.get(File.separatorChar == '/' ? 0 : 1);
    }

    /** In the packaged product the jars beside its launcher; in tests whatever the tests run with. */
    private static String classPath() {
        Path own = ownPlace();
        Path folder = own.getParent();
        if (folder != null && folder.endsWith("app")) {
            Path root = folder.resolveSibling("lib");
            if (Files.isDirectory(root.resolve("main"))) {
                return Stream.of(
                                own,
                                root.resolve("main").resolve("*"),
                                root.resolve("boot").resolve("*"))
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
            }
        }
        return Stream.concat(
                        Stream.of(own.toString()),
                        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                                .map(part -> Path.of(part).toAbsolutePath().toString()))
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path ownPlace() {
        try {
            return Path.of(InspectionWorker.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of a class is an address", e);
        }
    }
}
