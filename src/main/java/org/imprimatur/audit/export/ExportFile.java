package org.imprimatur.audit.export;

/** One file of an export, made piece by piece while it is read: never more than a piece is in memory. */
interface ExportFile {
    String name();

    int pieces();

    /** Known before the piece is made, so that a download can go on in its middle. */
    long bytes(int piece);

    byte[] piece(int piece);

    default long bytes() {
        long bytes = 0;
        for (int each = 0; each < pieces(); each++) {
            bytes += bytes(each);
        }
        return bytes;
    }

    /** A short one that is there as a whole. */
    record Whole(String name, byte[] content) implements ExportFile {
        @Override
        public int pieces() {
            return 1;
        }

        @Override
        public long bytes(int piece) {
            return content.length;
        }

        @Override
        public byte[] piece(int piece) {
            return content;
        }
    }
}
