package org.imprimatur.inspection.worker;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imprimatur.inspection.extraction.TextRecogniser.Page;
import org.imprimatur.inspection.extraction.TextRecogniser.Word;

/** What tesseract writes with its setting {@code tsv} (tesseract(1)): a line for each page, block, paragraph, line and word. */
final class RecognisedWords {
    private static final String HEAD =
            "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext";
    private static final int FIELDS = 12;
    private static final int PAGE = 1;
    private static final int LINE = 4;
    private static final int WORD = 5;
    private static final int LONGEST = 500;
    /** Of a picture's side, in points. */
    private static final int FAR = 1 << 20;

    private final Map<Integer, Integer> widths = new TreeMap<>();
    private final Map<Integer, List<Word>> words = new TreeMap<>();
    private int lines;

    private RecognisedWords() {}

    /** Empty for anything else: who writes nonsense in one place did not read the picture. */
    static List<Page> pages(byte[] tsv) {
        String[] rows = new String(tsv, StandardCharsets.UTF_8).split("\n");
        if (!rows[0].strip().equals(HEAD)) {
            return List.of();
        }
        var read = new RecognisedWords();
        for (int i = 1; i < rows.length; i++) {
            if (!read.take(rows[i])) {
                return List.of();
            }
        }
        List<Page> pages = new ArrayList<>();
        read.words.forEach(
                (number, several) -> pages.add(new Page(number, read.widths.getOrDefault(number, 1), several)));
        return pages;
    }

    private boolean take(String row) {
        String[] fields = row.split("\t", -1);
        if (fields.length != FIELDS) {
            return false;
        }
        try {
            int[] numbers = new int[FIELDS - 2];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Integer.parseInt(fields[i]);
            }
            return take(numbers, Float.parseFloat(fields[FIELDS - 2]), fields[FIELDS - 1].strip());
        } catch (NumberFormatException nonsense) {
            return false;
        }
    }

    private boolean take(int[] numbers, float sure, String text) {
        int page = numbers[1];
        int left = numbers[6];
        int top = numbers[7];
        int width = numbers[8];
        int height = numbers[9];
        if (page < 1
                || left < 0
                || top < 0
                || width < 0
                || height < 0
                || Math.max((long) left + width, (long) top + height) > FAR) {
            return false;
        }
        switch (numbers[0]) {
            case PAGE -> widths.put(page, Math.max(1, width));
            case LINE -> lines++;
            case WORD -> {
                if (width == 0 || height == 0 || text.length() > LONGEST || !(sure >= -1 && sure <= 100)) {
                    return false;
                }
                if (!text.isEmpty()) {
                    words.computeIfAbsent(page, each -> new ArrayList<>())
                            .add(new Word(lines, text, left, top, left + width, top + height, sure));
                }
            }
            default -> {
                // blocks and paragraphs are told anew by where the words stand
            }
        }
        return true;
    }
}
