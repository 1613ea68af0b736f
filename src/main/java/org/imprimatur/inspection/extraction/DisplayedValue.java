package org.imprimatur.inspection.extraction;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DateUtil;
import org.imprimatur.inspection.rules.Cell;
import org.imprimatur.inspection.rules.Mechanism;

/** What a reader sees of a value in its number format, by the rules of spreadsheets and US customs. */
final class DisplayedValue {
    private static final int DIGITS_OF_AN_IDENTIFIER = 7;
    private static final int LONGEST_PLAIN = 40;

    private final DataFormatter formatter = new DataFormatter(Locale.US);
    private final boolean since1904;

    DisplayedValue(boolean since1904) {
        this.since1904 = since1904;
        formatter.setUse4DigitYearsInAllDateFormats(true);
    }

    /** @throws NumberFormatException for a number that is none */
    Cell ofNumber(int row, int column, String written, CellLook style, Mechanism place) {
        double number = Double.parseDouble(written);
        if (style.formatId() == 0 && isShortInteger(written)) {
            return cell(row, column, Cell.Kind.NUMBER, written, written, style, place);
        }
        NumberFormatSections sections = NumberFormatSections.of(style.format());
        // POI cannot format by sections that are all empty
        String text = sections.areEmpty()
                ? ""
                : formatter.formatRawCellContents(number, style.formatId(), style.format(), since1904);
        if (DateUtil.isADateFormat(style.formatId(), style.format()) && DateUtil.isValidExcelDate(number)) {
            LocalDateTime date = DateUtil.getLocalDateTime(number, since1904);
            String value = date.toLocalTime().toSecondOfDay() == 0
                    ? date.toLocalDate().toString()
                    : date.format(DateTimeFormatter.ISO_LOCAL_DATE_TIME);
            return cell(row, column, Cell.Kind.DATE, text, value, style, place);
        }
        return cell(row, column, Cell.Kind.NUMBER, text, plain(written), style, place);
    }

    Cell ofText(int row, int column, String text, CellLook style, Mechanism place) {
        Mechanism mechanism =
                NumberFormatSections.of(style.format()).hideTexts() ? Mechanism.NUMFMT_HIDDEN : style.mechanism();
        return new Cell(row, column, Cell.Kind.TEXT, text, text, place == Mechanism.VISIBLE ? mechanism : place);
    }

    private static Cell cell(
            int row, int column, Cell.Kind kind, String text, String value, CellLook style, Mechanism place) {
        boolean unseen = text.isBlank()
                || NumberFormatSections.of(style.format()).hide(value)
                || (digits(text) == 0 && digits(value) >= DIGITS_OF_AN_IDENTIFIER && kind == Cell.Kind.NUMBER);
        Mechanism mechanism = unseen ? Mechanism.NUMFMT_HIDDEN : style.mechanism();
        return new Cell(
                row,
                column,
                kind,
                text.isBlank() ? value : text,
                value,
                place == Mechanism.VISIBLE ? mechanism : place);
    }

    private static boolean isShortInteger(String written) {
        return written.length() <= 10
                && written.chars().allMatch(c -> c >= '0' && c <= '9')
                && !written.startsWith("0");
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
        return (int) text.chars().filter(c -> c >= '0' && c <= '9').count();
    }
}
