package org.imprimatur.inspection.extraction;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the pictures of one file show, as far as a program is there that reads them, is sure of what it reads, and comes to an end in time.
 * Its limits are its own: what is beyond them stays unread, and the rest of the file is read all the same. Not thread-safe.
 */
public final class PictureReading {
    private static final int MOST_PICTURES = 1_000;
    private static final Duration LONGEST = Duration.ofSeconds(60);
    /** So large a part of the file's own time. */
    private static final int SHARE = 2;

    /** A face, a map or a hand's writing gives a word or two by chance. */
    private static final int FEWEST_WORDS = 3;
    /** Of print that people can read easily, programs are surer by far; of noise never. */
    private static final double SURE = 85;
    /** A word of which it is less sure is probably another one. */
    private static final double UNSURE = 60;
    /** Where more of the words are probably others, there is something else on the picture than print. */
    private static final double MOST_UNSURE = 0.1;
    /** Letters of a word that is longer than high where it is upright. */
    private static final int LONG = 4;

    private final TextRecogniser recogniser;
    private final LongSupplier nanoTime;
    private long left;
    private long spent;
    private int pictures;

    /** @param ofFile how long the whole file may take */
    PictureReading(TextRecogniser recogniser, Duration ofFile, LongSupplier nanoTime) {
        this.recogniser = recogniser;
        this.nanoTime = nanoTime;
        this.left = most(ofFile).toNanos();
    }

    /** How much longer than a file may take by itself it may take with its pictures. */
    public static Duration most(Duration ofFile) {
        return ofFile.dividedBy(SHARE);
    }

    long spent() {
        return spent;
    }

    /** Makes of a file what is read; takes of the same time. */
    public <T extends @Nullable Object> T prepare(Supplier<T> picture) {
        long before = nanoTime.getAsLong();
        try {
            return picture.get();
        } finally {
            spend(before);
        }
    }

    private void spend(long since) {
        long taken = nanoTime.getAsLong() - since;
        spent += taken;
        left -= taken;
    }

    /** Whether another picture would be looked at. */
    public boolean isOpen() {
        return recogniser != TextRecogniser.NONE && left > 0 && pictures < MOST_PICTURES;
    }

    /** The pages of which it is sure. */
    public List<TextRecogniser.Page> read(byte[] picture) {
        if (!isOpen()) {
            return List.of();
        }
        pictures++;
        long before = nanoTime.getAsLong();
        Duration within = Duration.ofNanos(Math.min(left, LONGEST.toNanos()));
        List<TextRecogniser.Page> pages = recogniser.read(picture, within);
        spend(before);
        return pages.stream().filter(PictureReading::isSure).toList();
    }

    /** Lines and dust are taken for signs now and then, which say nothing about the words. */
    private static boolean isSure(TextRecogniser.Page page) {
        List<TextRecogniser.Word> words = page.words().stream()
                .filter(word -> word.text().codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
        double all = words.stream().mapToDouble(TextRecogniser.Word::sure).sum();
        long unsure = words.stream()
                .filter(word -> word.sure() < UNSURE || isOnItsSide(word))
                .count();
        return words.size() >= FEWEST_WORDS && all >= SURE * words.size() && unsure <= MOST_UNSURE * words.size();
    }

    /** Where lines run upwards nobody can tell what stands beside what. */
    private static boolean isOnItsSide(TextRecogniser.Word word) {
        return word.text().length() >= LONG && word.bottom() - word.top() > word.right() - word.left();
    }
}
