package org.imprimatur.inspection.extraction.image;

import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.jspecify.annotations.Nullable;

/** Pictures: JPEG, PNG, GIF, TIFF, BMP, WebP and HEIF. What they show is read by a machine at most. */
public final class ImageFiles implements FormatReader {
    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        ImageKind kind = ImageKind.of(file.bytes());
        return kind == null
                ? null
                : new RecognisedFile(kind.endings(), () -> {
                    var gathered = new Gathered(null);
                    var said = new PictureTexts("picture", file.depth() == 0, file.budget(), file.depth(), gathered);
                    PictureMetadata.read(kind, file.bytes(), said);
                    said.shown(file.bytes());
                    gathered.picture("picture");
                    return gathered.contents();
                });
    }
}
