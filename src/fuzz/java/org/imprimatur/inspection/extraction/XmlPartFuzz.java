package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.params.provider.MethodSource;

/** XML of parts. */
class XmlPartFuzz {
    @MethodSource("xmlParts")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void xml_part(byte[] part) {
        Fuzzed.read(
                "a.xlsx",
                SampleFiles.aggregates()
                        .withPart("customXml/item1.xml", "application/xml", part)
                        .withPart(
                                "xl/pivotCache/pivotCacheDefinition1.xml",
                                "application/vnd.openxmlformats-officedocument.spreadsheetml.pivotCacheDefinition+xml",
                                part)
                        .bytes());
    }

    static Stream<byte[]> xmlParts() {
        return Stream.of(
                ("<pivotCacheDefinition xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cacheFields>"
                                + "<cacheField name=\"A\"><sharedItems><s v=\"x\"/><n v=\"1\"/></sharedItems></cacheField></cacheFields>"
                                + "</pivotCacheDefinition>")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
