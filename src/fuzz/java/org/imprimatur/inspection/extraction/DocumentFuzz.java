package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.imprimatur.testing.SampleOffice;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands in the body of a text document, since a whole package with one wrong byte is mostly no package. */
class DocumentFuzz {
    @MethodSource("bodies")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void document(byte[] body) {
        String xml = new String(body, StandardCharsets.UTF_8);
        Fuzzed.read(
                "a.docx",
                SampleOffice.document(xml).withStyles(xml).withSettings(xml).bytes());
    }

    static Stream<byte[]> bodies() {
        return Stream.of(
                        WordCases.FIGURES,
                        "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r></w:p>",
                        "<w:style w:type=\"table\" w:styleId=\"A\"><w:basedOn w:val=\"A\"/><w:tblStylePr w:type=\"firstRow\"/></w:style>",
                        "<mc:AlternateContent><mc:Choice Requires=\"wps\"><w:p/></mc:Choice><mc:Fallback><w:p/></mc:Fallback>"
                                + "</mc:AlternateContent>")
                .map(xml -> xml.getBytes(StandardCharsets.UTF_8));
    }
}
