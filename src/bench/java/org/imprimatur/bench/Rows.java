package org.imprimatur.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Objects;
import org.imprimatur.approval.rules.ApprovalRequest;
import org.imprimatur.approval.rules.Commitment;
import org.imprimatur.approval.rules.SignOff;
import org.imprimatur.identity.PersonId;
import org.jspecify.annotations.Nullable;

/** One transaction's rows of requests, as the service would store them, in batches. */
final class Rows {
    final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);

    private final Connection connection;
    private final PreparedStatement entry;
    private final PreparedStatement request;
    private final PreparedStatement manifest;
    private final PreparedStatement signOff;
    private final PreparedStatement opening;

    Rows(Connection connection) throws SQLException {
        this.connection = connection;
        this.entry = connection.prepareStatement(Entries.INSERT);
        this.request =
                connection.prepareStatement("insert into imprimatur.approval_request (id, reference, document_id,"
                        + " version_id, requester, uploader, editors, manifest, source, audience, round, state, drafted_at,"
                        + " deadline, published, lock_version, entry_id)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        this.manifest = connection.prepareStatement(
                "insert into imprimatur.manifest (sha256, request_id, body, entry_id) values (?, ?, ?, ?)");
        this.signOff = connection.prepareStatement("insert into imprimatur.sign_off (id, request_id, person_id,"
                + " printed_name, role, authority_id, verdict, meaning, manifest, round, acr, authenticated_at,"
                + " signed_at, entry_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        this.opening =
                connection.prepareStatement("insert into private.opening (sha256, salt, value) values (?, ?, ?)");
    }

    void add(ApprovalRequest asked, Entries.Entry vouching) throws SQLException {
        batch(entry, vouching.id(), vouching.keyId(), vouching.mac(), vouching.body());
        batch(
                request,
                asked.id(),
                asked.reference(),
                asked.document(),
                asked.version(),
                asked.requester().value(),
                asked.uploader().value(),
                connection.createArrayOf(
                        "uuid",
                        asked.editors().stream().map(PersonId::value).sorted().toArray()),
                asked.manifest().digest().bytes(),
                asked.manifest().source().bytes(),
                asked.manifest().disclosure().audience().name(),
                asked.round(),
                asked.state().name(),
                time(asked.draftedAt()),
                time(Objects.requireNonNull(asked.deadline())),
                asked.published(),
                asked.lockVersion(),
                vouching.id());
        batch(
                manifest,
                asked.manifest().digest().bytes(),
                asked.id(),
                asked.manifest().canonical(),
                vouching.id());
        for (Commitment text : asked.manifest().disclosure().commitments()) {
            open(text);
        }
        for (SignOff signed : asked.signOffs()) {
            open(signed.printedName());
            batch(
                    signOff,
                    signed.id(),
                    asked.id(),
                    signed.person().value(),
                    signed.printedName().digest().bytes(),
                    signed.role().name(),
                    signed.authority(),
                    signed.verdict().name(),
                    signed.meaning().name(),
                    signed.manifest().bytes(),
                    signed.round(),
                    signed.acr(),
                    time(signed.authenticatedAt()),
                    time(signed.signedAt()),
                    vouching.id());
        }
    }

    private void open(Commitment text) throws SQLException {
        var opened = Objects.requireNonNull(text.opening());
        batch(opening, text.digest().bytes(), HexFormat.of().parseHex(opened.salt()), opened.value());
    }

    void write() throws SQLException {
        for (PreparedStatement each : new PreparedStatement[] {entry, request, manifest, opening, signOff}) {
            each.executeBatch();
            each.close();
        }
    }

    private static void batch(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        statement.addBatch();
    }

    static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
