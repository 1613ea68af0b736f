package org.imprimatur.inspection.extraction.rtf;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.UninspectableFile;

/** Bytes, as hexadecimal digits or as they are. */
final class RtfBytes implements RtfSink {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Budget budget;
    private final Consumer<byte[]> taken;
    private int half = -1;

    RtfBytes(Budget budget, Consumer<byte[]> taken) {
        this.budget = budget;
        this.taken = taken;
    }

    @Override
    public void text(RtfLook look, String digits) {
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = Character.digit(c, 16);
            if (digit < 0 && !Character.isWhitespace(c)) {
                throw UninspectableFile.malformed();
            }
            if (digit >= 0 && half < 0) {
                half = digit;
            } else if (digit >= 0) {
                bytes.write(half << 4 | digit);
                half = -1;
            }
        }
    }

    @Override
    public boolean bytes(byte[] raw) {
        bytes.writeBytes(raw);
        return true;
    }

    @Override
    public boolean word(String word, int number, RtfLook look) {
        return false;
    }

    @Override
    public void finish() {
        if (bytes.size() > 0) {
            budget.expand(bytes.size());
            taken.accept(bytes.toByteArray());
        }
    }
}
