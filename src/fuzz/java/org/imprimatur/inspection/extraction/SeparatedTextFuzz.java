package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.imprimatur.inspection.rules.Inspection;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.Ruleset;
import org.junit.jupiter.params.provider.MethodSource;

/** Separated values and plain text in any encoding, and what is made of their cells, which is read from the bytes where they lie. */
class SeparatedTextFuzz {
    private static final List<String> TEXTS = List.of(
            "Last Name,First Name,A-Number,Fear Claim\r\nBako,Rita,A991234567,Credible fear - positive\r\n",
            "Name;Born\n\"Do\u00e9; \"\"J\"\"\";1984-01-17\n\n\"two\nlines\";\"\"\n",
            "Month\tFigure\r2022-11\t5\r2022-12\t\"7\t8\"\r",
            "no table, only A991234567 and 1984-01-17 in a text\n",
            "a|b|c\n1|2|3\n4||6\n");

    @MethodSource("texts")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void separated_values(byte[] file) {
        Fuzzed.read("a.csv", file)
                .ifPresent(read -> Inspection.of(read, "a.csv", Ruleset.shipped(), new KeyedHash(new byte[32])));
    }

    static Stream<byte[]> texts() {
        Set<Charset> encodings = Set.of(
                StandardCharsets.UTF_8,
                StandardCharsets.UTF_16LE,
                StandardCharsets.UTF_16BE,
                StandardCharsets.ISO_8859_1);
        return TEXTS.stream().flatMap(text -> encodings.stream().map(text::getBytes));
    }
}
