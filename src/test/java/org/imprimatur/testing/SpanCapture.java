package org.imprimatur.testing;

import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The spans that an exporter would be given, whole: names, attributes, events. The newest ten thousand. */
@ApplicationScoped
public class SpanCapture implements SpanProcessor {
    private static final int MOST = 10_000;

    private final Deque<String> ended = new ArrayDeque<>();

    /** Each as text. */
    public synchronized List<String> spans() {
        return new ArrayList<>(ended);
    }

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
        return false;
    }

    @Override
    public synchronized void onEnd(ReadableSpan span) {
        if (ended.size() == MOST) {
            ended.removeFirst();
        }
        ended.addLast(span.toSpanData().toString());
    }

    @Override
    public boolean isEndRequired() {
        return true;
    }
}
