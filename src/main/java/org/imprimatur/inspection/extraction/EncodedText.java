package org.imprimatur.inspection.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * The bytes of a text with what they mean.
 *
 * @param from where the text begins, after a byte order mark
 * @param others encodings in which the bytes show other characters, which are to be looked at as well
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EncodedText(byte[] bytes, int from, Charset charset, List<Charset> others) {
    private static final int PIECE = 1 << 14;

    /** What decoding every byte comes to. */
    public enum State {
        READABLE,
        /** Bytes that stand for no character. */
        MALFORMED,
        /** Control characters, which no text has. */
        BINARY
    }

    /** The same by the narrower encoding that is read faster, where the bytes are in it. */
    public EncodedText narrowed() {
        return charset.equals(StandardCharsets.UTF_8) && AsciiReader.isPlain(bytes, from)
                ? new EncodedText(bytes, from, StandardCharsets.US_ASCII, others)
                : this;
    }

    public State check() {
        if (charset.equals(StandardCharsets.US_ASCII)) {
            return State.READABLE;
        }
        char[] piece = new char[PIECE];
        boolean binary = false;
        try (Reader reader = reader()) {
            for (int read = reader.read(piece); read >= 0; read = reader.read(piece)) {
                for (int i = 0; i < read; i++) {
                    char c = piece[i];
                    binary |= (c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f') || c == '\ufffe';
                }
            }
        } catch (CharacterCodingException e) {
            return State.MALFORMED;
        } catch (IOException e) {
            throw new UninspectableFile(UninspectableReason.INSPECTION_FAILED);
        }
        return binary ? State.BINARY : State.READABLE;
    }

    public long asciiCharacters() {
        return text().chars().filter(c -> c < 0x7f).count();
    }

    /** Stops at the first byte that stands for no character. */
    public Reader reader() {
        if (charset.equals(StandardCharsets.US_ASCII)) {
            return new AsciiReader(bytes, from);
        }
        return new InputStreamReader(
                new ByteArrayInputStream(bytes, from, bytes.length - from),
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }

    public String text() {
        return text(charset);
    }

    public String text(Charset as) {
        return new String(bytes, from, bytes.length - from, as);
    }

    @Override
    public String toString() {
        return "EncodedText[" + charset + "]";
    }
}
