package org.imprimatur.inspection.extraction.mail;

import java.util.Set;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.imprimatur.inspection.extraction.FormatReader;
import org.imprimatur.inspection.extraction.FreeSectors;
import org.imprimatur.inspection.extraction.Gathered;
import org.imprimatur.inspection.extraction.RecognisedFile;
import org.imprimatur.inspection.extraction.UnknownFile;
import org.jspecify.annotations.Nullable;

/** Mails and other items as Outlook saves them (MS-OXMSG). */
public final class OutlookFiles implements FormatReader {
    @Override
    public @Nullable RecognisedFile recognise(UnknownFile file) {
        DirectoryEntry root = file.storage();
        if (root == null || !root.hasEntryCaseInsensitive(OutlookItem.PROPERTIES)) {
            return null;
        }
        return new RecognisedFile(Set.of("msg"), () -> {
            var gathered = new Gathered(null);
            FreeSectors.sweep(file.bytes(), file.budget(), gathered);
            new OutlookReader(file.budget(), file.depth(), gathered).read(root);
            return gathered.contents();
        });
    }
}
