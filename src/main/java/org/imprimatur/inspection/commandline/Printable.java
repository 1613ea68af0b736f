package org.imprimatur.inspection.commandline;

/** Text of a file, for a terminal: nothing in it is obeyed. */
final class Printable {
    private Printable() {}

    static String of(String text) {
        var printable = new StringBuilder();
        text.codePoints().forEach(c -> printable.appendCodePoint(isObeyed(c) ? 0xfffd : c));
        return printable.toString();
    }

    private static boolean isObeyed(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }
}
