package org.imprimatur.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MacKeysTest {
    private static final String FIRST = "00".repeat(32);
    private static final String SECOND = "ff".repeat(32);
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"", "\n\n", "secret", "00", "0000000000000000000000000000000000000000000000000000000000000g"})
    void a_file_that_holds_no_key_stops_the_start_with_what_to_do_and_without_what_it_holds(String text)
            throws IOException {
        Path file = Files.writeString(folder.resolve("audit.key"), text);

        assertThatThrownBy(() -> new MacKeys(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("imprimatur.audit.mac-key-file", file.toString(), "openssl rand -hex 32")
                .satisfies(thrown -> assertThat(text.length() < 6
                                || !String.valueOf(thrown.getMessage()).contains(text))
                        .isTrue());
    }

    @Test
    void a_file_that_is_not_there_stops_the_start_with_what_to_do() {
        assertThatThrownBy(() -> new MacKeys(folder.resolve("missing.key")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("missing.key", "openssl rand -hex 32");
    }

    @Test
    void after_a_rotation_new_entries_use_the_last_key_and_old_ones_still_verify() throws IOException {
        MacKeys before = new MacKeys(Files.writeString(folder.resolve("before"), FIRST + "\n"));
        byte[] old = before.mac(BODY);

        MacKeys after = new MacKeys(Files.writeString(folder.resolve("after"), FIRST + "\n" + SECOND + "\n"));

        assertThat(after.current()).isEqualTo(2);
        assertThat(after.verify(1, old, BODY)).isTrue();
        assertThat(after.verify(2, after.mac(BODY), BODY)).isTrue();
        assertThat(after.verify(1, after.mac(BODY), BODY)).as("the other key's").isFalse();
        assertThat(before.verify(2, after.mac(BODY), BODY))
                .as("a key it does not know")
                .isFalse();
        assertThat(after.verify(0, old, BODY)).isFalse();
    }
}
