package org.imprimatur.inspection.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.imprimatur.inspection.rules.KeyedHash;
import org.imprimatur.inspection.rules.WrittenRuleset;
import org.jspecify.annotations.Nullable;

/**
 * What a worker is asked: one line of JSON, which the bytes of the version that went out last follow, where there is one, and then
 * the file's.
 *
 * @param ruleset its text; empty where none is needed
 * @param key of the keyed hashes, in Base64; empty where none are made
 * @param sheet of a preview, counted from 0
 * @param from how many rows that are not blank come before those of a preview
 * @param revealed whether nothing of a preview is masked
 * @param page to be painted, counted from 1; 0 where none is
 * @param text whether the text of that page is laid bare
 * @param seconds that the answer may take
 * @param edition the number of the version that went out last; 0 where none did
 * @param editionName its file name
 * @param editionSize of its bytes; -1 where it is not sent, so that nobody knows what both say together
 */
record Order(
        Act act,
        String fileName,
        long byteSize,
        String ruleset,
        String key,
        int sheet,
        int from,
        boolean revealed,
        int page,
        boolean text,
        long seconds,
        int edition,
        String editionName,
        long editionSize) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int NOT_SENT = -1;

    enum Act {
        INSPECT,
        PREVIEW,
        REGENERATE,
        PAINT
    }

    /** @param before the version that went out last; null where none did */
    static Order inspect(
            String fileName,
            long byteSize,
            WrittenRuleset ruleset,
            byte[] key,
            Workers.@Nullable SentEdition before,
            Duration limit) {
        Workers.SentFile sent = before == null ? null : before.file();
        return new Order(
                Act.INSPECT,
                fileName,
                byteSize,
                ruleset.text(),
                Base64.getEncoder().encodeToString(key),
                0,
                0,
                false,
                0,
                false,
                limit.toSeconds(),
                before == null ? 0 : before.number(),
                sent == null ? "" : sent.name(),
                sent == null ? NOT_SENT : sent.byteSize());
    }

    static Order preview(
            String fileName,
            long byteSize,
            WrittenRuleset ruleset,
            int sheet,
            int from,
            boolean revealed,
            Duration limit) {
        return new Order(
                Act.PREVIEW,
                fileName,
                byteSize,
                ruleset.text(),
                "",
                sheet,
                from,
                revealed,
                0,
                false,
                limit.toSeconds(),
                0,
                "",
                NOT_SENT);
    }

    static Order regenerate(String fileName, long byteSize, Duration limit) {
        return ofFile(Act.REGENERATE, fileName, byteSize, 0, false, limit);
    }

    static Order paint(String fileName, long byteSize, int page, boolean text, Duration limit) {
        return ofFile(Act.PAINT, fileName, byteSize, page, text, limit);
    }

    private static Order ofFile(Act act, String fileName, long byteSize, int page, boolean text, Duration limit) {
        return new Order(act, fileName, byteSize, "", "", 0, 0, false, page, text, limit.toSeconds(), 0, "", NOT_SENT);
    }

    boolean sendsEdition() {
        return editionSize >= 0;
    }

    KeyedHash hash() {
        return new KeyedHash(Base64.getDecoder().decode(key));
    }

    /** Of both files together. */
    long bytesThatFollow() {
        return byteSize + Math.max(0, editionSize);
    }

    byte[] line() {
        try {
            byte[] json = JSON.writeValueAsBytes(this);
            byte[] line = java.util.Arrays.copyOf(json, json.length + 1);
            line[json.length] = '\n';
            return line;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("every order can be written", e);
        }
    }

    static Order read(byte[] line) throws IOException {
        return JSON.readValue(line, Order.class);
    }

    /** The record's own would show the key. */
    @Override
    public String toString() {
        return "Order[" + act + ", " + bytesThatFollow() + " bytes]";
    }
}
