package org.imprimatur.inspection.extraction;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.imprimatur.testing.SampleOffice;
import org.junit.jupiter.params.provider.MethodSource;

/** What stands on a slide. */
class PresentationFuzz {
    @MethodSource("shapes")
    @FuzzTest(maxDuration = Fuzzed.LASTS)
    void presentation(byte[] shapes) {
        String xml = new String(shapes, StandardCharsets.UTF_8);
        Fuzzed.read(
                "a.pptx",
                SampleOffice.presentation()
                        .withSlide(xml)
                        .withPage("ppt/slideLayouts/slideLayout1.xml", "slideLayout", "sldLayout", "", xml)
                        .relatedFromSheet(1, "slideLayout", "../slideLayouts/slideLayout1.xml")
                        .bytes());
    }

    static Stream<byte[]> shapes() {
        return Stream.of(
                        PresentationCases.FIGURES,
                        "<p:grpSp><p:grpSpPr><a:xfrm><a:off x=\"1\" y=\"1\"/><a:ext cx=\"1\" cy=\"1\"/><a:chOff x=\"0\" y=\"0\"/>"
                                + "<a:chExt cx=\"0\" cy=\"1\"/></a:xfrm></p:grpSpPr></p:grpSp>",
                        "<p:sp><p:nvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr></p:sp>")
                .map(xml -> xml.getBytes(StandardCharsets.UTF_8));
    }
}
