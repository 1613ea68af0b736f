package org.imprimatur.inspection.worker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import org.imprimatur.inspection.rules.Ruleset;

/**
 * What a worker is asked: one line of JSON, which the file's bytes follow.
 *
 * @param ruleset {@link OrderedRuleset}
 * @param key of the keyed hashes, in Base64; empty where none are made
 * @param sheet of a preview, counted from 0
 * @param from how many rows that are not blank come before those of a preview
 * @param revealed whether nothing of a preview is masked
 * @param seconds that reading may take
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
        long seconds) {
    private static final ObjectMapper JSON = new ObjectMapper();

    enum Act {
        INSPECT,
        PREVIEW,
        REGENERATE
    }

    static Order inspect(String fileName, long byteSize, Ruleset ruleset, byte[] key, Duration limit) {
        return new Order(
                Act.INSPECT,
                fileName,
                byteSize,
                OrderedRuleset.told(ruleset),
                Base64.getEncoder().encodeToString(key),
                0,
                0,
                false,
                limit.toSeconds());
    }

    static Order preview(
            String fileName, long byteSize, Ruleset ruleset, int sheet, int from, boolean revealed, Duration limit) {
        return new Order(
                Act.PREVIEW,
                fileName,
                byteSize,
                OrderedRuleset.told(ruleset),
                "",
                sheet,
                from,
                revealed,
                limit.toSeconds());
    }

    static Order regenerate(String fileName, long byteSize, Duration limit) {
        return new Order(Act.REGENERATE, fileName, byteSize, "", "", 0, 0, false, limit.toSeconds());
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
        return "Order[" + act + ", " + byteSize + " bytes]";
    }
}
