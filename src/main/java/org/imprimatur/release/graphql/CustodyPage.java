package org.imprimatur.release.graphql;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.imprimatur.audit.rules.Sentence;
import org.imprimatur.audit.rules.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A custody report for people: one page that needs nothing else, to be read, kept and printed. Nothing in it is carried out: it
 * has no script, and its style is the one that its policy names by digest.
 */
final class CustodyPage {
    private static final String STYLE = """
        body{font:16px/1.5 Georgia,'Times New Roman',serif;max-width:60rem;margin:0 auto;padding:1.5rem;color:#1b1b1b;background:#fff}
        h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #767676}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d0d0d0}
        th[scope=row]{width:14rem;font-weight:600}code,pre{font:.85em/1.4 ui-monospace,Menlo,Consolas,monospace;overflow-wrap:anywhere;white-space:pre-wrap}
        .warning{border:2px solid #8a1f11;padding:.6rem 1rem}
        @media print{body{font-size:11pt;max-width:none;padding:0}tr{break-inside:avoid}h2{break-after:avoid}}
        """;

    /** For the answer's header: what a browser may do with the page. */
    static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Sha256.of(STYLE).bytes())
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

    private final StringBuilder html = new StringBuilder();

    private CustodyPage() {}

    static String of(CustodyDocument report) {
        var page = new CustodyPage();
        page.write(report);
        return page.html.toString();
    }

    private void write(CustodyDocument report) {
        var release = report.release();
        String title = "Custody report of a release of " + report.document().reference();
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>")
                .append(escaped(title))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body><h1>")
                .append(escaped(title))
                .append("</h1><p>Made ")
                .append(escaped(report.madeAt()))
                .append(" by the first ")
                .append(report.treeSize())
                .append(" entries of the audit log. All times are UTC.</p>");
        if (!release.agreesWithLog()) {
            html.append(
                    "<p class=\"warning\">What is stored about this release does not agree with the audit log.</p>");
        }
        release(report);
        request(report);
        signOffs(report);
        entries(report);
        policy(report.policy());
        verifying(report);
        html.append("</body></html>\n");
    }

    private void release(CustodyDocument report) {
        var release = report.release();
        heading("What was released");
        facts(
                "Document",
                report.document().title() + " (" + report.document().reference() + ")",
                "Kept by",
                report.document().custodian(),
                "Version",
                report.version().number() + ", " + report.version().byteSize() + " bytes, added "
                        + report.version().addedAt(),
                "SHA-256 of the version",
                report.version().sha256(),
                "SHA-256 of what could go out",
                String.join("\n", release.contentSha256()),
                "File",
                told(release.fileName()),
                "To",
                words(release.audience()) + ", by " + words(release.channel()),
                "Destination",
                told(release.destination()),
                "State",
                words(release.state()),
                "Authorised",
                release.authorisedAt(),
                "Published",
                release.publishedAt(),
                "Suspended",
                release.suspendedAt() == null
                        ? null
                        : release.suspendedAt() + " (" + words(told(release.suspendedBecause())) + ")",
                "Recalled",
                release.recalledAt(),
                "Superseded or ended",
                release.closedAt(),
                "Id",
                release.id());
    }

    private void request(CustodyDocument report) {
        var request = report.request();
        heading("What was asked");
        facts(
                "Approval request",
                request.reference(),
                "Drafted",
                request.draftedAt(),
                "State",
                words(request.state()) + ", round " + request.round(),
                "Purpose",
                told(request.purpose()),
                "Recipients",
                request.recipients().isEmpty()
                        ? "the public"
                        : String.join(
                                "\n",
                                request.recipients().stream()
                                        .map(each -> told(each.name()) + ", " + told(each.address()))
                                        .toList()),
                "Legal bases",
                String.join(", ", request.legalBases()),
                "SHA-256 of the manifest",
                request.manifestSha256());
        html.append("<pre>").append(escaped(request.manifest())).append("</pre>");
        heading("What was decided");
        table(
                List.of("When", "Outcome", "Cause", "To be published before"),
                report.decisions().stream()
                        .map(decision -> Arrays.asList(
                                decision.decidedAt(),
                                words(decision.outcome()),
                                words(decision.cause()),
                                decision.publishBy()))
                        .toList());
    }

    private void signOffs(CustodyDocument report) {
        heading("Who signed");
        table(
                List.of("When", "Who", "As", "What the signature means", "Round", "Manifest (SHA-256)"),
                report.signOffs().stream()
                        .map(signOff -> Arrays.asList(
                                signOff.signedAt()
                                        + (signOff.retractedAt() == null
                                                ? ""
                                                : ", no longer counted since " + signOff.retractedAt()),
                                told(signOff.printedName()),
                                words(signOff.role()),
                                signOff.means(),
                                String.valueOf(signOff.round()),
                                signOff.manifestSha256()))
                        .toList());
    }

    private void entries(CustodyDocument report) {
        heading("What is on record");
        if (report.entriesLeftOut() > 0) {
            html.append("<p class=\"warning\">Besides these, ")
                    .append(report.entriesLeftOut())
                    .append(" permits and downloads are on record.</p>");
        }
        table(
                List.of("Index", "When", "What happened", "Leaf hash"),
                report.entries().stream()
                        .map(entry -> Arrays.asList(
                                String.valueOf(entry.index()), entry.time(), entry.sentence(), entry.leafHash()))
                        .toList());
    }

    private void policy(CustodyDocument.@Nullable PolicyPart policy) {
        heading("By which policy");
        if (policy == null) {
            html.append(
                    "<p class=\"warning\">The policy that applied is not on record any more, or does not verify.</p>");
        } else {
            facts("Version", String.valueOf(policy.version()), "SHA-256 of its rules", policy.rulesSha256());
            html.append("<pre>").append(escaped(policy.text())).append("</pre>");
        }
    }

    private void verifying(CustodyDocument report) {
        heading("How to check this");
        html.append("<p>The same report as JSON holds the entries in their own bytes.</p><ol>");
        report.verifying()
                .forEach(step -> html.append("<li>").append(escaped(step)).append("</li>"));
        html.append("</ol>");
        var proofs = report.proofs();
        if (proofs != null) {
            html.append("<h3>Checkpoint</h3><pre>")
                    .append(escaped(proofs.checkpoint()))
                    .append("</pre>");
        }
    }

    private void heading(String text) {
        html.append("<h2>").append(escaped(text)).append("</h2>");
    }

    /** @param labelsAndValues a label, its value, and so on; what has no value is left out */
    private void facts(@Nullable String... labelsAndValues) {
        html.append("<table>");
        for (int place = 0; place < labelsAndValues.length; place += 2) {
            String value = labelsAndValues[place + 1];
            if (value != null && !value.isEmpty()) {
                html.append("<tr><th scope=\"row\">")
                        .append(escaped(String.valueOf(labelsAndValues[place])))
                        .append("</th><td>");
                cell(value);
                html.append("</td></tr>");
            }
        }
        html.append("</table>");
    }

    private void table(List<String> columns, List<List<@Nullable String>> rows) {
        html.append("<table><thead><tr>");
        columns.forEach(column ->
                html.append("<th scope=\"col\">").append(escaped(column)).append("</th>"));
        html.append("</tr></thead><tbody>");
        for (List<@Nullable String> row : rows) {
            html.append("<tr>");
            for (String value : row) {
                html.append("<td>");
                cell(value == null ? "" : value);
                html.append("</td>");
            }
            html.append("</tr>");
        }
        html.append("</tbody></table>");
    }

    private void cell(String value) {
        boolean digest = value.lines().allMatch(Sha256::isSpelledRight);
        String text = escaped(value).replace("\n", "<br>");
        html.append(digest && !value.isEmpty() ? "<code>" + text + "</code>" : text);
    }

    private static String words(String code) {
        return Sentence.words(code);
    }

    private static String told(@Nullable String text) {
        return text == null ? "(erased)" : text;
    }

    /** Text stays text, in elements and in attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
