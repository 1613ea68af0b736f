package org.imprimatur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import javax.crypto.SecretKey;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.testing.LogCapture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTamperingTest {
    private static final int MIB = ChunkCipher.CHUNK_BYTES;
    private static final UUID CONTENT = new UUID(7, 1);

    private final SecretKey key = ChunkCipher.newKey();
    private final ChunkCipher cipher = new ChunkCipher(CONTENT, key);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, MIB - 1, MIB, MIB + 1, 3 * MIB, 3 * MIB + 7})
    void what_was_sealed_is_read_back_exactly(int size) throws IOException {
        var plain = bytes(size);
        var chunks = new ArrayList<byte[]>();
        var taken = takeIn(plain, chunks);

        assertThat(taken.byteSize()).isEqualTo(size);
        assertThat(taken.sha256()).isEqualTo(Sha256.of(plain));
        assertThat(chunks).hasSize(ChunkCipher.chunksOf(size));
        assertThat(open(chunks, size).readAllBytes()).isEqualTo(plain);
    }

    @Test
    void nothing_of_the_plain_text_is_in_the_sealed_chunks() throws IOException {
        var marker = "A123 456 789 MARKER";
        var chunks = new ArrayList<byte[]>();
        takeIn(marker.repeat(100_000).getBytes(StandardCharsets.UTF_8), chunks);

        for (var chunk : chunks) {
            assertThat(new String(chunk, StandardCharsets.ISO_8859_1)).doesNotContain("MARKER");
        }
    }

    @Test
    void a_changed_bit_is_detected() throws IOException {
        var chunks = sealed(2 * MIB + 5);
        chunks.get(1)[MIB / 2] ^= 1;
        assertDamaged(chunks, 2 * MIB + 5);
    }

    @Test
    void exchanged_chunks_are_detected() throws IOException {
        var chunks = sealed(3 * MIB);
        Collections.swap(chunks, 0, 1);
        assertDamaged(chunks, 3 * MIB);
    }

    @Test
    void a_dropped_chunk_in_the_middle_is_detected() throws IOException {
        var chunks = sealed(3 * MIB);
        chunks.remove(1);
        assertDamaged(chunks, 3 * MIB);
        assertDamaged(chunks, 2 * MIB);
    }

    @Test
    void a_dropped_end_is_detected_even_if_the_recorded_size_is_shortened_to_match() throws IOException {
        var chunks = sealed(3 * MIB);
        chunks.remove(2);
        assertDamaged(chunks, 3 * MIB);
        assertDamaged(chunks, 2 * MIB);
    }

    @Test
    void a_chunk_appended_after_the_last_is_detected() throws IOException {
        var chunks = sealed(2 * MIB);
        chunks.add(cipher.seal(2, true, bytes(10), 10));
        assertDamaged(chunks, 2 * MIB + 10);
    }

    @Test
    void a_chunk_cut_short_is_detected() throws IOException {
        var chunks = sealed(MIB + 100);
        chunks.set(1, Arrays.copyOf(chunks.get(1), 50));
        assertDamaged(chunks, MIB + 100);
        chunks.set(1, new byte[0]);
        assertDamaged(chunks, MIB + 100);
    }

    @Test
    void a_chunk_of_another_content_is_detected_even_under_the_same_key() throws IOException {
        var chunks = sealed(2 * MIB);
        var other = new ChunkCipher(new UUID(7, 2), key);
        chunks.set(0, other.seal(0, false, bytes(MIB), MIB));
        assertDamaged(chunks, 2 * MIB);
    }

    @Test
    void bytes_before_a_damaged_chunk_are_genuine_and_none_of_it_is_handed_out() throws IOException {
        var plain = bytes(2 * MIB);
        var chunks = new ArrayList<byte[]>();
        takeIn(plain, chunks);
        chunks.get(1)[0] ^= 1;

        var opened = open(chunks, 2 * MIB);
        assertThat(opened.readNBytes(MIB)).isEqualTo(Arrays.copyOf(plain, MIB));
        assertThatThrownBy(opened::read).isInstanceOf(ContentDamagedException.class);
        assertThatThrownBy(opened::read).isInstanceOf(ContentDamagedException.class);
    }

    @Test
    void a_wrapped_key_opens_only_for_the_content_digest_and_size_that_it_was_sealed_with() throws IOException {
        var wrapping = keyFile("ab".repeat(32));
        var binding = new KeyEncryptionKey.Binding(CONTENT, Sha256.of("x"), 1);
        var wrapped = wrapping.wrap(key, binding);

        assertThat(wrapping.unwrap(wrapped, binding).getEncoded()).isEqualTo(key.getEncoded());
        for (var wrong : List.of(
                new KeyEncryptionKey.Binding(new UUID(7, 2), Sha256.of("x"), 1),
                new KeyEncryptionKey.Binding(CONTENT, Sha256.of("y"), 1),
                new KeyEncryptionKey.Binding(CONTENT, Sha256.of("x"), 2))) {
            assertThatThrownBy(() -> wrapping.unwrap(wrapped, wrong)).isInstanceOf(ContentDamagedException.class);
        }
    }

    @Test
    void a_wrapped_key_that_was_changed_or_wrapped_under_another_key_does_not_open() throws IOException {
        var wrapping = keyFile("ab".repeat(32));
        var binding = new KeyEncryptionKey.Binding(CONTENT, Sha256.of("x"), 1);
        var wrapped = wrapping.wrap(key, binding);
        var other = keyFile("cd".repeat(32));

        assertThat(other.id()).isNotEqualTo(wrapping.id());
        assertThatThrownBy(() -> other.unwrap(wrapped, binding)).isInstanceOf(ContentDamagedException.class);
        assertThatThrownBy(() -> wrapping.unwrap(new byte[5], binding)).isInstanceOf(ContentDamagedException.class);
        wrapped[20] ^= 1;
        assertThatThrownBy(() -> wrapping.unwrap(wrapped, binding)).isInstanceOf(ContentDamagedException.class);
    }

    @Test
    void a_missing_or_misspelled_key_file_stops_with_a_sentence_that_says_what_to_do() throws IOException {
        assertThatThrownBy(() -> KeyEncryptionKeys.readFrom(folder.resolve("none")))
                .hasMessageContaining("imprimatur.content.key-file")
                .hasMessageContaining("openssl rand -hex 32");
        assertThatThrownBy(() -> keyFile("secret words"))
                .hasMessageContaining("64 hexadecimal digits")
                .hasMessageNotContaining("secret words");
    }

    private KeyEncryptionKey keyFile(String holding) throws IOException {
        return KeyEncryptionKeys.readFrom(Files.writeString(folder.resolve("key"), holding + "\n"))
                .current();
    }

    private List<byte[]> sealed(int size) throws IOException {
        var chunks = new ArrayList<byte[]>();
        takeIn(bytes(size), chunks);
        return chunks;
    }

    private ContentIntake.Taken takeIn(byte[] plain, List<byte[]> chunks) throws IOException {
        return new ContentIntake(Long.MAX_VALUE).takeIn(new ByteArrayInputStream(plain), cipher, chunks::add);
    }

    private OpenedContent open(List<byte[]> chunks, int size) {
        return new OpenedContent(cipher, index -> index < chunks.size() ? chunks.get(index) : null, size);
    }

    private void assertDamaged(List<byte[]> chunks, int size) {
        try (LogCapture logs = new LogCapture()) {
            assertThatThrownBy(() -> open(chunks, size).readAllBytes()).isInstanceOf(ContentDamagedException.class);
            assertThat(logs.lines()).as("the alarm").anyMatch(line -> line.contains("audit.forgery.detected"));
        }
    }

    private static byte[] bytes(int size) {
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }
}
