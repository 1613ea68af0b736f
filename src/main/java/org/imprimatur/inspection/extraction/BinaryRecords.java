package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.util.function.ObjIntConsumer;
import org.apache.poi.util.RecordFormatException;
import org.apache.poi.xssf.binary.XSSFBParseException;
import org.apache.poi.xssf.binary.XSSFBParser;

/** The records of a binary part (MS-XLSB 2.1.4). */
final class BinaryRecords {
    private BinaryRecords() {}

    static void each(byte[] part, ObjIntConsumer<byte[]> reader) {
        try {
            new XSSFBParser(new ByteArrayInputStream(part)) {
                @Override
                public void handleRecord(int type, byte[] data) {
                    reader.accept(data, type);
                }
            }.parse();
        } catch (IOException
                | XSSFBParseException
                | RecordFormatException
                | BufferUnderflowException
                | IllegalArgumentException
                | ArrayIndexOutOfBoundsException e) {
            throw UninspectableFile.malformed();
        }
    }
}
