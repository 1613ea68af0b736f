package org.imprimatur.inspection.extraction;

import java.time.Duration;
import java.util.List;

/**
 * A program that reads what pictures show. It may take some letters for others, find words where there are none, and leave out what it
 * does not recognise; nothing that it says is trusted to be all.
 */
public interface TextRecogniser {
    /** Where none is configured. */
    TextRecogniser NONE = (picture, within) -> List.of();

    /**
     * @param picture a file of whatever kind of pictures; of kinds that it does not know it reads nothing
     * @param within after this time nobody waits any longer
     * @return what it reads on each page of the picture on which it finds words; empty where it fails, for whatever cause
     */
    List<Page> read(byte[] picture, Duration within);

    /**
     * One page of a picture.
     *
     * @param number counted from 1; most pictures have one page
     * @param width in points of the picture
     */
    record Page(int number, int width, List<Word> words) {
        public Page {
            words = List.copyOf(words);
        }

        /** The record's own would show the words, which may be about people. */
        @Override
        public String toString() {
            return "Page[" + number + ", " + words.size() + " words]";
        }
    }

    /**
     * A word in the rectangle in which its letters lie, in points from the upper left corner.
     *
     * @param line which words the program takes for one line
     * @param sure how sure it is of the word, from 0 to 100
     */
    record Word(int line, String text, int left, int top, int right, int bottom, float sure) {
        @Override
        public String toString() {
            return "Word[" + left + "," + top + "]";
        }
    }
}
