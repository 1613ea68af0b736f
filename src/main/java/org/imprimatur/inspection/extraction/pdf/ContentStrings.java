package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.imprimatur.inspection.extraction.Budget;
import org.jspecify.annotations.Nullable;

/** The strings that a content stream would paint, of which no fonts are known any more: as a font of Latin letters would paint them. */
final class ContentStrings {
    private static final Set<String> SHOWING = Set.of("Tj", "TJ", "'", "\"");
    private static final Set<String> NEXT_LINE = Set.of("Td", "TD", "T*", "Tm", "ET", "'", "\"");

    private ContentStrings() {}

    /** Null where the bytes are nothing that paints text. */
    static @Nullable String of(byte[] bytes, Budget budget) {
        var text = new StringBuilder();
        boolean shows = false;
        try {
            var parser = new PDFStreamParser(bytes);
            List<Object> operands = new java.util.ArrayList<>();
            Object token;
            while ((token = parser.parseNextToken()) != null) {
                if (!(token instanceof Operator operator)) {
                    operands.add(token);
                    continue;
                }
                if (NEXT_LINE.contains(operator.getName()) && !text.isEmpty()) {
                    text.append('\n');
                }
                if (SHOWING.contains(operator.getName())) {
                    shows = true;
                    operands.forEach(operand -> append(operand, text));
                }
                operands.clear();
                budget.read(1);
            }
        } catch (IOException | RuntimeException e) {
            if (e instanceof org.imprimatur.inspection.extraction.UninspectableFile limit) {
                throw limit;
            }
            return null;
        }
        return shows ? text.toString() : null;
    }

    private static void append(Object operand, StringBuilder text) {
        if (operand instanceof COSString string) {
            text.append(new String(string.getBytes(), StandardCharsets.ISO_8859_1));
        } else if (operand instanceof COSArray array) {
            for (COSBase each : array) {
                append(each, text);
            }
        }
    }
}
