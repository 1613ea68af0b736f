package org.imprimatur.evaluation;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The folder in which the evaluation keeps everything: the database, keys and passwords made at the first start, logs.
 * Readable by its owner only, where the file system knows owners. One evaluation at a time holds it.
 */
final class EvaluationFolder implements AutoCloseable {
    private static final int SECRET_BYTES = 32;

    private final Path folder;
    private final FileChannel lock;
    private final SecureRandom random = new SecureRandom();

    private EvaluationFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** @throws CannotStart when it cannot be written, or another evaluation holds it */
    static EvaluationFolder open(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, ownerOnly(folder, "rwx------"));
            }
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new CannotStart(
                        "Another evaluation runs in " + folder + ". Stop it first (Ctrl-C where it runs).");
            }
            EvaluationFolder opened = new EvaluationFolder(folder, channel);
            Files.createDirectories(opened.folder.resolve("keys"));
            Files.createDirectories(opened.folder.resolve("log"));
            return opened;
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very program
        }
    }

    private static CannotStart unwritable(Path folder, IOException cause) {
        return new CannotStart(
                "The folder " + folder + " cannot be written (" + cause + "). Change its owner or permissions, delete"
                        + " it, or choose another with -Devaluation.folder=….",
                cause);
    }

    /** The data and log of PostgreSQL. */
    Path database() {
        return folder.resolve("database");
    }

    /** PostgreSQL itself, unpacked. Not below {@link #database()}. */
    Path programs() {
        return folder.resolve("postgresql");
    }

    Path serviceLog() {
        return folder.resolve("log/service.log");
    }

    /** Which process the service is; of interest after the launcher was killed. */
    Path serviceProcess() {
        return folder.resolve("service.process");
    }

    Path root() {
        return folder;
    }

    /** A file with 32 random bytes in hexadecimal digits, made at the first call ever. */
    Path key(String name) {
        return secret(name, () -> randomText() + "\n");
    }

    /** The file with the key that signs the audit log's checkpoints, made at the first call ever. */
    Path signingKey(String name) {
        return secret(name, SigningKey::generate);
    }

    private Path secret(String name, Supplier<String> content) {
        Path file = folder.resolve("keys").resolve(name);
        if (!Files.exists(file)) {
            try (Writer writer = newSecretFile(file)) {
                writer.write(content.get());
            } catch (IOException e) {
                throw unwritable(folder, e);
            }
        }
        return file;
    }

    /** The passwords of the database, made at the first call ever. */
    DatabasePasswords passwords() {
        Path file = folder.resolve("passwords.properties");
        try {
            if (!Files.exists(file)) {
                Properties made = new Properties();
                for (String login : new String[] {"superuser", "migrator", "app", "sequencer"}) {
                    made.setProperty(login, randomText());
                }
                try (Writer writer = newSecretFile(file)) {
                    made.store(writer, "The logins of the evaluation's PostgreSQL");
                }
            }
            Properties kept = new Properties();
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            }
            return new DatabasePasswords(
                    password(kept, "superuser"),
                    password(kept, "migrator"),
                    password(kept, "app"),
                    password(kept, "sequencer"));
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    /**
     * Accounts in the database name their issuer, so it has to stay what it was at the first start.
     *
     * @throws CannotStart when it is another one
     */
    void refuseOtherIssuer(String issuer) {
        Path file = folder.resolve("issuer");
        try {
            if (!Files.exists(file)) {
                Files.writeString(file, issuer);
            } else if (!Files.readString(file).equals(issuer)) {
                throw new CannotStart("The accounts in " + folder + " belong to the identity provider "
                        + Files.readString(file) + ", not to " + issuer + ". Choose its port again with -D"
                        + Settings.IDENTITY_PROVIDER_PORT + ", or another folder with -Devaluation.folder.");
            }
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private String password(Properties kept, String login) {
        String password = kept.getProperty(login);
        if (password == null) {
            throw new CannotStart("The file " + folder.resolve("passwords.properties") + " lacks the password of "
                    + login + ". Restore it, or delete " + folder + " to start with an empty database.");
        }
        return password;
    }

    private static Writer newSecretFile(Path file) throws IOException {
        Files.createFile(file, ownerOnly(file, "rw-------"));
        return Files.newBufferedWriter(file);
    }

    private static FileAttribute<?>[] ownerOnly(Path path, String permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private String randomText() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
