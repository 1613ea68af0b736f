package org.imprimatur.audit.rules.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.imprimatur.audit.rules.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MerkleTreeTest {
    private static final SmallTree LEAVES = new SmallTree();

    /** The leaves and answers that implementations of Certificate Transparency share. */
    private static final List<String> KNOWN =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static MerkleTree known(int size) {
        return new MerkleTree(size, new Subtrees() {
            @Override
            public Sha256 root(int height, long index) {
                return height == 0
                        ? MerkleHash.leaf(HexFormat.of().parseHex(KNOWN.get((int) index)))
                        : MerkleHash.node(root(height - 1, 2 * index), root(height - 1, 2 * index + 1));
            }
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "1 | 0 | none",
                "8 | 0 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                "8 | 5 | bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "3 | 2 | fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "5 | 1 | 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
            })
    void inclusion_is_proven_as_certificate_transparency_proves_it(int size, int index, String path) {
        assertThat(known(size).inclusion(index).path()).isEqualTo(hashes(path));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "1 | 1 | none",
                "1 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                "6 | 8 | 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "2 | 5 | 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
            })
    void consistency_is_proven_as_certificate_transparency_proves_it(int first, int second, String path) {
        assertThat(known(second).consistency(first).path()).isEqualTo(hashes(path));
    }

    private static List<Sha256> hashes(String path) {
        return path == null
                ? List.of()
                : List.of(path.split(" ")).stream().map(Sha256::new).toList();
    }

    @Test
    void every_leaf_of_every_tree_up_to_300_is_proven_and_no_other_leaf_place_size_or_path_with_it() {
        for (long size = 1; size <= 300; size++) {
            MerkleTree tree = LEAVES.ofSize(size);
            Sha256 root = tree.root();
            for (long index = 0; index < size; index++) {
                InclusionProof proof = tree.inclusion(index);
                assertThat(proof.proves(SmallTree.leaf(index), root))
                        .as("%d of %d", index, size)
                        .isTrue();
                assertProvesNothingElse(proof, index, root);
            }
        }
    }

    private static void assertProvesNothingElse(InclusionProof proof, long index, Sha256 root) {
        Sha256 leaf = SmallTree.leaf(index);
        List<Sha256> path = proof.path();
        var longer = new ArrayList<>(path);
        longer.add(leaf);
        boolean anything = proof.proves(SmallTree.leaf(index + 1), root)
                || proof.proves(leaf, leaf.equals(root) ? MerkleHash.OF_NOTHING : leaf)
                || new InclusionProof(index, proof.size(), longer).proves(leaf, root)
                || new InclusionProof(proof.size(), proof.size(), path).proves(leaf, root)
                || new InclusionProof(-1, proof.size(), path).proves(leaf, root)
                || new InclusionProof(index, 0, path).proves(leaf, root)
                || !path.isEmpty()
                        && (new InclusionProof(index, proof.size(), path.subList(0, path.size() - 1)).proves(leaf, root)
                                || new InclusionProof(index, proof.size(), path.subList(1, path.size()))
                                        .proves(leaf, root)
                                || new InclusionProof(index ^ 1, proof.size(), path).proves(leaf, root));
        assertThat(anything).as("%d of %d", index, proof.size()).isFalse();
    }

    @Test
    void every_tree_up_to_300_is_proven_to_continue_every_smaller_one_and_no_other() {
        for (long second = 0; second <= 300; second++) {
            MerkleTree tree = LEAVES.ofSize(second);
            Sha256 after = tree.root();
            for (long first = 0; first <= second; first++) {
                Sha256 before = tree.whenItHad(first).root();
                ConsistencyProof proof = tree.consistency(first);
                assertThat(proof.proves(before, after))
                        .as("%d to %d", first, second)
                        .isTrue();
                Sha256 other = SmallTree.leaf(1_000_000);
                List<Sha256> path = proof.path();
                var longer = new ArrayList<>(path);
                longer.add(other);
                boolean anything = proof.proves(other, after)
                        || proof.proves(before, other) && first > 0
                        || new ConsistencyProof(first, second, longer).proves(before, after)
                        || new ConsistencyProof(-1, second, path).proves(before, after)
                        || second > first && new ConsistencyProof(second, first, path).proves(after, before)
                        || path.size() > 0
                                && (new ConsistencyProof(first, second, path.subList(1, path.size()))
                                                .proves(before, after)
                                        || new ConsistencyProof(first, second, path.subList(0, path.size() - 1))
                                                .proves(before, after));
                assertThat(anything).as("%d to %d", first, second).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {255, 256, 257, 65_535, 65_536, 65_537})
    void trees_at_the_borders_of_tiles_are_proven_from_tiles(long size) {
        MerkleTree tree = new MerkleTree(size, new TiledSubtrees(size, LEAVES::tile));
        assertThat(tree.root()).isEqualTo(LEAVES.ofSize(size).root());
        for (long index : new long[] {0, 1, 254, 255, 256, 257, size / 2, size - 2, size - 1}) {
            if (index < size) {
                assertThat(tree.inclusion(index).proves(SmallTree.leaf(index), tree.root()))
                        .as("%d of %d", index, size)
                        .isTrue();
            }
        }
        for (long first : new long[] {0, 1, 2, 128, 255, 256, 257, size / 2, size - 1, size}) {
            if (first <= size) {
                Sha256 before = LEAVES.ofSize(first).root();
                assertThat(tree.consistency(first).proves(before, tree.root()))
                        .as("%d to %d", first, size)
                        .isTrue();
            }
        }
    }

    @Test
    void a_tree_appended_to_leaf_by_leaf_has_the_root_of_its_tiles() {
        TreeFrontier frontier = TreeFrontier.EMPTY;
        for (long size = 1; size <= 1_000; size++) {
            frontier = frontier.append(SmallTree.leaf(size - 1));
            if (size % 37 == 0 || size >= 510 && size <= 514) {
                var tree = new MerkleTree(size, new TiledSubtrees(size, LEAVES::tile));
                assertThat(tree.root()).as("size " + size).isEqualTo(frontier.root());
            }
        }
    }

    @Test
    void what_no_tree_can_answer_is_not_asked() {
        MerkleTree tree = LEAVES.ofSize(5);
        LongStream.of(-1, 5, 6)
                .forEach(index ->
                        assertThatThrownBy(() -> tree.inclusion(index)).isInstanceOf(IllegalArgumentException.class));
        LongStream.of(-1, 6).forEach(first -> {
            assertThatThrownBy(() -> tree.consistency(first)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> tree.whenItHad(first).root()).isInstanceOf(IllegalArgumentException.class);
        });
    }

    @Test
    void a_tile_of_another_width_than_the_tree_has_is_noticed() {
        var tree = new MerkleTree(300, new TiledSubtrees(300, tile -> LEAVES.tile(new Tile(tile.level(), 0, 3))));
        assertThatThrownBy(tree::root).isInstanceOf(TlogFormatException.class);
    }
}
