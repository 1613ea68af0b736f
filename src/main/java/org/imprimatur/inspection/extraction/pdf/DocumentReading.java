package org.imprimatur.inspection.extraction.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.imprimatur.inspection.extraction.UninspectableFile;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.UninspectableReason;

/** One state of a file: its pages in their order, then whatever else it holds. */
final class DocumentReading {
    private static final int MOST_PAGES = 20_000;

    private final PDDocument document;
    private final Telling telling;
    private final Layers layers;
    private final Annotations annotations;
    private final PageFound.Painted painted = new PageFound.Painted();
    private final Set<String> shownLinks = new HashSet<>();
    private final ObjectSweep sweep;
    private final int depth;
    private int pages;

    /** @param depth how many files are around this one */
    DocumentReading(PDDocument document, Telling telling, int depth) {
        this.document = document;
        this.telling = telling;
        this.depth = depth;
        this.layers = new Layers(document.getDocumentCatalog().getCOSObject());
        this.annotations = new Annotations(layers);
        this.sweep = new ObjectSweep(
                document.getDocument(), telling, annotations.places(), shownLinks, painted, layers, depth);
    }

    int pages() {
        return pages;
    }

    ObjectSweep sweep() {
        return sweep;
    }

    void read() throws IOException {
        var texts = new PageTexts(telling);
        Iterator<PDPage> all = document.getPages().iterator();
        while (all.hasNext()) {
            pages++;
            if (pages > MOST_PAGES) {
                throw new UninspectableFile(UninspectableReason.TOO_MANY_PARTS);
            }
            telling.budget().checkTime();
            page(all.next(), texts);
        }
        texts.end();
        sweep.reached();
    }

    private void page(PDPage page, PageTexts texts) throws IOException {
        String number = String.valueOf(pages);
        var found = new PageFound("page " + number, painted, telling, depth);
        COSBase contents = page.getCOSObject().getDictionaryObject(COSName.CONTENTS);
        if (contents instanceof COSStream stream) {
            found.paintTogether(List.of(stream));
        } else if (contents instanceof COSArray several) {
            List<COSStream> streams = new ArrayList<>();
            for (int i = 0; i < several.size(); i++) {
                if (several.getObject(i) instanceof COSStream stream) {
                    streams.add(stream);
                }
            }
            found.paintTogether(streams);
        } else if (contents != null) {
            found.unread("content", Mechanism.OTHER_PART);
        }
        var engine = new PageEngine(page, found, layers, telling.budget());
        engine.processPage(page);
        annotations.paint(number, page, engine);
        engine.finish();
        links(page, texts.take(number, found));
        List<String> drawn = found.drawn();
        byte[] shapes = drawn.isEmpty() ? null : engine.shapes().picture();
        if (shapes != null) {
            telling.shown(drawn, shapes);
        }
    }

    /** Targets of links that the page says in words, as a link does that hides nothing. */
    private void links(PDPage page, List<Line> lines) {
        COSArray all = page.getCOSObject().getCOSArray(COSName.ANNOTS);
        if (all == null || all.size() == 0) {
            return;
        }
        var shown = new StringBuilder();
        lines.forEach(line -> line.words().forEach(word -> shown.append(Telling.plain(word.text()))));
        for (int i = 0; i < all.size(); i++) {
            COSDictionary action =
                    all.getObject(i) instanceof COSDictionary link ? link.getCOSDictionary(COSName.A) : null;
            String target = action == null ? null : action.getString(COSName.URI);
            if (target != null && shown.indexOf(target.replaceFirst("^(mailto|tel):", "")) >= 0) {
                shownLinks.add(target);
            }
        }
    }
}
