package org.imprimatur.inspection.extraction;

import static org.imprimatur.inspection.extraction.MechanismCase.NOTED;
import static org.imprimatur.inspection.extraction.MechanismCase.ROSTER;
import static org.imprimatur.inspection.extraction.MechanismCase.UNREAD;
import static org.imprimatur.inspection.extraction.MechanismCase.noted;
import static org.imprimatur.inspection.extraction.MechanismCase.roster;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.testing.SampleFiles;

/** Every means in mails. */
final class MailCases {
    private static final String PLAIN = "text/plain; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    private final List<MechanismCase> cases = new ArrayList<>();

    private MailCases() {}

    static List<MechanismCase> all() {
        var cases = new MailCases();
        cases.bodies();
        cases.headers();
        cases.alternatives();
        cases.attachments();
        cases.saved();
        cases.outlook();
        return cases.cases;
    }

    private static String lines() {
        return roster().stream()
                .map(row -> row.stream().map(Object::toString).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\r\n"));
    }

    private void mail(Mechanism mechanism, String what, int people, SampleMail with) {
        mail(mechanism, what, people, with, SampleMail.plain());
    }

    private void mail(Mechanism mechanism, String what, int people, SampleMail with, SampleMail without) {
        cases.add(new MechanismCase("eml", mechanism, what, people, with.bytes(), without.bytes()));
    }

    private void bodies() {
        mail(Mechanism.VISIBLE, "text", ROSTER, new SampleMail().part(PLAIN, lines()));
        mail(
                Mechanism.VISIBLE,
                "encoded text",
                ROSTER,
                new SampleMail().encoded(PLAIN, "inline", lines().getBytes(StandardCharsets.UTF_8)));
        mail(Mechanism.VISIBLE, "page", ROSTER, new SampleMail().part(HTML, WebCases.table("", roster())));
        mail(
                Mechanism.WHITE_TEXT,
                "page",
                ROSTER,
                new SampleMail().part(HTML, SampleMail.PAGE + WebCases.table("style='color:#fff'", roster())),
                new SampleMail().part(HTML, SampleMail.PAGE));
        SampleMail clean = SampleMail.plain().around("In parts.\r\n", "\r\n");
        mail(Mechanism.OTHER_PART, "before the parts", NOTED, SampleMail.plain().around(noted(), "\r\n"), clean);
        mail(Mechanism.OTHER_PART, "after the parts", ROSTER, SampleMail.plain().around("", lines()), clean);
        mail(
                Mechanism.ATTACHMENT,
                "file in the text",
                UNREAD,
                new SampleMail().part(PLAIN, SampleMail.TEXT + "begin 644 a.csv\r\n#0V%T\r\n`\r\nend\r\n"));
        mail(
                Mechanism.ATTACHMENT,
                "encoding that nobody knows",
                UNREAD,
                SampleMail.plain().raw("Content-Type: " + PLAIN + "\r\nContent-Transfer-Encoding: x-own\r\n\r\nabc"));
    }

    private void headers() {
        mail(Mechanism.MAIL_HEADER, "own field", NOTED, SampleMail.plain().field("X-Note: " + noted()));
        mail(
                Mechanism.MAIL_HEADER,
                "folded",
                NOTED,
                SampleMail.plain().field("X-Note: " + noted().replace(" ", "\r\n\t")));
        String encoded = Base64.getEncoder().encodeToString(noted().getBytes(StandardCharsets.UTF_8));
        mail(
                Mechanism.MAIL_HEADER,
                "encoded",
                NOTED,
                SampleMail.plain().field("Comments: =?utf-8?B?" + encoded + "?="));
        mail(Mechanism.MAIL_HEADER, "blind copy", 1, SampleMail.plain().field("Bcc: reko.sari@mail.example"));
        mail(
                Mechanism.MAIL_HEADER,
                "encoding that nobody knows",
                UNREAD,
                SampleMail.plain().field("Comments: =?utf-8?X?" + encoded + "?="));
        mail(
                Mechanism.MAIL_HEADER,
                "of a part",
                NOTED,
                SampleMail.plain()
                        .raw("Content-Type: " + PLAIN + "\r\nContent-Description: " + noted() + "\r\n\r\nEnd."));
    }

    private void alternatives() {
        SampleMail clean = alternatives(SampleMail.TEXT, SampleMail.PAGE);
        mail(
                Mechanism.INVISIBLE_TEXT,
                "alternative line",
                NOTED,
                alternatives(SampleMail.TEXT + "\r\n" + noted(), SampleMail.PAGE),
                clean);
        mail(Mechanism.INVISIBLE_TEXT, "alternative table", ROSTER, alternatives(lines(), SampleMail.PAGE), clean);
        mail(
                Mechanism.VISIBLE,
                "both alternatives",
                ROSTER,
                alternatives(lines(), WebCases.table("", roster())),
                clean);
        mail(
                Mechanism.VISIBLE,
                "the alternative that is shown",
                ROSTER,
                alternatives(SampleMail.TEXT, SampleMail.PAGE + WebCases.table("", roster())),
                clean);
    }

    private static SampleMail alternatives(String text, String page) {
        return new SampleMail().kind("alternative").part(PLAIN, text).part(HTML, page);
    }

    private void attachments() {
        mail(
                Mechanism.ATTACHMENT,
                "list",
                ROSTER,
                SampleMail.plain().attachment("list.csv", SampleFiles.rosterCsv(ROSTER)));
        mail(
                Mechanism.ATTACHMENT,
                "workbook",
                ROSTER,
                SampleMail.plain().attachment("list.xlsx", SampleFiles.hiddenRoster(ROSTER)));
        mail(
                Mechanism.ATTACHMENT,
                "archive",
                ROSTER,
                SampleMail.plain()
                        .attachment(
                                "list.zip",
                                new SampleArchive()
                                        .with("list.csv", SampleFiles.rosterCsv(ROSTER))
                                        .zip()));
        mail(
                Mechanism.ATTACHMENT,
                "mail",
                ROSTER,
                SampleMail.plain()
                        .raw("Content-Type: message/rfc822\r\n\r\n"
                                + new SampleMail().part(PLAIN, lines()).text()));
        mail(
                Mechanism.ATTACHMENT,
                "card",
                NOTED,
                SampleMail.plain().part("text/vcard", "BEGIN:VCARD\r\nNOTE:" + noted() + "\r\nEND:VCARD\r\n"));
        mail(Mechanism.ATTACHMENT, "picture", UNREAD, SampleMail.plain().attachment("a.png", new byte[] {
            (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10
        }));
        mail(
                Mechanism.ATTACHMENT,
                "encrypted",
                UNREAD,
                SampleMail.plain()
                        .encoded("application/pkcs7-mime; smime-type=enveloped-data", "inline", new byte[100]));
        mail(
                Mechanism.ATTACHMENT,
                "encrypted parts",
                UNREAD,
                new SampleMail()
                        .kind("encrypted")
                        .part("application/pgp-encrypted", "Version: 1")
                        .part("application/octet-stream", "-----BEGIN PGP MESSAGE-----"));
    }

    private void saved() {
        UnaryOperator<String> page = body -> "Content-Type: " + HTML
                + "\r\nContent-Location: https://statistics.example/\r\n\r\n<html><head>"
                + "<link rel=stylesheet href=\"cid:css@saved\"></head><body><p>Figures</p>" + body + "</body></html>";
        String css = "Content-Type: text/css\r\nContent-ID: <css@saved>\r\n\r\n.a{display:none}";
        SampleMail with = new SampleMail()
                .kind("related")
                .raw(page.apply(WebCases.table("class=a", roster())))
                .raw(css);
        SampleMail without =
                new SampleMail().kind("related").raw(page.apply("")).raw(css);
        cases.add(new MechanismCase(
                "mht", Mechanism.INVISIBLE_TEXT, "sheet that came with it", ROSTER, with.bytes(), without.bytes()));
    }

    private void outlook() {
        outlook(Mechanism.VISIBLE, "text", ROSTER, new OutlookMail().text(0x1000, lines()));
        outlook(
                Mechanism.VISIBLE,
                "page",
                ROSTER,
                new OutlookMail()
                        .bytes(0x1013, WebCases.page("", WebCases.table("", roster())))
                        .text(0x1000, lines()));
        outlook(
                Mechanism.INVISIBLE_TEXT,
                "text beside the page",
                NOTED,
                new OutlookMail()
                        .bytes(0x1013, SampleMail.PAGE.getBytes(StandardCharsets.UTF_8))
                        .text(0x1000, SampleMail.TEXT + noted()));
        outlook(
                Mechanism.MAIL_HEADER,
                "blind copy",
                1,
                text().recipient(OutlookMail.BLIND_COPY, "Reko Sari", "reko.sari@mail.example"));
        outlook(Mechanism.MAIL_HEADER, "header", NOTED, text().text(0x007d, "Received: by mx\r\nX-Note: " + noted()));
        outlook(Mechanism.MAIL_HEADER, "named property", NOTED, text().text(0x8005, noted()));
        outlook(
                Mechanism.MAIL_HEADER,
                "bytes",
                NOTED,
                text().bytes(0x0e28, noted().getBytes(StandardCharsets.UTF_16LE)));
        outlook(Mechanism.ATTACHMENT, "list", ROSTER, text().attachment("list.csv", SampleFiles.rosterCsv(ROSTER)));
        outlook(
                Mechanism.ATTACHMENT,
                "mail",
                ROSTER,
                text().attachment("Figures.msg", new OutlookMail().text(0x1000, lines())));
        outlook(Mechanism.ATTACHMENT, "picture", UNREAD, text().attachment("a.png", new byte[] {(byte) 0x89, 'P'}));
    }

    private static OutlookMail text() {
        return new OutlookMail().text(0x1000, SampleMail.TEXT);
    }

    private void outlook(Mechanism mechanism, String what, int people, OutlookMail with) {
        cases.add(new MechanismCase("msg", mechanism, what, people, with.file(), text().file()));
    }
}
