package org.imprimatur.http;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What a client wrote into its address and its name does not leave the service in a span: a permit question names who is to
 * receive a file.
 */
@ApplicationScoped
public class WithheldFromTraces implements SpanProcessor {
    private static final List<AttributeKey<String>> CLIENTS_WORDS = List.of(
            AttributeKey.stringKey("url.query"),
            AttributeKey.stringKey("url.path"),
            AttributeKey.stringKey("user_agent.original"),
            AttributeKey.stringKey("http.target"),
            AttributeKey.stringKey("http.user_agent"));

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        for (AttributeKey<String> key : CLIENTS_WORDS) {
            if (span.getAttribute(key) != null) {
                span.setAttribute(key, "withheld");
            }
        }
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }
}
