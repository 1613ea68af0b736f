package org.imprimatur.inspection.extraction.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fonts in the compact format (Adobe Technical Note 5176): where they end is where the last of their pieces does. */
final class CompactFont {
    private static final int ENCODING = 16;
    private static final int CHARSET = 15;
    private static final int GLYPHS = 17;
    private static final int PRIVATE = 18;
    private static final int ROUTINES = 19;
    /** Of two bytes, the first of which is 12. */
    private static final int ESCAPED = 12 << 8;

    private static final int FONTS = ESCAPED | 36;
    private static final int SELECTION = ESCAPED | 37;
    /** What selects one of them is a byte. */
    private static final int MOST_FONTS = 256;

    private static final int LAST_OPERATOR = 21;
    private static final int REAL = 30;

    private final byte[] data;
    private int end;

    private CompactFont(byte[] data) {
        this.data = data;
    }

    /** @return what lies behind its pieces; null where it is no font */
    static @Nullable List<byte[]> beside(byte[] data) {
        try {
            boolean begins = data.length > 4 && data[0] == 1 && data[2] >= 4 && data[3] >= 1 && data[3] <= 4;
            var font = new CompactFont(data);
            if (!begins || !font.read()) {
                return null;
            }
            List<byte[]> beside = new ArrayList<>();
            Numbers.between(data, font.end, data.length, beside);
            return beside;
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
    }

    private boolean read() {
        Index names = index(data[2]);
        Index fonts = index(names.end());
        Index strings = index(fonts.end());
        index(strings.end());
        if (names.count() != 1 || fonts.count() != 1) {
            return false;
        }
        Map<Integer, int[]> font = dictionary(fonts.from(0), fonts.from(1));
        int[] glyphs = font.get(GLYPHS);
        if (glyphs == null || glyphs.length < 1) {
            return false;
        }
        int count = index(glyphs[0]).count();
        int[] charset = font.getOrDefault(CHARSET, new int[1]);
        if (charset.length == 1 && charset[0] > 2) {
            charset(charset[0], count);
        }
        int[] encoding = font.getOrDefault(ENCODING, new int[1]);
        if (encoding.length == 1 && encoding[0] > 1) {
            encoding(encoding[0]);
        }
        settings(font);
        int[] inner = font.get(FONTS);
        if (inner != null && inner.length == 1) {
            Index each = index(inner[0]);
            if (each.count() > MOST_FONTS) {
                return false;
            }
            for (int i = 0; i < each.count(); i++) {
                settings(dictionary(each.from(i), each.from(i + 1)));
            }
        }
        int[] selection = font.get(SELECTION);
        if (selection != null && selection.length == 1) {
            int at = selection[0];
            reach(data[at] == 0 ? at + 1 + count : at + 5 + 3 * Numbers.at(data, at + 1, 2));
        }
        return true;
    }

    private void settings(Map<Integer, int[]> font) {
        int[] place = font.get(PRIVATE);
        if (place != null && place.length == 2) {
            reach(place[1] + place[0]);
            int[] routines = dictionary(place[1], place[1] + place[0]).get(ROUTINES);
            if (routines != null && routines.length == 1) {
                index(place[1] + routines[0]);
            }
        }
    }

    /** Clause 13. */
    private void charset(int at, int glyphs) {
        int format = data[at];
        if (format == 0) {
            reach(at + 1 + 2 * (glyphs - 1));
            return;
        }
        int next = at + 1;
        for (int named = 1; named < glyphs; next += 2 + format) {
            if (format < 1 || format > 2) {
                throw new IndexOutOfBoundsException(format);
            }
            named += 1 + Numbers.at(data, next + 2, format);
        }
        reach(next);
    }

    /** Clause 12. */
    private void encoding(int at) {
        int next = at + 2 + (data[at + 1] & 0xff) * ((data[at] & 0x7f) == 0 ? 1 : 2);
        reach((data[at] & 0x80) == 0 ? next : next + 1 + 3 * (data[next] & 0xff));
    }

    /** Clause 5: where each of several objects begins and ends. */
    private record Index(int count, int[] places, int end) {
        int from(int object) {
            return places[object];
        }
    }

    private Index index(int at) {
        int count = Numbers.at(data, at, 2);
        if (count == 0) {
            reach(at + 2);
            return new Index(0, new int[0], at + 2);
        }
        int width = data[at + 2];
        int base = at + 2 + width * (count + 1);
        if (width < 1 || width > 4 || base > data.length) {
            throw new IndexOutOfBoundsException(at);
        }
        int[] places = new int[count + 1];
        for (int i = 0; i <= count; i++) {
            places[i] = base + Numbers.at(data, at + 3 + width * i, width);
            boolean follows = i == 0 ? places[0] == base + 1 : places[i] >= places[i - 1];
            if (!follows || places[i] > data.length) {
                throw new IndexOutOfBoundsException(places[i]);
            }
        }
        reach(places[count]);
        return new Index(count, places, places[count]);
    }

    private void reach(int to) {
        if (to < 0 || to > data.length) {
            throw new IndexOutOfBoundsException(to);
        }
        end = Math.max(end, to);
    }

    /** Clause 4: operators behind their numbers. Those that are no whole ones tell no place. */
    private Map<Integer, int[]> dictionary(int from, int to) {
        var entries = new HashMap<Integer, int[]>();
        int[] numbers = new int[48];
        int count = 0;
        int at = from;
        while (at < to) {
            int first = data[at++] & 0xff;
            if (first <= LAST_OPERATOR) {
                int operator = first == 12 ? ESCAPED | (data[at++] & 0xff) : first;
                entries.put(operator, Arrays.copyOf(numbers, count));
                count = 0;
            } else if (first == REAL) {
                numbers[count++] = 0;
                while ((data[at] & 0xf) != 0xf) {
                    at++;
                }
                at++;
            } else if (first == 28) {
                numbers[count++] = (short) Numbers.at(data, at, 2);
                at += 2;
            } else if (first == 29) {
                numbers[count++] = Numbers.at(data, at, 4);
                at += 4;
            } else if (first >= 247 && first < 255) {
                int second = data[at++] & 0xff;
                numbers[count++] =
                        first < 251 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108;
            } else if (first >= 32 && first < 247) {
                numbers[count++] = first - 139;
            } else {
                throw new IndexOutOfBoundsException(first);
            }
        }
        return entries;
    }
}
