package org.imprimatur.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The keys outside the database: the last one wraps, each unwraps what it wrapped. A key is added as the last line of the file
 * and taken away once nothing is wrapped under it any more, see {@code src/docs/operating.md}.
 */
final class KeyEncryptionKeys {
    private static final Pattern SPELLING = Pattern.compile("[0-9a-fA-F]{64}");

    private final List<KeyEncryptionKey> keys;

    private KeyEncryptionKeys(List<KeyEncryptionKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * Reads the key file: 64 hexadecimal digits a line; empty lines and white space around them are ignored.
     *
     * @throws IllegalStateException with a sentence that says what to do, which never holds what the file holds
     */
    static KeyEncryptionKeys readFrom(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The content key file " + file
                            + " cannot be read. Set imprimatur.content.key-file to a file with 64"
                            + " hexadecimal digits a line (openssl rand -hex 32) that this process may read.",
                    e);
        }
        if (lines.isEmpty()
                || !lines.stream().allMatch(line -> SPELLING.matcher(line).matches())) {
            throw new IllegalStateException("The content key file " + file
                    + " does not hold 64 hexadecimal digits on each line. Write one with: openssl rand -hex 32");
        }
        return new KeyEncryptionKeys(lines.stream()
                .map(line -> new KeyEncryptionKey(HexFormat.of().parseHex(line)))
                .toList());
    }

    /** Wraps whatever is wrapped from now on. */
    KeyEncryptionKey current() {
        return keys.get(keys.size() - 1);
    }

    /** Empty for a key that the file does not hold. */
    Optional<KeyEncryptionKey> find(String id) {
        return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }

    List<String> ids() {
        return keys.stream().map(KeyEncryptionKey::id).toList();
    }
}
