package org.imprimatur.inspection.extraction;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Segment;

/**
 * Sectors of an OLE2 container (MS-CFB 2.2) that belong to no stream: what programs deleted is still in them, and no reader of
 * streams comes there.
 */
public final class FreeSectors {
    private static final int FREE = -1;
    private static final int FIRST_TABLES = 109;
    private static final int HEADER = 76;
    /** So much is no remainder but a list. */
    private static final int LONG = 2_000;

    private final byte[] file;
    private final ByteBuffer data;
    private final int sector;

    private FreeSectors(byte[] file) {
        this.file = file;
        this.data = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        this.sector = 1 << data.getShort(30);
    }

    public static void sweep(byte[] file, Budget budget, Gathered gathered) {
        try {
            String text = new FreeSectors(file).text();
            budget.read(text.length());
            Segment.Use use = text.length() < LONG ? Segment.Use.SETTING : Segment.Use.CONTENT;
            gathered.segment(new Segment("unused sectors", "", use, Mechanism.EARLIER_REVISION, text, null));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw UninspectableFile.malformed();
        }
    }

    private String text() {
        var free = new ArrayList<String>();
        int perTable = sector / 4;
        int number = 0;
        for (int table : tables()) {
            for (int i = 0; i < perTable; i++, number++) {
                int from = (number + 1) * sector;
                if (from < file.length && data.getInt((table + 1) * sector + 4 * i) == FREE) {
                    free.add(BinaryStrings.in(file, from, Math.min(from + sector, file.length)));
                }
            }
        }
        int beyond = (number + 1) * sector;
        if (beyond < file.length) {
            free.add(BinaryStrings.in(file, beyond, file.length));
        }
        free.removeIf(String::isBlank);
        return String.join("\n", free);
    }

    /** The sectors that say which sectors are free: the first in the header, more in sectors of their own. */
    private List<Integer> tables() {
        List<Integer> tables = new ArrayList<>();
        int count = data.getInt(44);
        for (int i = 0; i < FIRST_TABLES && tables.size() < count; i++) {
            tables.add(data.getInt(HEADER + 4 * i));
        }
        int next = data.getInt(68);
        int perSector = sector / 4 - 1;
        while (tables.size() < count && next >= 0) {
            int at = (next + 1) * sector;
            for (int i = 0; i < perSector && tables.size() < count; i++) {
                tables.add(data.getInt(at + 4 * i));
            }
            next = data.getInt(at + 4 * perSector);
        }
        return tables;
    }
}
