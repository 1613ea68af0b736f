package org.imprimatur.audit.rules.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imprimatur.audit.rules.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TileTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0, 256, 0/000",
        "0, 67, 256, 0/067",
        "0, 999, 1, 0/999.p/1",
        "0, 1000, 256, 0/x001/000",
        "0, 1234067, 256, 0/x001/x234/067",
        "0, 1234067, 112, 0/x001/x234/067.p/112",
        "3, 5, 255, 3/005.p/255",
        "7, 0, 1, 7/000.p/1"
    })
    void a_tile_has_one_path(int level, long index, int width, String path) {
        Tile tile = new Tile(level, index, width);
        assertThat(tile.path()).isEqualTo(path);
        assertThat(Tile.ofPath(path)).contains(tile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "0/",
                "0/0",
                "0/00",
                "0/0000",
                "0/000.p/0",
                "0/000.p/256",
                "0/000.p/01",
                "0/000.p/",
                "0/x000/001",
                "0/001/001",
                "00/000",
                "8/000",
                "-1/000",
                "0/000/",
                "/0/000",
                "0/../000",
                "0/000.p/1/",
                "0/x001/x002/x003/x004/x005/x006/x007/008",
                "0/\u0660\u0660\u0660"
            })
    void another_spelling_is_no_tile(String path) {
        assertThat(Tile.ofPath(path)).isEmpty();
    }

    /** The example of C2SP tlog-tiles. */
    @Test
    void a_tree_of_70000_has_the_tiles_that_the_specification_counts() {
        List<Tile> tiles = Tile.ofTree(70_000);
        Map<String, Long> counted = tiles.stream()
                .collect(Collectors.groupingBy(
                        each -> each.level() + (each.isFull() ? " full" : " of " + each.width()),
                        Collectors.counting()));
        assertThat(counted)
                .isEqualTo(Map.of("0 full", 273L, "0 of 112", 1L, "1 full", 1L, "1 of 17", 1L, "2 of 1", 1L));
    }

    @Test
    void a_tree_of_256_has_a_full_tile_and_one_of_width_1_above_it() {
        assertThat(Tile.ofTree(256)).containsExactly(new Tile(0, 0, 256), new Tile(1, 0, 1));
        assertThat(Tile.ofTree(0)).isEmpty();
    }

    @Test
    void a_tile_comes_back_from_its_bytes() {
        TileHashes tile = new SmallTree().tile(new Tile(0, 3, 7));
        assertThat(tile.bytes()).hasSize(7 * TileHashes.BYTES);
        assertThat(TileHashes.of(tile.bytes())).isEqualTo(tile);
        assertThatThrownBy(tile::root).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> TileHashes.of(new byte[33])).isInstanceOf(TlogFormatException.class);
        assertThatThrownBy(() -> TileHashes.of(new byte[0])).isInstanceOf(TlogFormatException.class);
        assertThatThrownBy(() -> new TileHashes(Collections.nCopies(257, Sha256.of("a"))))
                .isInstanceOf(TlogFormatException.class);
    }

    @Test
    void the_root_of_a_full_tile_is_the_hash_above_it() {
        SmallTree tree = new SmallTree();
        assertThat(tree.tile(new Tile(0, 2, 256)).root()).isEqualTo(tree.root(Tile.HEIGHT, 2));
    }

    @Test
    void a_bundle_comes_back_from_its_bytes() {
        List<byte[]> entries = List.of(text("first"), new byte[0], new byte[65_535]);
        byte[] bundle = EntryBundle.bytes(entries);
        assertThat(bundle).startsWith(0, 5, 'f', 'i', 'r', 's', 't', 0, 0, 0xff, 0xff);
        assertThat(EntryBundle.entries(bundle)).usingRecursiveComparison().isEqualTo(entries);
    }

    @Test
    void a_bundle_that_is_cut_or_empty_or_too_full_is_none() {
        byte[] bundle = EntryBundle.bytes(List.of(text("first"), text("second")));
        for (int length = 0; length < bundle.length; length++) {
            byte[] cut = java.util.Arrays.copyOf(bundle, length);
            if (length != 7) { // "first" alone is a bundle
                assertThatThrownBy(() -> EntryBundle.entries(cut)).isInstanceOf(TlogFormatException.class);
            }
        }
        assertThatThrownBy(() -> EntryBundle.entries(new byte[2 * 257])).isInstanceOf(TlogFormatException.class);
        assertThatThrownBy(() -> EntryBundle.bytes(List.of(new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
