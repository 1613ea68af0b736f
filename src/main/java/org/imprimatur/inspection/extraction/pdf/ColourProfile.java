package org.imprimatur.inspection.extraction.pdf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Whether a profile (ICC.1:2022) shows different values as different colours. One could show all of them as white. */
final class ColourProfile {
    private static final int TAGS = 128;
    private static final int TAG = 12;
    private static final int MOST_TAGS = 200;
    private static final double FIXED = 65536;
    private static final int DARK = 0x3000;
    private static final int LIGHT = 0xd000;

    private final ByteBuffer data;

    private ColourProfile(byte[] profile) {
        this.data = ByteBuffer.wrap(profile);
    }

    /** Of tables for several colours at once nobody can say it. */
    static boolean tellsApart(byte[] profile) {
        try {
            return new ColourProfile(profile).tellsApart();
        } catch (IndexOutOfBoundsException e) {
            return false;
        }
    }

    private boolean tellsApart() {
        int curves = 0;
        double brightness = 0;
        int count = data.getInt(TAGS);
        if (count < 0 || count > MOST_TAGS) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            int entry = TAGS + 4 + TAG * i;
            String name = new String(data.array(), entry, 4, StandardCharsets.ISO_8859_1);
            int at = data.getInt(entry + 4);
            switch (name) {
                case "rTRC", "gTRC", "bTRC", "kTRC" -> {
                    if (!rises(at)) {
                        return false;
                    }
                    curves++;
                }
                // their second of three values is how bright the colour is
                case "rXYZ", "gXYZ", "bXYZ" -> brightness += data.getInt(at + 12) / FIXED;
                default -> {
                    if (name.startsWith("A2B") || name.startsWith("D2B")) {
                        return false;
                    }
                }
            }
        }
        return curves == 1 || (curves == 3 && brightness > 0.8 && brightness < 1.2);
    }

    /** From dark to light. */
    private boolean rises(int at) {
        String kind = new String(data.array(), at, 4, StandardCharsets.ISO_8859_1);
        if (kind.equals("para")) {
            int function = data.getShort(at + 8);
            double slope = function == 0 ? 1 : data.getInt(at + 16) / FIXED;
            return function >= 0 && function <= 4 && isGamma(data.getInt(at + 12) / FIXED) && slope > 0.5 && slope < 2;
        }
        if (!kind.equals("curv")) {
            return false;
        }
        int count = data.getInt(at + 8);
        if (count <= 1) {
            return count == 0 || isGamma(data.getShort(at + 12) / 256.0);
        }
        int last = value(at, 0);
        for (int i = 1; i < count; i++) {
            if (value(at, i) < last) {
                return false;
            }
            last = value(at, i);
        }
        int middle = value(at, count / 2);
        return value(at, 0) < DARK && last > LIGHT && (count == 2 || (middle > 0x800 && middle < 0xf000));
    }

    private int value(int curve, int index) {
        return Short.toUnsignedInt(data.getShort(curve + 12 + 2 * index));
    }

    private static boolean isGamma(double power) {
        return power > 0.4 && power < 4;
    }
}
