package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.jspecify.annotations.Nullable;

/**
 * The strings of a content stream of which no fonts are known any more: as a font of Latin letters would paint them, and whatever else it
 * says.
 *
 * @param text in its order
 * @param shows whether it paints text at all
 * @param damaged whether there may be more behind what could be read
 */
record ContentStrings(String text, boolean shows, boolean damaged) {
    private static final Set<String> NEXT_LINE = Set.of("Td", "TD", "T*", "Tm", "ET", "'", "\"");

    /** Null where the bytes are no instructions. */
    static @Nullable ContentStrings of(byte[] bytes, Budget budget) {
        var text = new StringBuilder();
        var scan = new ContentScan();
        var instructions = new Instructions(budget);
        boolean shows = false;
        try {
            scan.read(bytes);
            scan.end();
            var parser = new PDFStreamParser(bytes);
            List<COSBase> operands = new ArrayList<>();
            Object token;
            while ((token = parser.parseNextToken()) != null) {
                if (token instanceof Operator operator) {
                    take(operator, operands, instructions, text);
                    shows |= Instructions.shows(operator.getName());
                    operands.clear();
                    budget.read(1);
                } else if (token instanceof COSBase operand) {
                    operands.add(operand);
                }
            }
        } catch (UninspectableFile limit) {
            throw limit;
        } catch (IOException | RuntimeException e) {
            return null;
        }
        for (List<String> more : List.of(instructions.texts(), scan.texts())) {
            more.forEach(each -> text.append('\n').append(each));
        }
        return new ContentStrings(text.toString(), shows, scan.isDamaged());
    }

    private static void take(Operator operator, List<COSBase> operands, Instructions instructions, StringBuilder text) {
        instructions.take(operator, operands);
        if (NEXT_LINE.contains(operator.getName()) && !text.isEmpty()) {
            text.append('\n');
        }
        if (Instructions.shows(operator.getName())) {
            operands.forEach(operand -> append(operand, text));
        }
        for (COSBase operand : operands) {
            for (COSName key : Replacement.KEYS) {
                if (operand instanceof COSDictionary properties && properties.getString(key) != null) {
                    text.append('\n').append(properties.getString(key)).append('\n');
                }
            }
        }
    }

    private static void append(COSBase operand, StringBuilder text) {
        if (operand instanceof COSString string) {
            text.append(new String(string.getBytes(), StandardCharsets.ISO_8859_1));
        } else if (operand instanceof COSArray array) {
            for (COSBase each : array) {
                append(each, text);
            }
        }
    }
}
