package org.imprimatur.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;

/** Everything that is logged, from every logger that is on, and from the product's own at every level. */
public final class LogCapture implements AutoCloseable {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = Logger.getLogger("");
    private final Logger product = Logger.getLogger("org.imprimatur");
    private final Level productBefore = product.getLevel();
    private final Handler handler = new ExtHandler() {
        @Override
        protected void doPublish(ExtLogRecord logged) {
            lines.add(text(logged));
        }
    };

    public LogCapture() {
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        product.setLevel(Level.ALL);
    }

    /** Message with its values, thread, context and the whole stack of what was thrown. */
    private static String text(LogRecord logged) {
        var text = new StringWriter();
        var writer = new PrintWriter(text);
        var extended = ExtLogRecord.wrap(logged);
        writer.println(logged.getLoggerName() + " " + extended.getFormattedMessage() + " " + extended.getMdcCopy());
        if (logged.getThrown() != null) {
            logged.getThrown().printStackTrace(writer);
        }
        return text.toString();
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root.removeHandler(handler);
        product.setLevel(productBefore);
    }
}
