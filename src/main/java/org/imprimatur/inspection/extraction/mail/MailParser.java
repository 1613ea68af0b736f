package org.imprimatur.inspection.extraction.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.apache.james.mime4j.util.ByteSequence;
import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/**
 * Divides a mail into its parts (RFC 2046). Programs differ in how they divide one that is not written by the rules, and such a mail is
 * malformed: fields that may come once and come twice, boundaries with more in their line, parts that are not closed.
 */
final class MailParser {
    private static final Set<String> ONCE = Set.of(
            "from",
            "subject",
            "date",
            "to",
            "cc",
            "mime-version",
            "content-type",
            "content-transfer-encoding",
            "content-disposition",
            "content-id",
            "content-location");
    private static final Set<String> PLAIN_ENCODINGS = Set.of("", "7bit", "8bit", "binary");
    private static final Pattern TYPE = Pattern.compile("[\\w!#$&^.+-]+/[\\w!#$&^.+-]+");
    private static final int DEEPEST = 30;

    /** Any complaint about how the mail is written ends the reading. */
    private static final DecodeMonitor STRICT = new DecodeMonitor() {
        @Override
        public boolean warn(String error, String dropped) {
            return true;
        }

        @Override
        public boolean isListening() {
            return true;
        }
    };

    private final byte[] file;
    private final Budget budget;
    private final Set<String> boundaries = new HashSet<>();
    private int parts;

    MailParser(byte[] file, Budget budget) {
        this.file = file;
        this.budget = budget;
    }

    MailPart read() throws IOException {
        MimeConfig limits = new MimeConfig.Builder()
                .setMaxLineLen(-1)
                .setMaxHeaderCount(-1)
                .setMaxHeaderLen(-1)
                .setMaxContentLen(-1)
                .build();
        var tokens = new MimeTokenStream(limits, STRICT, null);
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        try {
            tokens.parse(new ByteArrayInputStream(file));
            if (tokens.getState() != EntityState.T_START_MESSAGE) {
                throw UninspectableFile.malformed();
            }
            MailPart mail = part(tokens, 0);
            checkBoundaries();
            return mail;
        } catch (MimeException | IllegalArgumentException | IllegalStateException e) {
            throw UninspectableFile.malformed();
        }
    }

    /** From the beginning of a part to its end. */
    private MailPart part(MimeTokenStream tokens, int depth) throws IOException, MimeException {
        parts++;
        if (parts > budget.limits().parts()) {
            throw new UninspectableFile(UninspectableReason.TOO_MANY_PARTS);
        }
        if (depth > DEEPEST) {
            throw UninspectableFile.malformed();
        }
        var fields = new ArrayList<MailField>();
        var inner = new ArrayList<MailPart>();
        var around = new ArrayList<byte[]>();
        byte[] body = new byte[0];
        EntityState state = tokens.next();
        while (state != EntityState.T_END_MESSAGE && state != EntityState.T_END_BODYPART) {
            switch (state) {
                case T_FIELD -> fields.add(field(tokens));
                case T_END_HEADER -> check(fields);
                case T_BODY -> body = bytes(tokens.getInputStream());
                case T_START_MULTIPART ->
                    boundary(fields, tokens.getBodyDescriptor().getBoundary());
                case T_PREAMBLE, T_EPILOGUE -> around.add(bytes(tokens.getInputStream()));
                case T_START_BODYPART -> inner.add(part(tokens, depth + 1));
                case T_START_HEADER, T_END_MULTIPART -> {}
                default -> throw UninspectableFile.malformed();
            }
            state = tokens.next();
        }
        return made(fields, body, inner, around);
    }

    private MailField field(MimeTokenStream tokens) {
        @Nullable ByteSequence raw = tokens.getField().getRaw();
        if (raw == null) {
            throw UninspectableFile.malformed();
        }
        budget.read(raw.length());
        return MailField.of(raw.toByteArray());
    }

    private static void check(List<MailField> fields) {
        var names = new HashSet<String>();
        for (MailField field : fields) {
            if (!names.add(field.name()) && ONCE.contains(field.name())) {
                throw UninspectableFile.malformed();
            }
        }
    }

    private void boundary(List<MailField> fields, @Nullable String boundary) {
        String type = written(fields, "content-type");
        if (boundary == null || !boundary.equals(MailParameters.of(type).get("boundary"))) {
            throw UninspectableFile.malformed();
        }
        boundaries.add(boundary);
    }

    private static String written(List<MailField> fields, String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(MailField::written)
                .findFirst()
                .orElse("");
    }

    private static MailPart made(List<MailField> fields, byte[] body, List<MailPart> inner, List<byte[]> around) {
        String written = written(fields, "content-type");
        String type = written.isEmpty() ? "text/plain" : MailParameters.value(written);
        Map<String, String> parameters = written.isEmpty() ? Map.of() : MailParameters.of(written);
        var part = new MailPart(fields, type, parameters, body, inner, around);
        boolean divided = !inner.isEmpty();
        if (!TYPE.matcher(type).matches()
                || part.isMultipart() != divided
                || (divided && !PLAIN_ENCODINGS.contains(part.encoding()))) {
            throw UninspectableFile.malformed();
        }
        return part;
    }

    private byte[] bytes(InputStream in) throws IOException {
        byte[] bytes = in.readAllBytes();
        budget.expand(bytes.length);
        return bytes;
    }

    /** A line that begins as a boundary is one by the rules of one program, and text by those of another, if there is more in it. */
    private void checkBoundaries() {
        if (boundaries.isEmpty()) {
            return;
        }
        String text = new String(file, StandardCharsets.ISO_8859_1);
        for (int at = text.indexOf("--"); at >= 0; at = text.indexOf("--", at + 1)) {
            boolean begins = at == 0 || text.charAt(at - 1) == '\n' || text.charAt(at - 1) == '\r';
            if (begins) {
                int end = at;
                while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
                    end++;
                }
                checkLine(text.substring(at + 2, end).stripTrailing());
            }
        }
    }

    private void checkLine(String line) {
        for (String boundary : boundaries) {
            if (line.startsWith(boundary)) {
                String known = line.endsWith("--") ? line.substring(0, line.length() - 2) : line;
                if (!boundaries.contains(line) && !boundaries.contains(known)) {
                    throw UninspectableFile.malformed();
                }
            }
        }
    }
}
