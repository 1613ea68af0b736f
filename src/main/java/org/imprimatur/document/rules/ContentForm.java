package org.imprimatur.document.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the first bytes of a file show it to be. The media type comes from here; the name only tells apart what looks the
 * same, and never overrules the bytes. Whether name and bytes fit is for the inspection to say.
 */
public enum ContentForm {
    ZIP,
    OLE2,
    PDF,
    RTF,
    PNG,
    JPEG,
    GIF,
    TIFF,
    BMP,
    WEBP,
    GZIP,
    TEXT,
    BINARY;

    /** How many leading bytes are looked at. */
    public static final int LOOKED_AT = 4096;

    /** @param head the first bytes: {@link #LOOKED_AT} of them, or the whole file where it is shorter */
    public static ContentForm of(byte[] head) {
        if (startsWith(head, 0x50, 0x4B, 0x03, 0x04) || startsWith(head, 0x50, 0x4B, 0x05, 0x06)) {
            return ZIP;
        }
        if (startsWith(head, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
            return OLE2;
        }
        if (startsWith(head, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        if (startsWith(head, '{', '\\', 'r', 't', 'f')) {
            return RTF;
        }
        if (startsWith(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
            return PNG;
        }
        if (startsWith(head, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        ContentForm picture = picture(head);
        if (picture != null) {
            return picture;
        }
        if (startsWith(head, 0x1F, 0x8B)) {
            return GZIP;
        }
        return isText(head) ? TEXT : BINARY;
    }

    private static @Nullable ContentForm picture(byte[] head) {
        if (startsWith(head, 'G', 'I', 'F', '8')) {
            return GIF;
        }
        if (startsWith(head, 'I', 'I', 42, 0) || startsWith(head, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        boolean bitmap = startsWith(head, 'B', 'M') && head.length > 14 && head[6] == 0 && head[8] == 0;
        if (bitmap) {
            return BMP;
        }
        boolean webp = startsWith(head, 'R', 'I', 'F', 'F')
                && head.length > 12
                && startsWith(Arrays.copyOfRange(head, 8, 12), 'W', 'E', 'B', 'P');
        return webp ? WEBP : null;
    }

    /** The media type of a file of this form with this name. */
    public String mediaType(FileName name) {
        return switch (this) {
            case ZIP -> packageType(name.ending());
            case OLE2 ->
                switch (name.ending()) {
                    case "xls" -> "application/vnd.ms-excel";
                    case "doc" -> "application/msword";
                    case "ppt" -> "application/vnd.ms-powerpoint";
                    case "msg" -> "application/vnd.ms-outlook";
                    default -> "application/x-ole-storage";
                };
            case PDF -> "application/pdf";
            case RTF -> "application/rtf";
            case PNG -> "image/png";
            case JPEG -> "image/jpeg";
            case GIF -> "image/gif";
            case TIFF -> "image/tiff";
            case BMP -> "image/bmp";
            case WEBP -> "image/webp";
            case GZIP -> "application/gzip";
            case TEXT -> textType(name.ending());
            case BINARY -> "application/octet-stream";
        };
    }

    private static String packageType(String ending) {
        return switch (ending) {
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case "xlsm" -> "application/vnd.ms-excel.sheet.macroenabled.12";
            case "xlsb" -> "application/vnd.ms-excel.sheet.binary.macroenabled.12";
            case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            case "pptx" -> "application/vnd.openxmlformats-officedocument.presentationml.presentation";
            case "docm" -> "application/vnd.ms-word.document.macroenabled.12";
            case "pptm" -> "application/vnd.ms-powerpoint.presentation.macroenabled.12";
            case "odp" -> "application/vnd.oasis.opendocument.presentation";
            case "ods" -> "application/vnd.oasis.opendocument.spreadsheet";
            case "odt" -> "application/vnd.oasis.opendocument.text";
            default -> "application/zip";
        };
    }

    private static String textType(String ending) {
        return switch (ending) {
            case "csv" -> "text/csv";
            case "tsv", "tab" -> "text/tab-separated-values";
            case "html", "htm" -> "text/html";
            case "xml" -> "application/xml";
            case "json" -> "application/json";
            case "eml", "mht", "mhtml" -> "message/rfc822";
            default -> "text/plain";
        };
    }

    private static boolean startsWith(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }

    /** UTF-16 with its mark, or no control character but white space; other eight-bit encodings count as text too. */
    private static boolean isText(byte[] head) {
        if (startsWith(head, 0xFF, 0xFE) || startsWith(head, 0xFE, 0xFF)) {
            var encoded = head[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
            try {
                int whole = head.length - head.length % 2;
                var text = encoded.newDecoder().decode(ByteBuffer.wrap(head, 2, whole - 2));
                return text.chars().allMatch(ContentForm::isTextCharacter);
            } catch (CharacterCodingException notText) {
                return false;
            }
        }
        for (byte b : head) {
            if (!isTextCharacter(b & 0xFF)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTextCharacter(int c) {
        return c >= 0x20 && c != 0x7F || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
