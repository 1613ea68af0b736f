package org.imprimatur.inspection.worker;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.imprimatur.inspection.rules.UninspectableReason;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a worker writes, which has read hostile bytes and is trusted with nothing: so many bytes and lines for each order, so much
 * in a line, and each line one name with its value.
 */
final class AnswerReader {
    /** An answer and progress a few times a second come to less, however long the limit is. */
    private static final int LINES = 20_000;

    /** What people are told of one file, and a page of it, is less; parsed it takes several times as much. */
    private static final int LONGEST_LINE = 8 << 20;

    private static final long TOKENS = 1_000_000;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxTokenCount(TOKENS).build())
            .build());

    private final InputStream in;
    private final long limit;
    private long bytes;
    private int lines;

    AnswerReader(InputStream in, long limit) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.limit = limit;
    }

    /** One line. */
    record Line(String name, JsonNode value) {}

    /** Before each order. */
    void beginAnew() {
        bytes = 0;
        lines = 0;
    }

    /**
     * @return null where the worker wrote its last
     * @throws WorkerFailure for too much, and for what is no answer
     */
    @Nullable
    Line next() throws WorkerFailure, IOException {
        lines++;
        var line = new ByteArrayOutputStream(256);
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            count(1);
            if (line.size() > LONGEST_LINE) {
                throw new WorkerFailure(UninspectableReason.TOO_MUCH_OUTPUT);
            }
            next = in.read();
        }
        if (next < 0) {
            return null;
        }
        count(1);
        return parsed(line.toByteArray());
    }

    /** Bytes behind a line. */
    byte @Nullable [] next(long length) throws WorkerFailure, IOException {
        if (length < 0) {
            throw untrusted();
        }
        count(length);
        byte[] found = in.readNBytes((int) length);
        return found.length < length ? null : found;
    }

    private void count(long more) throws WorkerFailure {
        bytes += more;
        if (bytes > limit || lines > LINES) {
            throw new WorkerFailure(UninspectableReason.TOO_MUCH_OUTPUT);
        }
    }

    private static Line parsed(byte[] line) throws WorkerFailure {
        try {
            JsonNode json = JSON.readTree(line);
            if (!json.isObject() || json.size() != 1) {
                throw untrusted();
            }
            Map.Entry<String, JsonNode> only = json.fields().next();
            return new Line(only.getKey(), only.getValue());
        } catch (StreamConstraintsException tooMuch) {
            throw new WorkerFailure(UninspectableReason.TOO_MUCH_OUTPUT);
        } catch (IOException notJson) {
            throw untrusted();
        }
    }

    static WorkerFailure untrusted() {
        return new WorkerFailure(UninspectableReason.UNTRUSTED_ANSWER);
    }
}
