package org.imprimatur.audit.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.imprimatur.audit.rules.tlog.TlogFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One entry has one spelling: everything else that JSON allows for the same value is refused. */
class ExportedEntryTest {
    private static final String ENTRY =
            "{\"action\":\"BLOCK_DIGEST\",\"actor\":{\"id\":\"system:test\",\"kind\":\"SYSTEM\"},\"app\":\"1\","
                    + "\"facts\":{\"a\":1,\"b\":true,\"c\":\"§ é\",\"list\":[1,\"two\",{}]},"
                    + "\"id\":\"00000000-0000-7000-0000-000000000001\",\"outcome\":\"PERMITTED\",\"rows\":[],"
                    + "\"time\":\"2026-11-23T12:00:00.000000Z\",\"type\":\"org.imprimatur.audit-entry\",\"v\":1}";

    private static ExportedEntry parse(String text) {
        return ExportedEntry.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void the_canonical_spelling_is_an_entry_and_says_what_it_says() {
        ExportedEntry entry = parse(ENTRY);
        assertThat(entry.id()).isEqualTo(new UUID(0x7000, 1));
        assertThat(entry.text("action")).isEqualTo("BLOCK_DIGEST");
        assertThat(entry.text("actor/id")).isEqualTo("system:test");
        assertThat(entry.text("subject/document")).isNull();
        assertThat(entry.text("facts/c")).as("nobody asks for it").isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9007199254740991",
                "-9007199254740991",
                "0",
                "false",
                "\"\"",
                "\" ~\"",
                "\"\\\"\\\\\"",
                "\"\\u001f\u007f\""
            })
    void what_stands_at_a_border_of_the_spelling_is_within(String value) {
        assertThat(parse(ENTRY.replace("\"a\":1", "\"a\":" + value)).id()).isEqualTo(new UUID(0x7000, 1));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    a space                      | "v":1                  | "v": 1
                    another order                | "a":1,"b":true         | "b":true,"a":1
                    a name twice                 | "a":1                  | "a":1,"a":1
                    a name twice, another value  | "a":1                  | "a":2,"a":1
                    an escape without need       | "app":"1"              | "app":"\\u0031"
                    an escaped slash             | "kind":"SYSTEM"        | "kind":"SYSTEM\\/"
                    capital digits of an escape  | "c":"§ é"              | "c":"\\u001F"
                    a minus before nothing       | "a":1                  | "a":-0
                    a fraction of nothing        | "a":1                  | "a":1.0
                    an exponent                  | "a":1                  | "a":1e0
                    beyond what is exact         | "a":1                  | "a":9007199254740992
                    one below what is exact      | "a":1                  | "a":-9007199254740992
                    beyond it, below nothing     | "a":1                  | "a":-9223372036854775808
                    beyond any integer           | "a":1                  | "a":123456789012345678901234567890
                    half of a character          | "c":"§ é"              | "c":"\\ud800"
                    nothing                      | "a":1                  | "a":null
                    a space in an empty list     | "rows":[]              | "rows":[ ]
                    a comma too many             | "rows":[]              | "rows":[1,]
                    a second value behind it     | "v":1}                 | "v":1}{}
                    a line behind it             | "v":1}                 | "v":1}⏎
                    """)
    void another_spelling_is_refused(String what, String canonical, String other) {
        assertThat(ENTRY).contains(canonical);
        assertThatThrownBy(() -> parse(ENTRY.replace(canonical, other.replace("⏎", "\n"))))
                .as(what)
                .isInstanceOf(TlogFormatException.class)
                .hasMessageMatching("it is not RFC 8785 JSON|it is not JSON|it has a value that no entry holds");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
                    "v":1                            | "v":2
                    "v":1                            | "v":"1"
                    "action":"BLOCK_DIGEST"          | "action":5
                    "id":"system:test"               | "id":3
                    {"id":"system:test","kind":"SYSTEM"} | ["system:test"]
                    "outcome":"PERMITTED"            | "outcome":true
                    "app":"1"                        | "another":"1"
                    000000000001"                    | 00000000000G"
                    .000000Z                         | Z
                    """)
    void what_no_service_writes_is_no_entry(String honest, String other) {
        assertThat(ENTRY).contains(honest);
        assertThatThrownBy(() -> parse(ENTRY.replace(honest, other))).isInstanceOf(TlogFormatException.class);
    }

    @Test
    void other_encodings_and_what_is_nested_without_end_are_refused() {
        for (String charset : new String[] {"UTF-16", "UTF-16LE", "UTF-32BE"}) {
            assertThatThrownBy(() -> ExportedEntry.parse(ENTRY.getBytes(Charset.forName(charset))))
                    .isInstanceOf(TlogFormatException.class);
        }
        assertThatThrownBy(() -> parse("\ufeff" + ENTRY)).isInstanceOf(TlogFormatException.class);
        assertThatThrownBy(() ->
                        parse(ENTRY.replace("\"rows\":[]", "\"rows\":" + "[".repeat(30_000) + "]".repeat(30_000))))
                .isInstanceOf(TlogFormatException.class);
        assertThatThrownBy(() -> ExportedEntry.parse(new byte[0])).isInstanceOf(TlogFormatException.class);
    }
}
