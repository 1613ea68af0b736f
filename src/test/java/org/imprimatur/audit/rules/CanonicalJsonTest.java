package org.imprimatur.audit.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
    @Test
    void names_are_sorted_by_utf_16_code_units_as_in_the_example_of_rfc_8785() {
        var example = new LinkedHashMap<String, Object>();
        example.put("\u20ac", "Euro Sign");
        example.put("\r", "Carriage Return");
        example.put("\ufb33", "Hebrew Letter Dalet With Dagesh");
        example.put("1", "One");
        example.put("\ud83d\ude00", "Emoji: Grinning Face");
        example.put("\u0080", "Control");
        example.put("\u00f6", "Latin Small Letter O With Diaeresis");

        assertThat(CanonicalJson.text(example))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\",\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void text_is_escaped_only_where_the_scheme_says_so() {
        var text = "\u0000\u0007\b\t\n\u000b\f\r\u001f \"\\/\u007f\u2028\u20ac";

        assertThat(CanonicalJson.text(Map.of("t", text)))
                .isEqualTo("{\"t\":\"\\u0000\\u0007\\b\\t\\n\\u000b\\f\\r\\u001f \\\"\\\\/\u007f\u2028\u20ac\"}");
    }

    @Test
    void random_values_come_out_as_another_implementation_writes_them() throws IOException {
        var random = new Random(8785);
        for (int i = 0; i < 2_000; i++) {
            var value = randomMap(random, 3);
            var canonical = CanonicalJson.text(value);
            assertThat(new JsonCanonicalizer(scrambled(value, random)).getEncodedString())
                    .isEqualTo(canonical);
        }
    }

    @Test
    void the_digest_is_of_the_utf_8_bytes() {
        assertThat(CanonicalJson.digest(Map.of("b", 2, "a", "\u20ac")))
                .isEqualTo(Sha256.of("{\"a\":\"\u20ac\",\"b\":2}".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "\ude00", "\ude00\ud83d", "a\ud83d", "\ud83dz"})
    void text_that_has_no_utf_8_form_is_refused(String lone) {
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(Map.of("t", lone)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(Map.of(lone, "t")));
    }

    @Test
    void integers_are_kept_to_the_last_exact_one_and_refused_after_it() {
        assertThat(CanonicalJson.text(Map.of("n", List.of(9007199254740991L, -9007199254740991L, 0))))
                .isEqualTo("{\"n\":[9007199254740991,-9007199254740991,0]}");
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(Map.of("n", 9007199254740992L)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(Map.of("n", -9007199254740992L)));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(Map.of("n", Long.MIN_VALUE)));
    }

    @Test
    void what_has_no_exact_form_is_refused() {
        for (Object unfit : List.of(1.0, 1.5f, BigDecimal.ONE, 'c', new int[0], Sha256.of(""), Map.of(1, "one"))) {
            assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(Map.of("v", unfit)));
        }
        var absent = new HashMap<String, Object>();
        absent.put("v", null);
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.bytes(absent));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalJson.bytes(Map.of("v", Arrays.asList("a", null))));
    }

    private static Map<String, Object> randomMap(Random random, int depth) {
        var map = new HashMap<String, Object>();
        for (int i = random.nextInt(5); i > 0; i--) {
            map.put(randomText(random), randomValue(random, depth));
        }
        return map;
    }

    private static Object randomValue(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 6)) {
            case 0 -> randomText(random);
            case 1 -> random.nextBoolean();
            case 2 -> random.nextInt();
            case 3 -> random.nextLong() >> (11 + random.nextInt(50));
            case 4 -> randomMap(random, depth - 1);
            default -> {
                var list = new ArrayList<Object>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    list.add(randomValue(random, depth - 1));
                }
                yield list;
            }
        };
    }

    private static String randomText(Random random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(6); i > 0; i--) {
            switch (random.nextInt(4)) {
                case 0 -> text.append((char) random.nextInt(0x80));
                case 1 -> text.append((char) (0x80 + random.nextInt(0xd800 - 0x80)));
                case 2 -> text.append((char) (0xe000 + random.nextInt(0x2000)));
                default -> text.appendCodePoint(0x10000 + random.nextInt(0x100000));
            }
        }
        return text.toString();
    }

    /** The same value as ordinary JSON: members in any order, white space, every character escaped. */
    private static String scrambled(Object value, Random random) {
        if (value instanceof Map<?, ?> map) {
            var members = new ArrayList<String>();
            map.forEach((name, member) -> members.add(scrambled(name, random) + " : " + scrambled(member, random)));
            Collections.shuffle(members, random);
            return "{ " + String.join(" ,\n", members) + "}";
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> scrambled(element, random))
                    .toList()
                    .toString();
        }
        if (value instanceof String text) {
            var escaped = new StringBuilder("\"");
            text.chars().forEach(c -> escaped.append(String.format("\\u%04X", c)));
            return escaped.append('"').toString();
        }
        return value.toString();
    }
}
