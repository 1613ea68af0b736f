package org.imprimatur.graphql.subscription;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocketFrame;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Puts the frames of a message together, as far as it may be long. */
final class MessageAssembly {
    private final long largest;
    private Buffer begun = Buffer.buffer();

    MessageAssembly(long largest) {
        this.largest = largest;
    }

    /**
     * The message, when this was its last frame; otherwise null.
     *
     * @throws ProtocolBroken for one that is too large or not text
     */
    @Nullable
    String add(WebSocketFrame frame) {
        boolean ofAMessage = frame.isText() || frame.isBinary() || frame.isContinuation();
        if (!ofAMessage) {
            // Pings, pongs and the close are the library's; they come between the frames of a message too.
            return null;
        }
        if (frame.isBinary()) {
            throw new ProtocolBroken(CloseCode.INVALID_MESSAGE, "Invalid message: messages are text, not binary");
        }
        begun.appendBuffer(frame.binaryData());
        if (begun.length() > largest) {
            throw new ProtocolBroken(CloseCode.MESSAGE_TOO_BIG, "A message has at most " + largest + " bytes");
        }
        if (!frame.isFinal()) {
            return null;
        }
        Buffer whole = begun;
        begun = Buffer.buffer();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(whole.getBytes()))
                    .toString();
        } catch (CharacterCodingException other) {
            throw new ProtocolBroken(CloseCode.INVALID_MESSAGE, "Invalid message: it is not UTF-8");
        }
    }
}
