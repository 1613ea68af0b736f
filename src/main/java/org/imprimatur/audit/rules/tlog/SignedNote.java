package org.imprimatur.audit.rules.tlog;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A note of C2SP signed-note: text, and signatures of it. Its text means nothing before {@link #isSignedBy} said who signed it.
 *
 * @param text ends with a newline
 * @param signatures at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {
    /** More than the 16 that every reader takes, and little enough that nobody is kept busy by them. */
    static final int MOST_SIGNATURES = 64;

    /** Longer than any checkpoint with all its signatures. */
    static final int LONGEST = 1 << 20;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n") || text.chars().anyMatch(each -> each < ' ' && each != '\n')) {
            throw new TlogFormatException("the text of a note ends with a newline and has no other control characters");
        }
        if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
            throw new TlogFormatException("a note with " + signatures.size() + " signatures");
        }
    }

    /** @throws TlogFormatException for anything but exactly one spelling of a note */
    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > LONGEST) {
            throw new TlogFormatException("a note of " + bytes.length + " bytes");
        }
        String whole = utf8(bytes);
        int blank = whole.lastIndexOf("\n\n");
        if (blank < 0 || !whole.endsWith("\n") || blank + 2 == whole.length()) {
            throw new TlogFormatException("a note is text, a blank line and signatures, each line with its newline");
        }
        var signatures = new ArrayList<NoteSignature>();
        for (String line : whole.substring(blank + 2, whole.length() - 1).split("\n", -1)) {
            signatures.add(NoteSignature.parse(line));
        }
        return new SignedNote(whole.substring(0, blank + 1), signatures);
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new TlogFormatException("a note is UTF-8");
        }
    }

    public byte[] bytes() {
        var whole = new StringBuilder(text).append('\n');
        signatures.forEach(each -> whole.append(each.line()).append('\n'));
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether at least one of these keys signed it, and no line that names one of them is wrong. Signatures of keys that are not
     * known say nothing, neither for it nor against it.
     */
    public boolean isSignedBy(Collection<NoteVerifier> known) {
        boolean signed = false;
        for (NoteSignature each : signatures) {
            for (NoteVerifier verifier : known) {
                if (each.names(verifier)) {
                    if (!each.isOf(verifier, text)) {
                        return false;
                    }
                    signed = true;
                }
            }
        }
        return signed;
    }
}
