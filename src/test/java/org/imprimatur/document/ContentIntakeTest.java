package org.imprimatur.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.imprimatur.RuleViolation;
import org.imprimatur.document.rules.ContentForm;
import org.imprimatur.document.rules.DocumentRefusal;
import org.junit.jupiter.api.Test;

class ContentIntakeTest {
    private final ChunkCipher cipher = new ChunkCipher(new UUID(7, 1), ChunkCipher.newKey());
    private final AtomicInteger kept = new AtomicInteger();

    @Test
    void a_file_of_exactly_the_largest_size_is_taken_in_and_one_byte_more_is_refused() throws IOException {
        int limit = ChunkCipher.CHUNK_BYTES + 10;
        assertThat(takeIn(new ByteArrayInputStream(new byte[limit]), limit).byteSize())
                .isEqualTo(limit);

        assertRefused(new ByteArrayInputStream(new byte[limit + 1]), limit, DocumentRefusal.CONTENT_TOO_LARGE);
    }

    @Test
    void an_endless_file_is_refused_as_soon_as_the_limit_is_passed() {
        var endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                return 'x';
            }
        };
        assertRefused(endless, 3L * ChunkCipher.CHUNK_BYTES, DocumentRefusal.CONTENT_TOO_LARGE);
        assertThat(kept.get()).isEqualTo(3);
        assertThat(endless.read).isEqualTo(4L * ChunkCipher.CHUNK_BYTES);
    }

    @Test
    void an_empty_file_is_refused() {
        assertRefused(InputStream.nullInputStream(), 10, DocumentRefusal.CONTENT_EMPTY);
    }

    @Test
    void a_sender_who_goes_away_is_not_taken_for_the_end_of_the_file() {
        var broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("connection reset");
            }
        };
        assertThatThrownBy(() -> takeIn(broken, 10)).isInstanceOf(IOException.class);
    }

    @Test
    void the_form_is_read_from_the_first_bytes() throws IOException {
        assertThat(takeIn(new ByteArrayInputStream(new byte[] {'P', 'K', 3, 4, 0}), 10)
                        .form())
                .isEqualTo(ContentForm.ZIP);
    }

    private ContentIntake.Taken takeIn(InputStream bytes, long limit) throws IOException {
        return new ContentIntake(limit).takeIn(bytes, cipher, (index, chunk) -> kept.incrementAndGet());
    }

    private void assertRefused(InputStream bytes, long limit, DocumentRefusal refusal) {
        assertThatThrownBy(() -> takeIn(bytes, limit))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.refusal()).isEqualTo(refusal));
    }
}
