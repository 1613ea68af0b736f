package org.imprimatur.inspection.extraction;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;
import org.jspecify.annotations.Nullable;

/** What a reader sees of a value in its number format, by the rules of spreadsheets and US customs. */
final class DisplayedValue {
    private static final int DIGITS_OF_AN_IDENTIFIER = 7;
    private static final int LONGEST_PLAIN = 40;

    /** Dates and amounts come again and again. */
    private static final int REMEMBERED = 50_000;

    private record Key(CellLook look, String written) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.look == look && key.written.equals(written);
        }

        @Override
        public int hashCode() {
            return 31 * System.identityHashCode(look) + written.hashCode();
        }
    }

    private record Shown(Cell.Kind kind, String text, String value) {}

    private final DataFormatter formatter = new DataFormatter(Locale.US);
    private final boolean since1904;
    private final Map<Key, Shown> shown = new HashMap<>();

    DisplayedValue(boolean since1904) {
        this.since1904 = since1904;
        formatter.setUse4DigitYearsInAllDateFormats(true);
    }

    /** @throws NumberFormatException for a number that is none */
    Cell ofNumber(int row, int column, String written, CellLook look, Mechanism place) {
        if (look.formatId() == 0 && isShortInteger(written)) {
            return cell(row, column, new Shown(Cell.Kind.NUMBER, written, written), look, place);
        }
        Shown known = shown.get(new Key(look, written));
        if (known == null) {
            known = made(written, look);
            if (shown.size() < REMEMBERED) {
                shown.put(new Key(look, written), known);
            }
        }
        return cell(row, column, known, look, place);
    }

    private Shown made(String written, CellLook look) {
        double number = Double.parseDouble(written);
        // POI cannot format by sections that are all empty
        String text = look.sections().areEmpty()
                ? ""
                : formatter.formatRawCellContents(number, look.formatId(), look.format(), since1904);
        if (look.showsDates() && DateUtil.isValidExcelDate(number)) {
            LocalDateTime date = DateUtil.getLocalDateTime(number, since1904);
            String value = date.toLocalTime().toSecondOfDay() == 0
                    ? date.toLocalDate().toString()
                    : date.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            return new Shown(Cell.Kind.DATE, text, value);
        }
        return new Shown(Cell.Kind.NUMBER, text, plain(written));
    }

    Cell ofText(int row, int column, String text, CellLook look, Mechanism place) {
        Mechanism mechanism = look.sections().hideTexts() ? Mechanism.NUMFMT_HIDDEN : look.mechanism();
        return new Cell(row, column, Cell.Kind.TEXT, text, text, place == Mechanism.VISIBLE ? mechanism : place);
    }

    private static Cell cell(int row, int column, Shown shown, CellLook look, Mechanism place) {
        boolean unseen = shown.text().isBlank()
                || look.sections().hide(shown.value())
                || (shown.kind() == Cell.Kind.NUMBER
                        && digits(shown.text()) == 0
                        && digits(shown.value()) >= DIGITS_OF_AN_IDENTIFIER);
        Mechanism mechanism = unseen ? Mechanism.NUMFMT_HIDDEN : look.mechanism();
        return new Cell(
                row,
                column,
                shown.kind(),
                shown.text().isBlank() ? shown.value() : shown.text(),
                shown.value(),
                place == Mechanism.VISIBLE ? mechanism : place);
    }

    private static boolean isShortInteger(String written) {
        if (written.isEmpty() || written.length() > 10 || written.charAt(0) == '0') {
            return false;
        }
        for (int i = 0; i < written.length(); i++) {
            if (written.charAt(i) < '0' || written.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Without exponent, so that identifiers keep their digits. */
    static String plain(String written) {
        if (written.length() > LONGEST_PLAIN) {
            return written;
        }
        var number = new BigDecimal(written);
        return Math.abs((long) number.scale()) > LONGEST_PLAIN
                ? written
                : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static int digits(String text) {
        int digits = 0;
        for (int i = 0; i < text.length(); i++) {
            digits += text.charAt(i) >= '0' && text.charAt(i) <= '9' ? 1 : 0;
        }
        return digits;
    }
}
