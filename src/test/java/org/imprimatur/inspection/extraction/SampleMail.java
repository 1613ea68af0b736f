package org.imprimatur.inspection.extraction;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A mail of an office to another, with whatever is put into it. */
final class SampleMail {
    static final String TEXT = "Dear colleagues,\r\n\r\nbelow are the figures of the month by office.\r\n\r\n"
            + "Harrow: 120\r\nRedstone: 1,340\r\n\r\nWith kind regards\r\n";
    static final String PAGE = "<html><body><p>Dear colleagues,</p><p>below are the figures of the month by office.</p>"
            + "<p>Harrow: 120<br>Redstone: 1,340</p><p>With kind regards</p></body></html>";

    private final StringBuilder header = new StringBuilder("From: Press office <press@statistics.example>\r\n"
            + "To: FOIA office <foia@records.example>\r\n"
            + "Subject: Figures of the month\r\n"
            + "Date: Mon, 28 Nov 2022 10:00:00 +0000\r\n"
            + "Message-ID: <20221128.1000.77@mail.statistics.example>\r\n"
            + "Return-Path: <press@statistics.example>\r\n"
            + "Received: from mail.statistics.example by mx.records.example with ESMTPS id 4xY2 for <foia@records.example>;\r\n"
            + "\tMon, 28 Nov 2022 10:00:02 +0000\r\n"
            + "MIME-Version: 1.0\r\n");
    private final List<String> parts = new ArrayList<>();
    private String kind = "mixed";
    private String before = "";
    private String after = "";

    /** One that says the same in a text. */
    static SampleMail plain() {
        return new SampleMail().part("text/plain; charset=utf-8", TEXT);
    }

    SampleMail field(String field) {
        header.append(field).append("\r\n");
        return this;
    }

    SampleMail kind(String subtype) {
        kind = subtype;
        return this;
    }

    SampleMail around(String preamble, String epilogue) {
        before = preamble;
        after = epilogue;
        return this;
    }

    SampleMail part(String type, String text) {
        return raw("Content-Type: " + type + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n" + text);
    }

    SampleMail attachment(String name, byte[] bytes) {
        return encoded("application/octet-stream", "attachment; filename=\"" + name + "\"", bytes);
    }

    SampleMail encoded(String type, String disposition, byte[] bytes) {
        return raw("Content-Type: " + type + "\r\nContent-Disposition: " + disposition
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(bytes));
    }

    /** A part with its header. */
    SampleMail raw(String part) {
        parts.add(part);
        return this;
    }

    String text() {
        if (parts.size() == 1 && before.isEmpty() && after.isEmpty()) {
            return header + parts.get(0);
        }
        var text = new StringBuilder(header)
                .append("Content-Type: multipart/" + kind + "; boundary=\"b-" + kind + "\"\r\n\r\n")
                .append(before);
        parts.forEach(part -> text.append("\r\n--b-" + kind + "\r\n").append(part));
        return text.append("\r\n--b-" + kind + "--\r\n").append(after).toString();
    }

    /** The parts as a part of another mail. */
    String asPart() {
        return text().substring(header.length());
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}
