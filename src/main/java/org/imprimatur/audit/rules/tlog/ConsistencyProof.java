package org.imprimatur.audit.rules.tlog;

import java.util.ArrayList;
import java.util.List;
import org.imprimatur.audit.rules.Sha256;

/**
 * That a tree is an earlier one with leaves appended and nothing changed, RFC 9162, section 2.1.4. May come from somebody who is
 * not trusted: nothing is refused here, an impossible proof proves nothing.
 *
 * @param first size of the earlier tree
 * @param second size of the later tree
 */
public record ConsistencyProof(long first, long second, List<Sha256> path) {
    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** RFC 9162, section 2.1.4.2; of the tree without leaves every tree is a continuation. */
    public boolean proves(Sha256 firstRoot, Sha256 secondRoot) {
        if (first < 0 || first > second) {
            return false;
        }
        if (first == second) {
            return path.isEmpty() && firstRoot.equals(secondRoot);
        }
        if (first == 0) {
            return path.isEmpty() && firstRoot.equals(MerkleHash.OF_NOTHING);
        }
        var steps = new ArrayList<>(path);
        if (Long.bitCount(first) == 1) {
            steps.add(0, firstRoot);
        }
        return !steps.isEmpty() && climbs(steps, firstRoot, secondRoot);
    }

    private boolean climbs(List<Sha256> steps, Sha256 firstRoot, Sha256 secondRoot) {
        int same = Long.numberOfTrailingZeros(~(first - 1));
        long place = (first - 1) >> same;
        long last = (second - 1) >> same;
        Sha256 earlier = steps.get(0);
        Sha256 later = steps.get(0);
        for (Sha256 step : steps.subList(1, steps.size())) {
            if (last == 0) {
                return false;
            }
            if ((place & 1) == 1 || place == last) {
                earlier = MerkleHash.node(step, earlier);
                later = MerkleHash.node(step, later);
                while ((place & 1) == 0 && place != 0) {
                    place >>= 1;
                    last >>= 1;
                }
            } else {
                later = MerkleHash.node(later, step);
            }
            place >>= 1;
            last >>= 1;
        }
        return last == 0 && earlier.equals(firstRoot) && later.equals(secondRoot);
    }
}
