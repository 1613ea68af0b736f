package org.imprimatur.audit.rules.tlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeFrontierTest {
    /** The leaves of the test vectors that Certificate Transparency implementations share. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    @ParameterizedTest
    @CsvSource({
        "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    })
    void the_root_is_the_one_that_certificate_transparency_knows(int size, String root) {
        TreeFrontier tree = TreeFrontier.EMPTY;
        for (String leaf : LEAVES.subList(0, size)) {
            tree = tree.append(MerkleHash.leaf(HexFormat.of().parseHex(leaf)));
        }
        assertThat(tree.size()).isEqualTo(size);
        assertThat(tree.root().hex()).isEqualTo(root);
    }

    @Test
    void the_root_is_the_recursive_definition_of_rfc_6962_for_every_size_up_to_300() {
        var leaves = new ArrayList<Sha256>();
        TreeFrontier tree = TreeFrontier.EMPTY;
        for (int size = 1; size <= 300; size++) {
            Sha256 leaf = MerkleHash.leaf(new byte[] {(byte) size, (byte) (size >> 8)});
            leaves.add(leaf);
            tree = tree.append(leaf);
            assertThat(tree.root()).as("size " + size).isEqualTo(defined(leaves));
        }
    }

    private static Sha256 defined(List<Sha256> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        var digest = Sha256.newDigest();
        digest.update((byte) 1);
        digest.update(defined(leaves.subList(0, left)).bytes());
        digest.update(defined(leaves.subList(left, leaves.size())).bytes());
        return Sha256.of(digest);
    }

    @Test
    void a_frontier_that_no_tree_has_is_refused() {
        assertThatThrownBy(() -> new TreeFrontier(3, List.of(Sha256.of("a"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
