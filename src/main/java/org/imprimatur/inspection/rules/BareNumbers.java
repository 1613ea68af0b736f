package org.imprimatur.inspection.rules;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Whether a column of numbers without a telling header has the shape of a register's: eight or nine digits each, all of one
 * length, none twice, and neither counted up nor rounded, as numbers of cases and amounts of money are.
 */
final class BareNumbers {
    /** So many that chance does not make them alike. */
    static final int FEW = 3;

    static final int MANY = 20;
    private static final double SAME_LENGTH = 0.95;

    private BareNumbers() {}

    static boolean lookLikeARegister(int[] sample, TableCells cells) {
        long[] numbers = new long[sample.length];
        Map<Integer, Integer> lengths = new HashMap<>();
        int count = 0;
        int others = 0;
        int round = 0;
        for (int index : sample) {
            String text = in(NormalisedText.of(cells.text(index)).text().strip());
            if (text.isEmpty()) {
                if (++others > 0.1 * sample.length) {
                    return false;
                }
                continue;
            }
            numbers[count] = Long.parseLong(text);
            lengths.merge(text.length(), 1, Integer::sum);
            round += numbers[count] % 1000 == 0 ? 1 : 0;
            count++;
        }
        int most = lengths.values().stream().max(Integer::compare).orElse(0);
        return count >= FEW
                && most >= SAME_LENGTH * count
                && round <= 0.05 * count
                && !dates(numbers, count)
                && !countedUp(numbers, count)
                && distinct(numbers, count) >= 0.95 * count;
    }

    /** The eight or nine digits of a text that stand by themselves; empty where there are none, or several. */
    static String in(String text) {
        String exported = RegisterNumber.exported(text);
        String found = "";
        int from = -1;
        for (int i = 0; i <= exported.length(); i++) {
            boolean digit = i < exported.length() && exported.charAt(i) >= '0' && exported.charAt(i) <= '9';
            if (digit && from < 0) {
                from = i;
            } else if (!digit && from >= 0) {
                boolean apart = (from == 0 || isApart(exported.charAt(from - 1)))
                        && (i == exported.length() || isApart(exported.charAt(i)));
                if (i - from >= 8 && i - from <= 9 && apart) {
                    if (!found.isEmpty()) {
                        return "";
                    }
                    found = exported.substring(from, i);
                }
                from = -1;
            }
        }
        return found;
    }

    private static boolean isApart(char c) {
        return !Character.isLetterOrDigit(c) && ".,-/$€%".indexOf(c) < 0;
    }

    /** Written without separators: 20221128. */
    private static boolean dates(long[] numbers, int count) {
        int dates = 0;
        for (int i = 0; i < count; i++) {
            dates += numbers[i] < 100_000_000 && BirthDate.of(Long.toString(numbers[i])) != null ? 1 : 0;
        }
        return dates > 0.8 * count;
    }

    /** Steps from each to the next that are small beside the range of nine digits. */
    private static boolean countedUp(long[] numbers, int count) {
        int steps = 0;
        for (int i = 1; i < count; i++) {
            long step = numbers[i] - numbers[i - 1];
            steps += step > 0 && step <= 1000 ? 1 : 0;
        }
        return count > 1 && steps >= 0.8 * (count - 1);
    }

    private static long distinct(long[] numbers, int count) {
        return Arrays.stream(numbers, 0, count).distinct().count();
    }
}
