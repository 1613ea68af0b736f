package org.imprimatur.inspection.extraction.mail;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A mail or a part of one.
 *
 * @param type its media type in small letters, {@code text/plain} where none is said
 * @param parameters of the type, by name in small letters
 * @param body as it is encoded; empty for a part that has parts
 * @param parts in their order
 * @param around what stands before the first of them and after the last, which no program shows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record MailPart(
        List<MailField> fields,
        String type,
        Map<String, String> parameters,
        byte[] body,
        List<MailPart> parts,
        List<byte[]> around) {
    @Nullable
    MailField field(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    String value(String name) {
        MailField field = field(name);
        return field == null ? "" : field.written();
    }

    @Nullable
    String charset() {
        return parameters.get("charset");
    }

    String encoding() {
        return value("content-transfer-encoding").toLowerCase(Locale.ROOT).strip();
    }

    boolean isMultipart() {
        return type.startsWith("multipart/");
    }

    /** What the file is called that the part is; null where it is none. */
    @Nullable
    String fileName() {
        String name = MailParameters.of(value("content-disposition")).get("filename");
        return name == null ? parameters.get("name") : name;
    }

    boolean isAttachment() {
        return value("content-disposition").toLowerCase(Locale.ROOT).startsWith("attachment");
    }

    @Override
    public String toString() {
        return "MailPart[" + type + "]";
    }
}
