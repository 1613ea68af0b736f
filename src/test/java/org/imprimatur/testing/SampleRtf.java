package org.imprimatur.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/** Texts in Rich Text Format. */
public final class SampleRtf {
    private static final String HEAD = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fswiss\\fcharset0 Arial;}"
            + "{\\f1\\fnil\\fcharset204 Times;}}{\\colortbl;\\red255\\green255\\blue255;\\red0\\green0\\blue0;"
            + "\\red32\\green64\\blue96;}\n";
    /** Statistics, with what looks like numbers of people and is none. */
    private static final String FIGURES =
            "\\pard\\plain\\f0\\fs22 Detention statistics, report 202211281 of 2022-03-01.\\par\n"
                    + "Contact line (202) 555-0134. Facility 300000001: Northfield Processing Center.\\par\n"
                    + table(List.of(
                            List.of("Month", "Facility ID", "Total"),
                            List.of("January", 300000001, 1200),
                            List.of("February", 300000002, 1300),
                            List.of("March", 300000003, 1350)))
                    + "\\pard End of report.\\par\n";

    private SampleRtf() {}

    /** A document of these words. */
    public static byte[] of(String body) {
        return (HEAD + body + "}").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Figures, and these words. */
    public static byte[] withFigures(String more) {
        return of(FIGURES + more);
    }

    public static String table(List<List<Object>> rows) {
        var all = new StringBuilder();
        for (List<Object> row : rows) {
            all.append("\\trowd\\trgaph108");
            for (int i = 1; i <= row.size(); i++) {
                all.append("\\cellx").append(1_000 * i);
            }
            all.append("\\pard\\intbl ");
            row.forEach(value -> all.append(value).append("\\cell "));
            all.append("\\row\n");
        }
        return all.toString();
    }

    /** An object of OLE 1.0 as hexadecimal digits. */
    public static String object(String kind, byte[] data) {
        var out = ByteBuffer.allocate(64 + kind.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x501).putInt(2);
        out.putInt(kind.length() + 1)
                .put(kind.getBytes(StandardCharsets.ISO_8859_1))
                .put((byte) 0);
        out.putInt(0).putInt(0).putInt(data.length).put(data);
        return "{\\object\\objemb{\\*\\objclass " + kind + "}{\\*\\objdata "
                + HexFormat.of().formatHex(out.array(), 0, out.position()) + "}{\\result\\pard Figures\\par}}";
    }

    public static String picture(byte[] jpeg) {
        return "{\\*\\shppict{\\pict\\jpegblip\\picw8\\pich8 " + HexFormat.of().formatHex(jpeg) + "}}";
    }
}
