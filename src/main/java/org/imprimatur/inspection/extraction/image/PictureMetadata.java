package org.imprimatur.inspection.extraction.image;

import org.imprimatur.inspection.extraction.Budget;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;

/** What a picture says of itself: Exif, XMP, IPTC, comments, and what lies behind its end; and what a machine reads on it. */
public final class PictureMetadata {
    private PictureMetadata() {}

    public static boolean isPicture(byte[] bytes) {
        return ImageKind.of(bytes) != null;
    }

    /**
     * Of a part of another file that may be a picture, and is one that is shown as it lies there; anything else is left alone. A picture
     * that is not sound is an unread part by its metadata, besides by what it shows, which is for the caller to say.
     *
     * @param depth how many files are around the one in which it lies
     * @return whether it is no picture or a sound one
     */
    public static boolean ofPart(byte[] bytes, String place, Budget budget, int depth, Gathered gathered) {
        var said = new PictureTexts(place, false, budget, depth, gathered);
        boolean sound = alone(bytes, said);
        if (sound && isPicture(bytes)) {
            said.shown(bytes);
        }
        return sound;
    }

    /**
     * The same without what it shows, where that may be more or less than what lies in it.
     *
     * @return whether it is no picture or a sound one
     */
    static boolean alone(byte[] bytes, PictureTexts said) {
        ImageKind kind = ImageKind.of(bytes);
        if (kind == null) {
            return true;
        }
        try {
            read(kind, bytes, said);
            return true;
        } catch (UninspectableFile notSound) {
            if (notSound.reason().isLimit()) {
                throw notSound;
            }
            said.unread("", Mechanism.IMAGE_METADATA);
            return false;
        }
    }

    /** @throws UninspectableFile where it is not written by the rules of its kind */
    static void read(ImageKind kind, byte[] bytes, PictureTexts said) {
        said.unread("", Mechanism.IMAGE_TEXT);
        try {
            int end = switch (kind) {
                case JPEG -> new JpegPicture(bytes, said).read();
                case PNG -> new PngPicture(bytes, said).read();
                case GIF -> new GifPicture(bytes, said).read();
                case TIFF -> new TiffPicture(bytes, said).read();
                case WEBP -> ChunkedPicture.webp(bytes, said);
                case HEIC -> ChunkedPicture.heif(bytes, said);
                case BMP -> ChunkedPicture.bitmap(bytes, said);
            };
            said.behind(bytes, end);
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw UninspectableFile.malformed();
        }
    }
}
