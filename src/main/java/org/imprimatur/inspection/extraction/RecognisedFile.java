package org.imprimatur.inspection.extraction;

import java.io.IOException;
import java.util.Set;
import org.imprimatur.inspection.rules.Contents;
import org.imprimatur.inspection.rules.UninspectableReason;

/**
 * What a file is, told by its bytes alone.
 *
 * @param endings how a name of such a file may end, in small letters; any other contradicts the content
 */
public record RecognisedFile(Set<String> endings, Reader reader) {
    /** Reads all of it. */
    public interface Reader {
        /** @throws UninspectableFile where it could not be read, as an {@link IOException} says too */
        Contents read() throws IOException;
    }

    public RecognisedFile {
        endings = Set.copyOf(endings);
    }

    Contents read() {
        try {
            return reader.read();
        } catch (IOException e) {
            // the cause may quote the file
            throw new UninspectableFile(UninspectableReason.MALFORMED);
        }
    }
}
