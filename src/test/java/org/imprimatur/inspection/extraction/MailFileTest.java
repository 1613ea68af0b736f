package org.imprimatur.inspection.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.imprimatur.inspection.rules.UninspectableReason.MALFORMED;
import static org.imprimatur.inspection.rules.UninspectableReason.TYPE_MISMATCH;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.imprimatur.inspection.rules.InspectionState;
import org.imprimatur.inspection.rules.Mechanism;
import org.imprimatur.inspection.rules.Severity;
import org.imprimatur.testing.InventedPerson;
import org.imprimatur.testing.SampleFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails: header, body in all its ways, and everything that hangs on them. */
class MailFileTest {
    private static final int PEOPLE = 30;
    /** Of whom the mails made by hand are from, and to whom. */
    private static final int ADDRESSES = 2;

    private static final String NUMBER = InventedPerson.people(1).get(0).aNumber();
    private static final String PLAIN = "text/plain; charset=utf-8";

    private static Inspected mail(SampleMail mail) {
        return Inspected.file("a.eml", mail.bytes());
    }

    private static Inspected mail(String mail) {
        return Inspected.file("a.eml", mail.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String lines() {
        return InventedPerson.people(PEOPLE).stream()
                .map(person -> person.row().stream().map(Object::toString).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\r\n", String.join("\t", InventedPerson.COLUMNS) + "\r\n", "\r\n"));
    }

    @Test
    void what_programs_write_into_a_header_names_nobody() {
        Inspected clean = mail(SampleMail.plain()
                .field("References: <a.b@mail.example> <CAF=1+x@mail.gmail.example>")
                .field("In-Reply-To: <reko.sari@mail.example>")
                .field("List-Unsubscribe: <mailto:leave-77@lists.example>")
                .field("X-Mailer: Thing 1.0")
                .field("DKIM-Signature: v=1; a=rsa-sha256; d=statistics.example; i=press@statistics.example; s=a;"
                        + "\r\n\tb=qTq9b1aYk4s2vS0o+QkBzZ/"));
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
    }

    @Test
    void an_address_that_is_shown_is_not_hidden_where_it_comes_again() {
        Inspected shown = mail(SampleMail.plain()
                .field("Cc: Reko Sari <reko.sari@mail.example>")
                .field("X-Envelope-To: <Reko.Sari@mail.example>"));
        assertThat(shown.findings("EMAIL")).allMatch(finding -> finding.severity() == Severity.HIGH);
        Inspected other = mail(SampleMail.plain().field("X-Envelope-To: <reko.sari@mail.example>"));
        assertThat(other.findings("EMAIL")).singleElement().matches(finding -> finding.severity() == Severity.CRITICAL);
    }

    @Test
    void people_who_are_in_both_ways_of_a_body_are_counted_once_and_are_not_hidden() {
        var both = new SampleMail()
                .kind("alternative")
                .part(PLAIN, lines())
                .part("text/html", WebCases.table("", MechanismCase.roster()));
        Inspected found = mail(both);
        assertThat(found.report().personCount()).isEqualTo(PEOPLE);
        assertThat(found.findings("A_NUMBER").stream()
                        .filter(finding -> finding.mechanism() == Mechanism.INVISIBLE_TEXT)
                        .mapToInt(finding -> finding.personCount())
                        .sum())
                .isEqualTo(PEOPLE - MechanismCase.ROSTER);
    }

    @Test
    void what_a_program_makes_of_a_page_as_text_hides_nothing() {
        String page =
                "<html><body><h1>Figures</h1><img src='cid:logo' alt='Logo'><ol><li>Harrow</li><li>Redstone</li></ol>"
                        + "<p>See <b>our</b> <a href='https://statistics.example/?u=a%2Fb&amp;n=1'>notes on\nthe method</a></p>"
                        + "<img src='a.png' alt='Chart of the totals'></body></html>";
        String text = "FIGURES\r\n=======\r\n\r\n[image: Logo]\r\n\r\n 1. Harrow\r\n 2. Redstone\r\n\r\n"
                + "See *our* notes\r\non the method <https://statistics.example/?u=a%2Fb&n=1>\r\n"
                + "[image: Chart of the totals]\r\n";
        Inspected clean =
                mail(new SampleMail().kind("alternative").part(PLAIN, text).part("text/html", page));
        assertThat(clean.mediumOrAbove()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-8", "iso-8859-1", "windows-1252", "utf-16", "us-ascii", "iso-2022-jp", "koi8-r"})
    void a_text_is_read_in_the_encoding_that_its_header_names(String charset) {
        String word = charset.startsWith("utf") ? "a\u00f1o\r\n" : "year\r\n";
        byte[] text = (word + lines()).getBytes(Charset.forName(charset));
        Inspected found = mail(new SampleMail().encoded("text/plain; charset=\"" + charset + "\"", "inline", text));
        assertThat(found.report().personCount()).isEqualTo(PEOPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-7", "x-own", "utf-8"})
    void a_text_that_is_not_in_the_encoding_that_is_named_is_an_unread_part(String charset) {
        byte[] text = "a\u00f1o".getBytes(StandardCharsets.ISO_8859_1);
        Inspected found = mail(new SampleMail().encoded("text/plain; charset=" + charset, "inline", text));
        assertThat(found.findings("UNREAD")).hasSize(1);
    }

    @Test
    void quoted_printable_and_joined_lines_are_undone() {
        String quoted = NUMBER.substring(0, 4) + "=\r\n" + NUMBER.substring(4, 6) + "=3" + NUMBER.charAt(6)
                + NUMBER.substring(7);
        Inspected found = mail(new SampleMail()
                .raw("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nFile " + quoted));
        assertThat(found.report().personCount()).isEqualTo(1);
        String flowed = NUMBER.substring(0, 5) + " \r\n" + NUMBER.substring(5);
        Inspected joined = mail(new SampleMail().part("text/plain; format=flowed; delsp=yes", "File " + flowed));
        assertThat(joined.report().personCount()).isEqualTo(1);
    }

    @Test
    void names_of_files_are_read_in_every_way_of_writing_them() {
        String encoded = Base64.getEncoder().encodeToString((NUMBER + ".txt").getBytes(StandardCharsets.UTF_8));
        for (String disposition : new String[] {
            "attachment; filename=\"" + NUMBER + ".txt\"",
            "attachment;\r\n filename*=utf-8''" + NUMBER + "%2Etxt",
            "attachment; filename*0=" + NUMBER.substring(0, 5) + "; filename*1=" + NUMBER.substring(5) + ".txt",
            "attachment; filename=\"=?utf-8?B?" + encoded + "?=\""
        }) {
            Inspected found = mail(SampleMail.plain().encoded("text/plain", disposition, new byte[] {'a'}));
            assertThat(found.report().personCount()).as(disposition).isEqualTo(1);
            assertThat(found.findings("UNREAD")).as(disposition).isEmpty();
        }
    }

    @Test
    void an_attachment_that_is_not_what_its_name_says_is_found() {
        Inspected found = mail(SampleMail.plain().attachment("a.csv", SampleFiles.cleanAggregate()));
        assertThat(found.findings("TYPE_MISMATCH")).hasSize(1);
    }

    @Test
    void mails_in_mails_are_read_to_the_fifth() {
        assertThat(mail(nested(5)).report().personCount()).isEqualTo(PEOPLE);
        Inspected deeper = mail(nested(6));
        assertThat(deeper.report().personCount()).isZero();
        assertThat(deeper.findings("UNREAD")).isNotEmpty();
    }

    private static SampleMail nested(int depth) {
        var mail = new SampleMail().part(PLAIN, lines());
        for (int i = 0; i < depth; i++) {
            mail = new SampleMail().raw("Content-Type: message/rfc822\r\n\r\n" + mail.text());
        }
        return mail;
    }

    @Test
    void what_programs_divide_in_two_ways_is_malformed() {
        String parts = SampleMail.plain().part(PLAIN, "End.").text();
        assertThat(mail(parts).report().reason()).isNull();
        for (String wrong : new String[] {
            parts.replace("--b-mixed--", "--b-mixed-- " + NUMBER),
            parts.replace("--b-mixed--", ""),
            parts.replace("\r\n--b-mixed\r\n", "\r\n--b-mixed " + NUMBER + "\r\n"),
            parts.replace("; boundary=\"b-mixed\"", ""),
            parts.replace("; boundary=\"b-mixed\"", "; boundary=\"b-mixed\"; boundary=other"),
            parts.replace("MIME-Version: 1.0\r\n", "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n"),
            parts.replace("Subject: ", "Subject: one\r\nSubject: "),
            parts.replace("MIME-Version: 1.0\r\n", "MIME-Version: 1.0\r\nContent-Transfer-Encoding: base64\r\n"),
            parts.replace("Subject: Figures", "Subject: Figures\0")
        }) {
            assertThat(wrong).isNotEqualTo(parts);
            assertThat(mail(wrong).report().reason()).as(wrong).isEqualTo(MALFORMED);
        }
    }

    @Test
    void letters_that_are_not_by_the_rules_of_their_encoding_are_an_unread_part() {
        String encoded =
                Base64.getMimeEncoder().encodeToString("Figures of the month".getBytes(StandardCharsets.UTF_8));
        Inspected found = mail(new SampleMail()
                .raw("Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n" + encoded + "\r\n" + NUMBER
                        + "=\r\n"));
        assertThat(found.findings("UNREAD")).hasSize(1);
        Inspected quoted = mail(new SampleMail()
                .raw("Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=ZZ"));
        assertThat(quoted.findings("UNREAD")).hasSize(1);
    }

    @Test
    void what_programs_write_beside_the_rules_without_harm_is_read() {
        String mail = SampleMail.plain().part(PLAIN, "End.").text();
        for (String other : new String[] {
            mail.replace("\r\n", "\n"),
            mail.replace(PLAIN, "text/plain; charset=us-ascii; format=flowed;"),
            mail.replace(PLAIN, "text/plain; charset=us-ascii (as always)"),
            mail.replace("; boundary=\"b-mixed\"", ";\r\n\tboundary=b-mixed; type=\"text/plain\""),
            mail.replace("--b-mixed--", "--b-mixed--  "),
            mail.replace("MIME-Version: 1.0", "MIME-Version: 1.0 (Made by a program)"),
            mail + "\r\n\r\n"
        }) {
            assertThat(other).isNotEqualTo(mail);
            Inspected clean = mail(other);
            assertThat(clean.report().reason()).as(other).isNull();
            assertThat(clean.report().clean()).as(other).isTrue();
        }
    }

    @Test
    void a_note_with_a_subject_is_no_mail() {
        byte[] note = ("Subject: Figures\r\nDate: 2022-11-28\r\n\r\nHarrow " + NUMBER).getBytes(StandardCharsets.UTF_8);
        assertThat(Inspected.file("a.txt", note).report().personCount()).isEqualTo(1);
        assertThat(Inspected.file("a.eml", note).report().reason()).isEqualTo(TYPE_MISMATCH);
        assertThat(Inspected.file("a.txt", SampleMail.plain().bytes()).report().reason())
                .isEqualTo(TYPE_MISMATCH);
    }

    @Test
    void every_damage_of_a_mail_is_survived() {
        byte[] mail = SampleMail.plain()
                .part("text/html", SampleMail.PAGE)
                .attachment("a.csv", SampleFiles.rosterCsv(2))
                .bytes();
        for (int at = 0; at < mail.length; at += 7) {
            byte[] damaged = mail.clone();
            damaged[at] ^= 0x15;
            assertThat(Inspected.file("a.eml", damaged).report().state()).isNotNull();
        }
        byte[] parts = SampleMail.plain().part(PLAIN, "End.").bytes();
        for (int length = 700; length < parts.length - 4; length += 11) {
            assertThat(Inspected.file("a.eml", Arrays.copyOf(parts, length))
                            .report()
                            .state())
                    .isEqualTo(InspectionState.UNINSPECTABLE);
        }
    }

    @Test
    void many_parts_and_parts_in_parts_end() {
        var many = SampleMail.plain();
        for (int i = 0; i < 2_100; i++) {
            many.raw("Content-Type: text/plain\r\n\r\na");
        }
        assertThat(mail(many).report().state()).isEqualTo(InspectionState.UNINSPECTABLE);
        String inner = "Content-Type: text/plain\r\n\r\na";
        for (int i = 0; i < 60; i++) {
            inner = new SampleMail()
                    .kind("mixed; x=" + i)
                    .raw("Content-Type: text/plain\r\n\r\nb")
                    .raw(inner)
                    .asPart();
        }
        assertThat(mail(SampleMail.plain().raw(inner)).report().state()).isNotNull();
    }

    @Test
    void rich_text_of_outlook_is_read_or_said_to_be_unread() {
        var rich = new OutlookMail().bytes(0x1009, OutlookMail.richText("{\\rtf1\\ansi File " + NUMBER + "}"));
        Inspected found = Inspected.file("a.msg", rich.file());
        assertThat(found.report().state()).isEqualTo(InspectionState.INSPECTED);
        assertThat(found.report().personCount() + found.findings("UNREAD").size())
                .isPositive();
    }

    @Test
    void what_is_shown_twice_in_outlook_is_not_hidden() {
        var mail = new OutlookMail()
                .bytes(0x1013, SampleMail.PAGE.getBytes(StandardCharsets.UTF_8))
                .text(0x1000, SampleMail.TEXT)
                .text(0x0070, "Figures of the month")
                .text(0x0e1d, "Figures of the month")
                .text(0x0c19, "press@statistics.example");
        Inspected clean = Inspected.file("a.msg", mail.file());
        assertThat(clean.mediumOrAbove()).isEmpty();
        assertThat(clean.report().clean()).isTrue();
    }

    @Test
    void what_outlook_does_not_know_is_an_unread_part_or_swept() {
        byte[] packed = new byte[4_000];
        new java.util.Random(1).nextBytes(packed);
        Inspected unread = Inspected.file(
                "a.msg", new OutlookMail().stream("other", packed).file());
        assertThat(unread.findings("UNREAD")).hasSize(1);
        Inspected swept = Inspected.file(
                "a.msg",
                new OutlookMail()
                        .stream("other", NUMBER.getBytes(StandardCharsets.US_ASCII))
                                .file());
        assertThat(swept.report().personCount()).isEqualTo(1);
    }

    @Test
    void every_damage_of_an_item_is_survived() {
        byte[] file = new OutlookMail()
                .text(0x1000, SampleMail.TEXT)
                .attachment("a.csv", SampleFiles.rosterCsv(2))
                .attachment("b.msg", new OutlookMail())
                .file();
        for (int at = 0; at < file.length; at += 97) {
            byte[] damaged = file.clone();
            damaged[at] ^= 0x55;
            assertThat(Inspected.file("a.msg", damaged).report().state()).isNotNull();
        }
        assertThat(Inspected.file("a.xls", file).report().reason()).isEqualTo(TYPE_MISMATCH);
    }

    private static String part(String type, String more, byte[] bytes) {
        return "--b\r\nContent-Type: " + type + "\r\n" + more + "Content-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(bytes) + "\r\n";
    }

    private static String parts(String kind, String... parts) {
        return "From: a@statistics.example\r\nTo: b@statistics.example\r\nSubject: Figures\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/" + kind + "; boundary=b\r\n\r\n" + String.join("", parts) + "--b--\r\n";
    }

    @Test
    void an_attachment_is_read_whatever_it_calls_itself() {
        byte[] page = "<p>Agenda</p>".getBytes(StandardCharsets.US_ASCII);
        byte[] workbook = SampleFiles.hiddenRoster(20);
        for (String type : List.of("text/css", "application/pkcs7-signature")) {
            for (String kind : List.of("related", "mixed")) {
                Inspected found = mail(parts(
                        kind,
                        part("text/html", "", page),
                        part(
                                type + "; name=list.xlsx",
                                "Content-Disposition: attachment; filename=list.xlsx\r\n",
                                workbook)));
                assertThat(found.report().personCount())
                        .as("%s in %s", type, kind)
                        .isEqualTo(20 + ADDRESSES);
            }
        }
        Inspected unnamed = mail(parts("related", part("text/html", "", page), part("text/css", "", workbook)));
        assertThat(unnamed.findings("UNREAD")).isNotEmpty();
    }

    @Test
    void what_only_attributes_of_a_page_say_is_not_said_by_it() {
        String roster = lines();
        String attributes = roster.lines()
                .map(line -> "<i data-x=\"" + line.replace("\t", " ") + "\"></i>")
                .collect(Collectors.joining());
        Inspected found = mail(parts(
                "alternative",
                part("text/plain; charset=utf-8", "", roster.getBytes(StandardCharsets.UTF_8)),
                part("text/html", "", ("<p>Agenda</p>" + attributes).getBytes(StandardCharsets.UTF_8))));
        assertThat(found.report().personCount()).isEqualTo(PEOPLE + ADDRESSES);
        assertThat(found.hiddenBy(Mechanism.INVISIBLE_TEXT)).isNotEmpty();
    }
}
