package org.imprimatur.inspection.extraction;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.imprimatur.inspection.extraction.pdf.PrintedPages;
import org.imprimatur.inspection.rules.Mechanism;

/** The pictures of a file that a machine read, in their order. Whether one is seen may be known only when all of the file is. */
final class ReadPictures {
    private final List<Picture> all = new ArrayList<>();

    private record Picture(String place, Mechanism otherwise, TextRecogniser.Page page, Budget budget) {}

    void add(String place, Mechanism otherwise, TextRecogniser.Page page, Budget budget) {
        for (TextRecogniser.Word word : page.words()) {
            budget.read(word.text().length());
            budget.readCell();
        }
        all.add(new Picture(place, otherwise, page, budget));
    }

    /** Their texts and tables, which may go on from one picture to the next as those of pages do. */
    Gathered shown(Predicate<String> isSeen) {
        var shown = new Gathered(null);
        Map<Mechanism, PrintedPages> printed = new EnumMap<>(Mechanism.class);
        for (Picture picture : all) {
            if (picture.page().words().isEmpty()) {
                continue;
            }
            printed.computeIfAbsent(
                            isSeen.test(picture.place()) ? Mechanism.VISIBLE : picture.otherwise(),
                            mechanism -> new PrintedPages(mechanism, picture.budget(), shown))
                    .take(picture.place(), picture.page());
        }
        printed.values().forEach(PrintedPages::end);
        return shown;
    }
}
