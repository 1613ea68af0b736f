package org.imprimatur.inspection.extraction;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/**
 * Tells in which encoding a text file is. A byte order mark or valid UTF-8 says so; otherwise it is guessed, and a wrong guess must
 * not hide anything: where another reading would give other ASCII characters, that reading is looked at as well, and
 * what could be read in two ways without saying so is refused.
 */
public final class TextEncoding {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
    private static final Charset UTF_32BE = Charset.forName("UTF-32BE");
    private static final List<Charset> WITH_ZEROS =
            List.of(UTF_32LE, UTF_32BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);

    /** Encodings of IBM's large computers, in which digits and letters are other bytes. */
    private static final Charset EBCDIC = Charset.forName("IBM1047");

    /** Their second bytes may be ASCII letters, which another reading shows. */
    private static final Set<String> SWALLOWING = Set.of("shift_jis", "big5", "gb18030", "gbk", "windows-31j");

    private static final int SAMPLE = 1 << 16;
    private static final int FAINT = 10;

    private TextEncoding() {}

    /** @throws UninspectableFile where no reading is certain enough */
    public static EncodedText of(byte[] file) {
        EncodedText marked = byMark(file);
        if (marked != null) {
            return certain(marked);
        }
        if (holdsZeros(file)) {
            return withZeros(file);
        }
        var utf8 = new EncodedText(file, 0, StandardCharsets.UTF_8, List.of()).narrowed();
        switch (utf8.check()) {
            case READABLE -> {
                return utf8;
            }
            case BINARY -> throw unread();
            case MALFORMED -> {}
        }
        return guessed(file);
    }

    private static @Nullable EncodedText byMark(byte[] file) {
        if (startsWith(file, 0xef, 0xbb, 0xbf)) {
            return new EncodedText(file, 3, StandardCharsets.UTF_8, List.of()).narrowed();
        }
        if (startsWith(file, 0xff, 0xfe, 0, 0)) {
            return new EncodedText(file, 4, UTF_32LE, List.of());
        }
        if (startsWith(file, 0, 0, 0xfe, 0xff)) {
            return new EncodedText(file, 4, UTF_32BE, List.of());
        }
        if (startsWith(file, 0xff, 0xfe)) {
            return new EncodedText(file, 2, StandardCharsets.UTF_16LE, List.of());
        }
        return startsWith(file, 0xfe, 0xff) ? new EncodedText(file, 2, StandardCharsets.UTF_16BE, List.of()) : null;
    }

    private static EncodedText certain(EncodedText text) {
        if (text.check() != EncodedText.State.READABLE) {
            throw unread();
        }
        return text;
    }

    private static boolean holdsZeros(byte[] file) {
        for (int i = 0; i < Math.min(file.length, SAMPLE); i++) {
            if (file[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** Two or four bytes for each character: the one reading in which ASCII is frequent, by far. */
    private static EncodedText withZeros(byte[] file) {
        EncodedText best = null;
        long most = 0;
        long second = 0;
        for (Charset charset : WITH_ZEROS) {
            var text = new EncodedText(file, 0, charset, List.of());
            boolean possible = file.length % (charset.name().startsWith("UTF-32") ? 4 : 2) == 0
                    && text.check() == EncodedText.State.READABLE;
            long ascii = possible ? text.asciiCharacters() : 0;
            if (ascii > most) {
                second = most;
                most = ascii;
                best = text;
            } else {
                second = Math.max(second, ascii);
            }
        }
        if (best == null || 4 * second > most) {
            throw unread();
        }
        return best;
    }

    private static EncodedText guessed(byte[] file) {
        if (DisguisedBytes.hideUtf8(file) || isEbcdic(file)) {
            throw unread();
        }
        var charsets = new LinkedHashSet<Charset>();
        for (CharsetMatch match : new CharsetDetector().setText(telling(file)).detectAll()) {
            Charset charset = charset(match);
            if (charset != null && match.getConfidence() >= FAINT) {
                charsets.add(charset);
            }
        }
        charsets.add(WINDOWS);
        var readable = new ArrayList<Charset>();
        for (Charset charset : charsets) {
            if (new EncodedText(file, 0, charset, List.of()).check() == EncodedText.State.READABLE) {
                readable.add(charset);
            }
        }
        if (readable.isEmpty()) {
            throw unread();
        }
        Charset best = readable.get(0);
        var others = new LinkedHashSet<Charset>();
        if (swallows(best)) {
            // every byte that is an ASCII character in any of these readings is one in this
            others.add(StandardCharsets.ISO_8859_1);
        }
        readable.stream()
                .filter(charset -> charset != best && swallows(charset))
                .forEach(others::add);
        return new EncodedText(file, 0, best, List.copyOf(others));
    }

    /** The encodings of one byte that are told apart by their C1 controls are the wider ones of Windows. */
    private static @Nullable Charset charset(CharsetMatch match) {
        String name = match.getName();
        boolean other = name.startsWith("UTF") || name.startsWith("IBM") || name.startsWith("ISO-2022");
        if (other || !Charset.isSupported(name)) {
            return null;
        }
        return name.equals("ISO-8859-1") ? WINDOWS : Charset.forName(name);
    }

    private static boolean swallows(Charset charset) {
        return SWALLOWING.contains(charset.name().toLowerCase(Locale.ROOT));
    }

    /** The lines that hold more than ASCII: what is ASCII tells nothing. */
    private static byte[] telling(byte[] file) {
        byte[] sample = new byte[Math.min(file.length, SAMPLE)];
        int filled = 0;
        int lineStart = 0;
        boolean tells = false;
        for (int i = 0; i < file.length && filled < sample.length; i++) {
            tells |= file[i] < 0;
            if (file[i] == '\n' || i + 1 == file.length || i - lineStart > 2000) {
                if (tells) {
                    int length = Math.min(i + 1 - lineStart, sample.length - filled);
                    System.arraycopy(file, lineStart, sample, filled, length);
                    filled += length;
                }
                lineStart = i + 1;
                tells = false;
            }
        }
        return java.util.Arrays.copyOf(sample, filled);
    }

    /** Nearly everything is a letter, a digit or a space when it is read so, and far from it as ASCII. */
    private static boolean isEbcdic(byte[] file) {
        int length = Math.min(file.length, SAMPLE);
        String text = new String(file, 0, length, EBCDIC);
        long plain = text.chars()
                .filter(c -> c == ' ' || (c < 0x80 && Character.isLetterOrDigit(c)) || ",;.-/|\n\r\t".indexOf(c) >= 0)
                .count();
        int ascii = 0;
        for (int i = 0; i < length; i++) {
            ascii += file[i] >= '0' && file[i] <= 'z' && file[i] != '@' || file[i] == ' ' ? 1 : 0;
        }
        return plain > 0.9 * length && ascii < 0.5 * length;
    }

    private static UninspectableFile unread() {
        return new UninspectableFile(UninspectableReason.UNREAD_ENCODING);
    }

    private static boolean startsWith(byte[] file, int... bytes) {
        if (file.length < bytes.length) {
            return false;
        }
        for (int i = 0; i < bytes.length; i++) {
            if ((file[i] & 0xff) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
