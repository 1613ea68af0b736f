package org.imprimatur.inspection.extraction;

import org.jspecify.annotations.Nullable;

/**
 * One family of formats. To teach the inspection another, write one and name it in {@link Formats}. A reader leaves nothing out: what it
 * does not read is an unread part, and what no reader of the file sees has its mechanism.
 */
public interface FormatReader {
    /**
     * Null where the bytes are something else. Told by the content alone, cheaply, since every file is shown to each reader.
     *
     * @throws UninspectableFile where they are certainly of this family and cannot be read
     */
    @Nullable
    RecognisedFile recognise(UnknownFile file);
}
