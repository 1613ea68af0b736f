package org.imprimatur.inspection.commandline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import org.imprimatur.audit.rules.CanonicalJson;
import org.imprimatur.inspection.rules.InspectionReport;

/** For programs: one array with an object for each file, either a report or the sentence that says why there is none. */
final class ReportsAsJson implements Telling {
    private final PrintStream out;
    private final JsonGenerator json;

    ReportsAsJson(PrintStream out) {
        this.out = out;
        try {
            this.json = new JsonFactory(new ObjectMapper())
                    .createGenerator(out)
                    .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
                    // read correctly whatever the encoding of the terminal or the pipe
                    .configure(JsonGenerator.Feature.ESCAPE_NON_ASCII, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Writing {
        void write() throws IOException;
    }

    private void write(Writing writing) {
        try {
            writing.write();
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void begin() {
        write(json::writeStartArray);
    }

    @Override
    public void tell(String file, InspectionReport report) {
        write(() -> {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeBooleanField("clean", report.clean());
            json.writeStringField(
                    "reportSha256", CanonicalJson.digest(report.content()).hex());
            json.writePOJOField("report", report.content());
            json.writeEndObject();
        });
    }

    @Override
    public void tellUnread(String file, String sentence) {
        write(() -> {
            json.writeStartObject();
            json.writeStringField("file", file);
            json.writeBooleanField("clean", false);
            json.writeStringField("unread", sentence);
            json.writeEndObject();
        });
    }

    @Override
    public void end() {
        write(() -> {
            json.writeEndArray();
            json.close();
        });
        out.println();
    }
}
