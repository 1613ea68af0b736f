package org.imprimatur.inspection.rules;

import java.util.List;
import org.imprimatur.document.rules.ProtectionCategory;

/**
 * Is told what stands in a table: block by block of its rows, in each block column by column from the left, in each column from the top. Only
 * numbers of registers in plain sight come before everything else in their block. Cells are named by their index and row.
 */
interface TableWitness {
    /**
     * A value that is somebody's.
     *
     * @param value in its one spelling; another's in the next call
     * @param mechanism how the cell is hidden, or how the value is disguised in it
     */
    void hit(Recogniser recogniser, int index, int row, Spelling value, Strength strength, Mechanism mechanism);

    /** Values of one column in one block, each in plain sight, which are told together. Others may be told between them. */
    interface Values {
        /** As {@link TableWitness#hit}. */
        void hit(int index, int row, Spelling value);

        /** No more comes of them. */
        default void end() {}
    }

    /** As a {@link #hit} for each. */
    default Values values(Recogniser recogniser, int column, Strength strength) {
        return (index, row, value) -> hit(recogniser, index, row, value, strength, Mechanism.VISIBLE);
    }

    /** Words of a claim. */
    default void claim(int index, int row, Reading reading) {}

    /** All values of the block in a column whose header speaks of claims. */
    default void underClaim(RowBlock.Column column, List<ProtectionCategory> categories) {}

    /** Text that is not what it looks like. */
    default void disguised(int index, Mechanism mechanism) {}

    /** A cell that a reader does not see. */
    default void hidden(int index) {}

    /** No more comes of the rows that were told since the last call; all of them can be in one {@link RowBlock}. */
    default void blockEnds() {}
}
