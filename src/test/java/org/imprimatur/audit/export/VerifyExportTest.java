package org.imprimatur.audit.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.imprimatur.audit.rules.tlog.Checkpoint;
import org.imprimatur.audit.rules.tlog.EntryBundle;
import org.imprimatur.audit.rules.tlog.SignedNote;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an auditor is told of an export, by a command that reads nothing else. */
class VerifyExportTest {
    private static final SmallLog LOG = SmallLog.of(600);
    private static final String KEY = SmallLog.SIGNER.verifier().text();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream problems = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 600})
    void an_export_of_a_sound_log_is_sound_as_an_archive_and_unpacked(int size) throws IOException {
        byte[] archive = SmallLog.of(size).export();
        Path file = file("export.tar", archive);
        assertThat(verify(file.toString(), "--key", KEY)).isEqualTo(0);
        assertThat(said())
                .contains("SOUND", "records.example/log", size + ", none missing", "root")
                .contains(SmallLog.of(size).head().root().hex());
        assertThat(verify(unpacked(archive).toString(), "--key", KEY)).isEqualTo(0);
    }

    @Test
    void an_export_of_a_log_without_entries_is_sound() throws IOException {
        assertThat(verify(file("empty.tar", SmallLog.of(0).export()).toString(), "--key", KEY))
                .isEqualTo(0);
    }

    @Test
    void an_export_continues_an_older_checkpoint_of_the_same_history_only() throws IOException {
        Path file = file("export.tar", LOG.export());
        for (int older : new int[] {0, 1, 256, 300, 600}) {
            Path since = checkpoint(SmallLog.of(older).head());
            assertThat(verify(file.toString(), "--key", KEY, "--since", since.toString()))
                    .as("since " + older)
                    .isEqualTo(0);
            assertThat(said()).contains("continues");
        }
        Checkpoint elsewhere =
                SmallLog.of(300).with(log -> log.set(7, SmallLog.entry(1_000))).head();
        assertThat(verify(
                        file.toString(),
                        "--key",
                        KEY,
                        "--since",
                        checkpoint(elsewhere).toString()))
                .isEqualTo(1);
        assertThat(said()).contains("WRONG: log index 0 to 299", "different people different histories");
    }

    @Test
    void two_heads_of_one_size_that_were_shown_to_two_people_are_caught_as_soon_as_they_meet() throws IOException {
        Path file = file("export.tar", LOG.export());
        Checkpoint toSomebodyElse =
                LOG.with(log -> log.set(7, SmallLog.entry(1_000))).head();
        assertThat(verify(
                        file.toString(),
                        "--key",
                        KEY,
                        "--since",
                        checkpoint(toSomebodyElse).toString()))
                .isEqualTo(1);
        assertThat(said()).contains("WRONG: log index 0 to 599", "different people different histories");
    }

    @Test
    void a_log_that_was_cut_or_rolled_back_does_not_continue_what_was_seen_before() throws IOException {
        Path file = file("export.tar", SmallLog.of(500).export());
        assertThat(verify(
                        file.toString(),
                        "--key",
                        KEY,
                        "--since",
                        checkpoint(LOG.head()).toString()))
                .isEqualTo(1);
        assertThat(said()).contains("WRONG: checkpoint", "500 entries, fewer than the 600", "history was cut");
    }

    @Test
    void whoever_changes_history_without_the_key_is_caught_however_well_the_rest_is_made_to_fit() throws IOException {
        SignedNote honest = SmallLog.signed(LOG.head(), SmallLog.SIGNER);
        assertCaught("a changed entry", LOG.with(log -> log.set(300, SmallLog.entry(9_999))), honest, LOG.head());
        assertCaught("two that changed places", LOG.with(log -> Collections.swap(log, 3, 400)), honest, LOG.head());
        SmallLog inserted = LOG.with(log -> {
            log.add(50, SmallLog.entry(9_999));
            log.remove(600);
        });
        assertCaught("one put in and the last left out", inserted, honest, LOG.head());
        SmallLog removed = LOG.with(log -> {
            log.remove(50);
            log.add(SmallLog.entry(9_999));
        });
        assertCaught("one left out in the middle", removed, honest, LOG.head());
    }

    private void assertCaught(String attack, SmallLog log, SignedNote note, Checkpoint head) throws IOException {
        assertThat(verify(file("export.tar", log.export(note, head)).toString(), "--key", KEY))
                .as(attack)
                .isEqualTo(1);
        assertThat(said())
                .as(attack)
                .contains("WRONG: tile/entries", "are not those that the checkpoint was signed for");
    }

    @Test
    void a_head_under_another_key_is_not_believed() throws IOException {
        SignedNote forged = SmallLog.signed(LOG.head(), SmallLog.signer(SmallLog.ORIGIN));
        assertThat(verify(file("export.tar", LOG.export(forged, LOG.head())).toString(), "--key", KEY))
                .isEqualTo(1);
        assertThat(said()).contains("WRONG: checkpoint", "none of the keys that you gave signed it");
        Checkpoint renamed =
                new Checkpoint("elsewhere.example/log", 600, LOG.head().root());
        byte[] other = LOG.export(SmallLog.signed(renamed, SmallLog.SIGNER), renamed);
        assertThat(verify(file("export.tar", other).toString(), "--key", KEY)).isEqualTo(1);
        assertThat(said()).contains("another log");
    }

    @Test
    void what_is_no_entry_is_named_with_its_place() throws IOException {
        for (String body : List.of(
                "{}",
                "{\"v\": 1}",
                "not json",
                text(SmallLog.entry(5)).replace("\"v\":1", "\"v\":2"),
                text(SmallLog.entry(5)).replace("\"v\":1", "\"v\":1,\"x\":1"),
                text(SmallLog.entry(5)).replace("system:test", "=HYPERLINK"),
                text(SmallLog.entry(5)) + "{}",
                text(SmallLog.entry(6)))) {
            SmallLog log = LOG.with(each -> each.set(599, body.getBytes(StandardCharsets.UTF_8)));
            Path file = unpacked(LOG.export());
            // The row cannot be made of it: the bundle alone is exchanged, and the head signed for it.
            Files.write(file.resolve("tile/entries/002.p/88"), EntryBundle.bytes(log.entries(512, 88)));
            Files.write(
                    file.resolve("checkpoint"),
                    SmallLog.signed(log.head(), SmallLog.SIGNER).bytes());
            assertThat(verify(file.toString(), "--key", KEY)).as(body).isEqualTo(1);
            assertThat(said()).as(body).contains("WRONG: tile/entries/002.p/88, log index 599");
        }
    }

    @Test
    void a_line_a_row_a_tile_or_a_sum_that_does_not_follow_from_the_entries_is_named() throws IOException {
        Path export = unpacked(LOG.export());
        assertChangeNamed(
                export, "entries.jsonl", "\"v\":1", "\"v\":2", "entries.jsonl: the lines of log index 0 to 256");
        assertChangeNamed(export, "entries.jsonl", "00000000012c", "00000000012d", "log index 256 to 512");
        assertChangeNamed(export, "entries-lossy.csv", "BLOCK_DIGEST", "HOLD_DOCUMENT", "entries-lossy.csv: the lines");
        assertChangeNamed(
                export, "entries-lossy.csv", "index,", "INDEX,", "entries-lossy.csv: the names of the columns");
        assertChangeNamed(export, "SHA256SUMS", "entries.jsonl", "entries.jsonx", "SHA256SUMS: the sums are not");
        assertChangeNamed(export, "README.txt", "lossy", "complete", "SHA256SUMS: the sums are not");
        Path tile = export.resolve("tile/0/001");
        byte[] hashes = Files.readAllBytes(tile);
        hashes[40] ^= 1;
        Files.write(tile, hashes);
        assertThat(verify(export.toString(), "--key", KEY)).isEqualTo(1);
        assertThat(said()).contains("WRONG: tile/0/001", "not what the entries' hashes give");
        hashes[40] ^= 1;
        Files.write(tile, hashes);
        Files.writeString(export.resolve("tile/0/x"), "");
        assertThat(verify(export.toString(), "--key", KEY)).isEqualTo(1);
        assertThat(said()).contains("nothing of an export has its name");
        Files.delete(export.resolve("tile/0/x"));
        Files.delete(export.resolve("tile/0/000"));
        assertThat(verify(export.toString(), "--key", KEY)).isEqualTo(1);
        assertThat(said()).contains("WRONG: tile/0/000: it is missing");
    }

    private void assertChangeNamed(Path export, String name, String from, String to, String fault) throws IOException {
        Path file = export.resolve(name);
        String honest = Files.readString(file);
        assertThat(honest).contains(from);
        for (String changed : List.of(honest.replaceFirst(from, to), honest + "more\n")) {
            Files.writeString(file, changed);
            assertThat(verify(export.toString(), "--key", KEY)).as(name).isEqualTo(1);
            if (!changed.startsWith(honest)) {
                assertThat(said()).contains("WRONG: ", fault);
            }
        }
        Files.writeString(file, honest);
        assertThat(verify(export.toString(), "--key", KEY)).isEqualTo(0);
    }

    @Test
    void what_is_not_understood_or_not_there_is_said_with_what_to_do() throws IOException {
        String file = file("export.tar", LOG.export()).toString();
        assertThat(verify()).isEqualTo(2);
        assertThat(verify(file)).isEqualTo(2);
        assertThat(complained()).contains("No key is given", "Usage:");
        assertThat(verify(file, "--key", KEY.substring(0, KEY.length() - 1))).isEqualTo(2);
        assertThat(complained()).contains("--key takes NAME+ID+KEY");
        assertThat(verify(file, "--key")).isEqualTo(2);
        assertThat(verify(file, file, "--key", KEY)).isEqualTo(2);
        assertThat(verify(file, "--kez", KEY)).isEqualTo(2);
        assertThat(verify(file, "--key", KEY, "--since")).isEqualTo(2);
        assertThat(verify(folder.resolve("nowhere").toString(), "--key", KEY)).isEqualTo(2);
        assertThat(complained()).contains("cannot be read");
        assertThat(verify(
                        file, "--key", KEY, "--since", folder.resolve("nowhere").toString()))
                .isEqualTo(2);
        assertThat(verify(file, "--key", KEY, "--since", file)).isEqualTo(1);
        assertThat(verify("--help")).isEqualTo(0);
        assertThat(said()).contains("Usage:", "Exit code");
    }

    private int verify(String... arguments) {
        out.reset();
        problems.reset();
        return VerifyExport.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(problems, true, StandardCharsets.UTF_8),
                false);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return problems.toString(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return SmallLog.text(bytes);
    }

    private Path checkpoint(Checkpoint head) throws IOException {
        return file("older", SmallLog.signed(head, SmallLog.SIGNER).bytes());
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** With the library that everybody else unpacks it with. */
    private Path unpacked(byte[] archive) throws IOException {
        Path into = Files.createTempDirectory(folder, "unpacked");
        try (var tar = new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                Path file = into.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(tar, file);
            }
        }
        return into;
    }
}
