package org.imprimatur.audit.rules.tlog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of a tile of C2SP tlog-tiles: consecutive roots of full subtrees of height 8 times the level. Read-only value.
 *
 * @param level 0 for the hashes of leaves
 * @param index within the level
 * @param width how many hashes it holds: 256, or fewer at the tree's right edge
 */
public record Tile(int level, long index, int width) {
    public static final int HEIGHT = 8;
    /** How many hashes, or entries of a bundle, are full. */
    public static final int FULL = 1 << HEIGHT;

    private static final int HIGHEST_LEVEL = 63 / HEIGHT;
    private static final int DIGITS = 1000;
    private static final Pattern INDEX = Pattern.compile("((?:x\\d{3}/){0,6})(\\d{3})(?:\\.p/([1-9]\\d{0,2}))?");

    public Tile {
        if (level < 0 || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > FULL) {
            throw new TlogFormatException("there is no tile " + index + " of width " + width + " at level " + level);
        }
    }

    public boolean isFull() {
        return width == FULL;
    }

    /** Below {@code tile/}, for example {@code 0/x001/x234/067.p/112}. */
    public String path() {
        return level + "/" + indexPath();
    }

    /** Of the bundle with the entries whose hashes this tile of level 0 holds, below {@code tile/entries/}. */
    public String indexPath() {
        var path = new StringBuilder(threeDigits(index % DIGITS));
        for (long rest = index / DIGITS; rest > 0; rest /= DIGITS) {
            path.insert(0, "x" + threeDigits(rest % DIGITS) + "/");
        }
        return path + (isFull() ? "" : ".p/" + width);
    }

    /** The tile of a path below {@code tile/}; empty for any other spelling than {@link #path()} gives. */
    public static Optional<Tile> ofPath(String path) {
        int slash = path.indexOf('/');
        if (slash != 1 || path.charAt(0) < '0' || path.charAt(0) > '0' + HIGHEST_LEVEL) {
            return Optional.empty();
        }
        return ofIndexPath(path.charAt(0) - '0', path.substring(slash + 1));
    }

    /** As {@link #ofPath} for what {@link #indexPath} gives. */
    public static Optional<Tile> ofIndexPath(int level, String path) {
        Matcher parts = INDEX.matcher(path);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long index = 0;
        for (String group : (parts.group(1) + parts.group(2)).split("/")) {
            index = index * DIGITS + Long.parseLong(group.substring(group.length() - 3));
        }
        String width = parts.group(3);
        int hashes = width == null ? FULL : Integer.parseInt(width);
        if (width != null && hashes >= FULL) {
            return Optional.empty();
        }
        Tile tile = new Tile(level, index, hashes);
        return tile.indexPath().equals(path) ? Optional.of(tile) : Optional.empty();
    }

    /** All tiles that a tree of this size has, level by level, each level from its first tile on; none is empty. */
    public static List<Tile> ofTree(long size) {
        var tiles = new ArrayList<Tile>();
        long hashes = size;
        for (int level = 0; hashes > 0; level++, hashes >>= HEIGHT) {
            for (long index = 0; index << HEIGHT < hashes; index++) {
                tiles.add(at(level, index, hashes));
            }
        }
        return tiles;
    }

    /** The tile with this index as a tree of this size has it. */
    static Tile inTree(int level, long index, long size) {
        return at(level, index, size >> (HEIGHT * level));
    }

    private static Tile at(int level, long index, long hashes) {
        return new Tile(level, index, (int) Math.min(FULL, hashes - (index << HEIGHT)));
    }

    private static String threeDigits(long number) {
        return Long.toString(DIGITS + number).substring(1);
    }
}
