package org.imprimatur.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An auditor who trusts none of our programs: the export is verified by Go's packages for the checksum database, one entry by npm's
 * package for sigstore's log, the signature by OpenSSL. Skipped where they are not installed, unless
 * {@code OUTSIDE_PROGRAMS=required}.
 */
class OutsideVerifiersTest {
    private static final Path PROGRAM = Path.of("src/test/go/verify.go").toAbsolutePath();
    private static final Path NODE = Path.of("src/test/node").toAbsolutePath();
    private static final String KEY = SmallLog.SIGNER.verifier().text();
    private static final SmallLog LOG = SmallLog.of(600);

    @TempDir
    Path folder;

    private Path export = Path.of("");

    private record Ended(int exitCode, String output) {}

    @BeforeEach
    void unpack() throws IOException {
        export = folder.resolve("export");
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(LOG.export()))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path file = export.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(tar, file);
            }
        }
    }

    @Test
    void go_verifies_every_entry_and_that_the_log_continues_an_older_checkpoint() throws Exception {
        Path verifier = goVerifier();
        Path older = Files.write(
                folder.resolve("older"),
                SmallLog.signed(SmallLog.of(300).head(), SmallLog.SIGNER).bytes());
        Ended sound = run(verifier.toString(), export.toString(), KEY, older.toString());
        assertThat(sound.output()).contains("continues 300 entries", "sound: 600 entries");
        assertThat(sound.exitCode()).isZero();

        Path bundle = export.resolve("tile/entries/001");
        Files.write(
                bundle,
                EntryBundle.bytes(
                        LOG.with(log -> log.set(300, SmallLog.entry(9_999))).entries(256, 256)));
        Ended changed = run(verifier.toString(), export.toString(), KEY);
        assertThat(changed.output()).contains("entry 300 is not the one in the tree");
        assertThat(changed.exitCode()).isEqualTo(1);

        Files.write(
                export.resolve("checkpoint"),
                SmallLog.signed(LOG.head(), SmallLog.signer(SmallLog.ORIGIN)).bytes());
        assertThat(run(verifier.toString(), export.toString(), KEY).exitCode()).isEqualTo(1);
    }

    @Test
    void npms_package_for_the_log_of_sigstore_verifies_the_proof_of_an_entry_and_of_no_other() throws Exception {
        requireProgram("node", "--version");
        requireInstalled(NODE.resolve("node_modules/@sigstore/verify"), "npm ci --prefix src/test/node");
        for (int index : new int[] {0, 255, 256, 511, 599}) {
            Path proof = Files.writeString(folder.resolve("proof"), LOG.proof(index));
            Path entry = Files.write(folder.resolve("entry"), SmallLog.entry(index));
            Ended sound = node(proof, entry, KEY);
            assertThat(sound.output()).contains("sound: entry " + index + " of 600");
            assertThat(sound.exitCode()).isZero();

            Files.write(entry, SmallLog.entry(index + 1));
            assertThat(node(proof, entry, KEY).output()).contains("WRONG: calculated root hash does not match");
            String another = SmallLog.signer(SmallLog.ORIGIN).verifier().text();
            Files.write(entry, SmallLog.entry(index));
            assertThat(node(proof, entry, another).exitCode()).isEqualTo(1);
        }
    }

    private Ended node(Path proof, Path entry, String key) throws Exception {
        return run("node", NODE.resolve("verify.js").toString(), proof.toString(), entry.toString(), key);
    }

    @Test
    void openssl_verifies_the_signature_of_the_checkpoint() throws Exception {
        requireProgram("openssl", "version");
        String note = Files.readString(export.resolve("checkpoint"));
        int blank = note.indexOf("\n\n");
        String line = note.substring(blank + 2).strip();
        byte[] idAndSignature = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
        Path text = Files.writeString(folder.resolve("text"), note.substring(0, blank + 1));
        Path key = Files.writeString(
                folder.resolve("key.pem"), SmallLog.SIGNER.verifier().pem());
        Path signature =
                Files.write(folder.resolve("signature"), Arrays.copyOfRange(idAndSignature, 4, idAndSignature.length));
        assertThat(openssl(text, key, signature).exitCode()).isZero();
        Files.writeString(text, note.substring(0, blank + 1).replace("600", "601"));
        assertThat(openssl(text, key, signature).exitCode()).isNotZero();
    }

    private Ended openssl(Path text, Path key, Path signature) throws Exception {
        return run(
                "openssl",
                "pkeyutl",
                "-verify",
                "-rawin",
                "-pubin",
                "-inkey",
                key.toString(),
                "-in",
                text.toString(),
                "-sigfile",
                signature.toString());
    }

    private Path goVerifier() throws Exception {
        requireProgram("go", "version");
        Path verifier = folder.resolve("verify");
        Ended built = run("go", "build", "-o", verifier.toString(), PROGRAM.toString());
        if (!isRequired()) {
            assumeThat(built.exitCode())
                    .as("Debian's golang-golang-x-mod-dev is installed: " + built.output())
                    .isZero();
        }
        assertThat(built.exitCode()).as(built.output()).isZero();
        return verifier;
    }

    private static boolean isRequired() {
        return "required".equals(System.getenv("OUTSIDE_PROGRAMS"));
    }

    private void requireProgram(String... command) throws Exception {
        boolean found;
        try {
            found = run(command).exitCode() == 0;
        } catch (IOException none) {
            found = false;
        }
        if (!isRequired()) {
            assumeThat(found).as(command[0] + " is installed").isTrue();
        }
        assertThat(found).as(command[0] + " is installed").isTrue();
    }

    private static void requireInstalled(Path library, String how) {
        if (!isRequired()) {
            assumeThat(library).as(how).isDirectory();
        }
        assertThat(library).as(how).isDirectory();
    }

    private Ended run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(new ArrayList<>(List.of(command))).redirectErrorStream(true);
        // Debian's packages lie on a path of the old kind.
        builder.environment().put("GO111MODULE", "off");
        builder.environment().putIfAbsent("GOPATH", "/usr/share/gocode");
        builder.environment().put("GOCACHE", folder.resolve("go-cache").toString());
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), output);
    }
}
