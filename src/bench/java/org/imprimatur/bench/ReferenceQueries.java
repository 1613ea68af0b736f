package org.imprimatur.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.imprimatur.graphql.GlobalId;
import org.jspecify.annotations.Nullable;

/** The four queries of a front end by raw JDBC, their JSON written by hand: the same bytes of data as the product's answer. */
final class ReferenceQueries {
    private final Connection connection;

    ReferenceQueries(Connection connection) {
        this.connection = connection;
    }

    String document(UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select reference, title, custodian,"
                + " declared_categories, lock_version from imprimatur.document where id = ?")) {
            statement.setObject(1, id);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                var categories = new ArrayList<String>();
                for (Object each : (Object[]) row.getArray(4).getArray()) {
                    categories.add(text((String) each));
                }
                return "{\"document\":{\"id\":" + text(GlobalId.of("Document", id)) + ",\"reference\":"
                        + text(row.getString(1)) + ",\"title\":" + text(row.getString(2)) + ",\"custodian\":"
                        + text(row.getString(3)) + ",\"declaredCategories\":[" + String.join(",", categories)
                        + "],\"lockVersion\":" + row.getInt(5) + "}}";
            }
        }
    }

    String documents(int first) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select d.id, d.reference, d.title, d.custodian,"
                + " p.printed_name, v.number, v.sha256, v.file_name, v.state, i.report::jsonb ->> 'summary',"
                + " i.report::jsonb ->> 'personCount', i.report::jsonb ->> 'hiddenContent'"
                + " from imprimatur.document d join imprimatur.person p on p.id = d.registered_by"
                + " join lateral (select * from imprimatur.document_version v where v.document_id = d.id"
                + " order by v.number desc limit 1) v on true"
                + " join lateral (select * from imprimatur.inspection i where i.version_id = v.id"
                + " order by i.finished_at desc limit 1) i on true"
                + " order by d.registered_at desc, d.id desc limit ?")) {
            statement.setInt(1, first);
            var nodes = new ArrayList<String>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    nodes.add("{\"id\":" + text(GlobalId.of("Document", row.getObject(1, UUID.class)))
                            + ",\"reference\":" + text(row.getString(2)) + ",\"title\":" + text(row.getString(3))
                            + ",\"custodian\":" + text(row.getString(4)) + ",\"registeredBy\":{\"printedName\":"
                            + text(row.getString(5)) + "},\"latestVersion\":{\"number\":" + row.getInt(6)
                            + ",\"sha256\":\"" + HexFormat.of().formatHex(row.getBytes(7)) + "\",\"fileName\":"
                            + text(row.getString(8)) + ",\"state\":" + text(row.getString(9))
                            + ",\"inspection\":{\"summary\":" + text(row.getString(10)) + ",\"personCount\":"
                            + row.getString(11) + ",\"hiddenContent\":" + row.getString(12) + "}}}");
                }
            }
            return "{\"documents\":{\"nodes\":[" + String.join(",", nodes) + "]}}";
        }
    }

    String inbox(UUID viewer, int first) throws SQLException {
        var requests = new LinkedHashMap<UUID, String>();
        try (PreparedStatement statement = connection.prepareStatement("select r.id, r.reference, r.state, r.round,"
                + " d.reference, d.title from imprimatur.approval_request r"
                + " join imprimatur.document d on d.id = r.document_id"
                + " where r.state = 'IN_REVIEW' and r.requester <> ? and not exists (select from imprimatur.sign_off s"
                + " where s.request_id = r.id and s.round = r.round and s.person_id = ? and s.retracted_at is null)"
                + " order by r.deadline, r.id limit ?")) {
            statement.setObject(1, viewer);
            statement.setObject(2, viewer);
            statement.setInt(3, first);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject(1, UUID.class);
                    requests.put(
                            id,
                            "{\"id\":" + text(GlobalId.of("ApprovalRequest", id)) + ",\"reference\":"
                                    + text(row.getString(2)) + ",\"state\":" + text(row.getString(3)) + ",\"round\":"
                                    + row.getInt(4) + ",\"document\":{\"reference\":" + text(row.getString(5))
                                    + ",\"title\":" + text(row.getString(6)) + "},\"signOffs\":[");
                }
            }
        }
        return "{\"viewer\":{\"inbox\":{\"nodes\":[" + withSignOffs(requests) + "]}}}";
    }

    String levels(UUID document, int first) throws SQLException {
        String reference;
        try (PreparedStatement statement =
                connection.prepareStatement("select reference from imprimatur.document where id = ?")) {
            statement.setObject(1, document);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                reference = row.getString(1);
            }
        }
        var requests = new LinkedHashMap<UUID, String>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select id, reference, state"
                        + " from imprimatur.approval_request where document_id = ? order by drafted_at desc, id desc limit ?")) {
            statement.setObject(1, document);
            statement.setInt(2, first);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    requests.put(
                            row.getObject(1, UUID.class),
                            "{\"reference\":" + text(row.getString(2)) + ",\"state\":" + text(row.getString(3))
                                    + ",\"signOffs\":[");
                }
            }
        }
        return "{\"document\":{\"reference\":" + text(reference) + ",\"approvalRequests\":{\"nodes\":["
                + withSignOffs(requests) + "]}}}";
    }

    private String withSignOffs(Map<UUID, String> requests) throws SQLException {
        var signOffs = new LinkedHashMap<UUID, List<String>>();
        requests.keySet().forEach(id -> signOffs.put(id, new ArrayList<>()));
        try (PreparedStatement statement = connection.prepareStatement("select s.request_id, s.role, s.verdict,"
                + " o.value, p.printed_name from imprimatur.sign_off s join imprimatur.person p on p.id = s.person_id"
                + " left join private.opening o on o.sha256 = s.printed_name where s.request_id = any(?)"
                + " order by s.signed_at, s.id")) {
            statement.setArray(
                    1, connection.createArrayOf("uuid", requests.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    signOffs.computeIfAbsent(row.getObject(1, UUID.class), id -> new ArrayList<>())
                            .add("{\"role\":" + text(row.getString(2)) + ",\"verdict\":" + text(row.getString(3))
                                    + ",\"printedName\":" + text(row.getString(4)) + ",\"person\":{\"printedName\":"
                                    + text(row.getString(5)) + "}}");
                }
            }
        }
        var nodes = new ArrayList<String>();
        requests.forEach((id, begun) -> nodes.add(begun + String.join(",", signOffs.get(id)) + "]}"));
        return String.join(",", nodes);
    }

    private static String text(@Nullable String value) {
        if (value == null) {
            return "null";
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
