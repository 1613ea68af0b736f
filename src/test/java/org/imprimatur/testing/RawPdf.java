package org.imprimatur.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** A PDF of one page that is written object by object, so that anything can stand in it. Texts are Latin-1. */
public final class RawPdf {
    /** Painted by its name {@code /F1}. */
    public static final int FONT = 5;

    private final List<String> objects = new ArrayList<>();
    private String resources = "";
    private String catalog = "";
    private String page = "";
    private String between = "";

    public RawPdf(String content) {
        this(stream("", content), List.of());
    }

    private RawPdf(String content, List<String> more) {
        objects.add(content);
        objects.add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        objects.addAll(more);
    }

    /** With a stream for the content that the test has written. */
    public static RawPdf ofStream(String stream) {
        return new RawPdf(stream, List.of());
    }

    /** A page that says something about nobody, and this. */
    public static RawPdf with(String content) {
        return new RawPdf("BT /F1 11 Tf 72 700 Td (Figures of November) Tj ET\n" + content);
    }

    /** The first of them has the number 6. */
    public RawPdf object(String body) {
        objects.add(body);
        return this;
    }

    /** Of the page, besides the font. */
    public RawPdf resources(String entries) {
        resources = entries;
        return this;
    }

    public RawPdf catalog(String entries) {
        catalog = entries;
        return this;
    }

    public RawPdf page(String entries) {
        page = entries;
        return this;
    }

    /** Before the first object. */
    public RawPdf between(String bytes) {
        between = bytes;
        return this;
    }

    public static String stream(String entries, String data) {
        return "<< " + entries + " /Length " + data.length() + " >>\nstream\n" + data + "\nendstream";
    }

    public static String packed(String data) {
        var out = new ByteArrayOutputStream();
        try (var deflate = new DeflaterOutputStream(out, new Deflater())) {
            deflate.write(data.getBytes(StandardCharsets.ISO_8859_1));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    /**
     * With the objects that are no streams packed in one, and the places of all in another (ISO 32000-2, 7.5.7 and 7.5.8).
     *
     * @param between what stands between the packed objects
     */
    public byte[] packedObjects(String between) {
        List<String> all = all();
        int packs = all.size() + 1;
        var numbers = new StringBuilder();
        var values = new StringBuilder();
        var file = new StringBuilder("%PDF-1.7\n");
        var entries = new StringBuilder(entry(0, 0, 0xffff));
        int count = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).contains("endstream")) {
                entries.append(entry(1, file.length(), 0));
                file.append(i + 1).append(" 0 obj\n").append(all.get(i)).append("\nendobj\n");
            } else {
                entries.append(entry(2, packs, count++));
                numbers.append(i + 1).append(' ').append(values.length()).append(' ');
                values.append(all.get(i)).append('\n').append(between).append('\n');
            }
        }
        entries.append(entry(1, file.length(), 0));
        String dictionary = "/Type /ObjStm /N " + count + " /First " + numbers.length();
        file.append(packs).append(" 0 obj\n").append(stream(dictionary, numbers + values.toString()));
        file.append("\nendobj\n");
        int start = file.length();
        entries.append(entry(1, start, 0));
        String places = "/Type /XRef /W [1 4 2] /Root 1 0 R /Size " + (packs + 2);
        file.append(packs + 1).append(" 0 obj\n").append(stream(places, entries.toString()));
        file.append("\nendobj\nstartxref\n").append(start).append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String entry(int kind, int second, int third) {
        return "" + (char) kind + (char) (second >> 24) + (char) (second >> 16 & 0xff) + (char) (second >> 8 & 0xff)
                + (char) (second & 0xff) + (char) (third >> 8) + (char) (third & 0xff);
    }

    private List<String> all() {
        List<String> all = new ArrayList<>();
        all.add("<< /Type /Catalog /Pages 2 0 R " + catalog + " >>");
        all.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
        all.add(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> "
                        + resources + " >> " + page + " >>");
        all.addAll(objects);
        return all;
    }

    public byte[] bytes() {
        List<String> all = all();
        var file = new StringBuilder("%PDF-1.7\n").append(between);
        var table = new StringBuilder("xref\n0 " + (all.size() + 1) + "\n0000000000 65535 f \n");
        for (int i = 0; i < all.size(); i++) {
            table.append("%010d 00000 n \n".formatted(file.length()));
            file.append(i + 1).append(" 0 obj\n").append(all.get(i)).append("\nendobj\n");
        }
        int start = file.length();
        file.append(table)
                .append("trailer\n<< /Root 1 0 R /Size ")
                .append(all.size() + 1)
                .append(" >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n");
        return file.toString().getBytes(StandardCharsets.ISO_8859_1);
    }
}
