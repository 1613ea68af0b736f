package org.imprimatur.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.testing.Answer;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class DocumentsTest {
    private static final String DOCUMENT =
            "query($by: DocumentKey!) { document(by: $by) { id reference title custodian declaredCategories lockVersion"
                    + " registeredBy { printedName } latestVersion { number }"
                    + " viewerCanAddVersion { allowed code reason }"
                    + " versions(first: 1) { totalCount nodes { number document { id } } pageInfo { hasNextPage endCursor } } } }";

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void a_document_is_found_by_id_by_reference_and_by_the_digest_of_its_bytes() {
        var sam = Api.as("sam");
        var bytes = text("found by its digest " + UUID.randomUUID());
        var id = Upload.register(sam, "To be found");
        Upload.addVersion(sam, id, 0, bytes, "found.csv");

        var byId = sam.execute(DOCUMENT, by("id", id));
        var reference = byId.getString("document.reference");
        assertThat(reference).matches("DOC-20[0-9]{2}-[0-9]{6}");
        assertThat(byId.getString("document.title")).isEqualTo("To be found");
        assertThat(byId.getString("document.registeredBy.printedName")).isEqualTo("Sam Whitfield");
        assertThat(byId.getInt("document.lockVersion")).isEqualTo(1);
        assertThat(byId.getBoolean("document.viewerCanAddVersion.allowed")).isTrue();
        assertThat(sam.execute(DOCUMENT, by("reference", reference)).getString("document.id"))
                .isEqualTo(id);
        assertThat(sam.execute(DOCUMENT, by("sha256", Sha256.of(bytes).hex())).getString("document.id"))
                .isEqualTo(id);
        assertThat(sam.execute("query($id: ID!) { node(id: $id) { id ... on Document { title } } }", Map.of("id", id))
                        .getString("node.title"))
                .isEqualTo("To be found");
    }

    @Test
    void exactly_one_key_names_a_document() {
        var answer = Api.as("sam").send(DOCUMENT, Map.of("by", Map.of("id", "x", "reference", "DOC-2026-000001")));
        assertThat(answer.getList("errors")).isNotEmpty();
    }

    @Test
    void versions_are_numbered_without_gaps_and_listed_newest_first() {
        var sam = Api.as("sam");
        var id = Upload.register(sam, "Three versions");
        for (int i = 0; i < 3; i++) {
            var version = Upload.addVersion(sam, id, i, text("content " + i), "three.csv");
            assertThat(version.getInt("number")).isEqualTo(i + 1);
            assertThat(version.getString("mediaType")).isEqualTo("text/csv");
            assertThat(version.getString("createdBy.printedName")).isEqualTo("Sam Whitfield");
        }
        var document = sam.execute(DOCUMENT, by("id", id));

        assertThat(document.getInt("document.latestVersion.number")).isEqualTo(3);
        assertThat(document.getInt("document.versions.totalCount")).isEqualTo(3);
        assertThat(document.<Integer>getList("document.versions.nodes.number")).containsExactly(3);
        assertThat(document.getString("document.versions.nodes[0].document.id")).isEqualTo(id);
        var rest = sam.execute(
                "query($by: DocumentKey!, $after: String) { document(by: $by) { versions(first: 5, after: $after)"
                        + " { nodes { number } pageInfo { hasNextPage hasPreviousPage } } } }",
                Map.of("by", Map.of("id", id), "after", document.getString("document.versions.pageInfo.endCursor")));
        assertThat(rest.<Integer>getList("document.versions.nodes.number")).containsExactly(2, 1);
        assertThat(rest.getBoolean("document.versions.pageInfo.hasNextPage")).isFalse();
        assertThat(rest.getBoolean("document.versions.pageInfo.hasPreviousPage"))
                .isTrue();
    }

    @Test
    void whoever_saw_an_older_state_of_the_document_is_told_the_current_one() {
        var sam = Api.as("sam");
        var id = Upload.register(sam, "Conflict");
        Upload.addVersion(sam, id, 0, text("one"), "c.csv");
        var bytes = text("two");
        var input = Upload.input(id, 0, Upload.accepted(sam, bytes), bytes, "c.csv");

        var refused = Upload.add(sam, input);
        assertThat(refused.getString("addDocumentVersion.version")).isNull();
        assertThat(refused.getString("addDocumentVersion.userErrors[0].__typename"))
                .isEqualTo("VersionConflict");
        assertThat(refused.getString("addDocumentVersion.userErrors[0].code")).isEqualTo("DOCUMENT_CHANGED");
        assertThat(refused.getInt("addDocumentVersion.userErrors[0].current")).isEqualTo(1);

        input.put("expectedVersion", 1);
        assertThat(Upload.add(sam, input).getInt("addDocumentVersion.version.number"))
                .isEqualTo(2);
    }

    @Test
    void of_two_versions_added_at_once_to_the_same_state_one_is_added_and_the_other_is_told() {
        var sam = Api.as("sam");
        var document = Upload.register(sam, "Race");
        var answers = Stream.of("one", "two")
                .map(text -> text(text + UUID.randomUUID()))
                .map(each -> Upload.input(document, 0, Upload.accepted(sam, each), each, "race.csv"))
                .toList()
                .stream()
                .map(input -> CompletableFuture.supplyAsync(() -> codes(Upload.add(sam, input))))
                .toList();
        assertThat(Stream.of(answers.get(0).join(), answers.get(1).join()).flatMap(List::stream))
                .containsExactly("DOCUMENT_CHANGED");
    }

    @Test
    void an_upload_becomes_one_version_and_only_of_who_uploaded_it() {
        var sam = Api.as("sam");
        var robin = Api.as("robin");
        var bytes = text("used once");
        var upload = Upload.accepted(sam, bytes);
        var robins = Upload.register(robin, "Robin's");
        assertThat(codes(Upload.add(robin, Upload.input(robins, 0, upload, bytes, "u.csv"))))
                .containsExactly("UPLOAD_NOT_FOUND");

        var first = Upload.register(sam, "First");
        var second = Upload.register(sam, "Second");
        assertThat(codes(Upload.add(sam, Upload.input(first, 0, upload, bytes, "u.csv"))))
                .isEmpty();
        assertThat(codes(Upload.add(sam, Upload.input(second, 0, upload, bytes, "u.csv"))))
                .containsExactly("UPLOAD_NOT_FOUND");
    }

    @Test
    void people_who_worked_on_a_file_are_named_with_it() {
        var sam = Api.as("sam");
        var riley = Api.as("riley").execute("{ viewer { person { id } } }").getString("viewer.person.id");
        var id = Upload.register(sam, "Edited");
        var bytes = text("edited by Riley");
        var input = Upload.input(id, 0, Upload.accepted(sam, bytes), bytes, "e.csv");
        input.put("editors", List.of(Map.of("personId", riley)));
        assertThat(codes(Upload.add(sam, input))).isEmpty();

        var document = sam.execute(
                "query($by: DocumentKey!) { document(by: $by) { latestVersion { editors { printedName } } } }",
                by("id", id));
        assertThat(document.<String>getList("document.latestVersion.editors.printedName"))
                .containsExactly("Riley Castellano");
    }

    @Test
    void a_refused_version_leaves_the_upload_to_be_used_with_the_right_data() {
        var sam = Api.as("sam");
        var bytes = text("second try");
        var upload = Upload.accepted(sam, bytes);
        var id = Upload.register(sam, "Second try");

        assertThat(codes(Upload.add(sam, Upload.input(id, 0, upload, text("other"), "t.csv"))))
                .containsExactly("UPLOAD_DIFFERS");
        assertThat(codes(Upload.add(sam, Upload.input(id, 0, upload, bytes, "../t.csv"))))
                .containsExactly("FILE_NAME_NOT_ACCEPTABLE");
        assertThat(codes(Upload.add(sam, Upload.input(id, 0, upload, bytes, "t.csv"))))
                .isEmpty();
    }

    @Test
    void hidden_is_not_found() {
        var sam = Api.as("sam");
        var bytes = text("hidden " + UUID.randomUUID());
        var id = Upload.register(sam, "Hidden from others");
        var version = Upload.addVersion(sam, id, 0, bytes, "hidden.csv");
        var reference = sam.execute(DOCUMENT, by("id", id)).getString("document.reference");

        for (String person : List.of("paul", "adam")) {
            var stranger = Api.as(person);
            for (var key : List.of(
                    by("id", id),
                    by("reference", reference),
                    by("sha256", Sha256.of(bytes).hex()))) {
                assertThat(stranger.execute(DOCUMENT, key).getString("document"))
                        .isNull();
            }
            for (var node : List.of(id, version.getString("id"))) {
                assertThat(stranger.execute("query($id: ID!) { node(id: $id) { id } }", Map.of("id", node))
                                .getString("node"))
                        .isNull();
            }
            assertThat(stranger.execute("{ documents { totalCount nodes { id } } }")
                            .getInt("documents.totalCount"))
                    .isZero();
            var read = Upload.read(stranger, version.getString("contentPath"));
            assertThat(read.statusCode()).isEqualTo(404);
            assertThat(read.as(Answer.class).getString("code")).isEqualTo("VERSION_NOT_FOUND");
            assertThat(codes(Upload.add(stranger, Upload.input(id, 1, version.getString("id"), bytes, "x.csv"))))
                    .containsExactly("INVALID_ID");
        }
    }

    @Test
    void who_sees_a_document_without_being_its_submitter_adds_no_version_to_it() {
        var id = Upload.register(Api.as("sam"), "Sam's own");
        var robin = Api.as("robin");
        var bytes = text("robin's");

        var document = robin.execute(DOCUMENT, by("id", id));
        assertThat(document.getBoolean("document.viewerCanAddVersion.allowed")).isFalse();
        assertThat(document.getString("document.viewerCanAddVersion.code")).isEqualTo("NOT_YOUR_DOCUMENT");
        assertThat(codes(Upload.add(robin, Upload.input(id, 0, Upload.accepted(robin, bytes), bytes, "r.csv"))))
                .containsExactly("NOT_YOUR_DOCUMENT");
        assertThat(Api.as("ada").execute(DOCUMENT, by("id", id)).getString("document.viewerCanAddVersion.code"))
                .isEqualTo("NOT_A_SUBMITTER");
    }

    @Test
    void pages_in_both_directions_show_each_document_once_in_order() {
        var sam = Api.as("sam");
        var mark = UUID.randomUUID().toString();
        var ids = new ArrayList<String>();
        for (int i = 0; i < 5; i++) {
            ids.add(Upload.register(sam, "Page " + i + " " + mark));
        }
        for (String order : List.of("TITLE", "REGISTERED_AT")) {
            var forward = new ArrayList<String>();
            String after = null;
            do {
                var page = page(sam, mark, order, "ASC", "first: 2", after == null ? "" : ", after: \"" + after + "\"");
                assertThat(page.getInt("documents.totalCount")).isEqualTo(5);
                forward.addAll(page.getList("documents.nodes.id"));
                after = page.getBoolean("documents.pageInfo.hasNextPage")
                        ? page.getString("documents.pageInfo.endCursor")
                        : null;
            } while (after != null);
            assertThat(forward).isEqualTo(ids);

            var last = page(sam, mark, order, "ASC", "last: 2", "");
            assertThat(last.<String>getList("documents.nodes.id")).isEqualTo(ids.subList(3, 5));
            var before = page(
                    sam,
                    mark,
                    order,
                    "ASC",
                    "last: 2",
                    ", before: \"" + last.getString("documents.pageInfo.startCursor") + "\"");
            assertThat(before.<String>getList("documents.nodes.id")).isEqualTo(ids.subList(1, 3));
        }
        assertThat(page(sam, mark, "TITLE", "DESC", "first: 1", "").<String>getList("documents.nodes.id"))
                .containsExactly(ids.get(4));
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        var sam = Api.as("sam");
        var mark = UUID.randomUUID().toString();
        Upload.register(sam, "One " + mark);
        var cursor = page(sam, mark, "TITLE", "ASC", "first: 1", "").getString("documents.pageInfo.endCursor");

        var answer = sam.send(
                "{ documents(first: 1, after: \"" + cursor
                        + "\", orderBy: {field: REGISTERED_AT, direction: ASC}) { nodes { id } } }",
                Map.of());
        assertThat(answer.getList("errors")).isNotEmpty();
    }

    @Test
    void filters_narrow_the_list_by_category_and_by_own() {
        var sam = Api.as("sam");
        var ada = Api.as("ada");
        var mark = UUID.randomUUID().toString();
        var id = Upload.register(sam, "Filtered " + mark);

        for (var expected :
                Map.of("AGGREGATE_ONLY", List.of(id), "ASYLUM", List.of()).entrySet()) {
            assertThat(ada.execute("{ documents(filter: {titleContains: \"FILTERED " + mark + "\", declaredCategory: "
                                    + expected.getKey() + "}) { nodes { id } } }")
                            .getList("documents.nodes.id"))
                    .isEqualTo(expected.getValue());
        }
        assertThat(ada.execute("{ documents(filter: {titleContains: \"" + mark + "\", own: true}) { nodes { id } } }")
                        .getList("documents.nodes.id"))
                .isEmpty();
    }

    @Test
    void a_document_that_a_database_administrator_changes_is_as_if_it_were_not_there() throws SQLException {
        var sam = Api.as("sam");
        var id = Upload.register(sam, "To be tampered with");
        var reference = sam.execute(DOCUMENT, by("id", id)).getString("document.reference");

        Stored.asSuperuser("set session_replication_role = replica;"
                + " alter table imprimatur.document disable trigger entry_required;"
                + " update imprimatur.document set title = 'Harmless' where reference = '" + reference + "';"
                + " alter table imprimatur.document enable always trigger entry_required");
        assertThat(sam.execute(DOCUMENT, by("id", id)).getString("document")).isNull();
    }

    private static Answer page(Api api, String mark, String order, String direction, String size, String cursor) {
        return api.execute(
                "{ documents(" + size + cursor + ", filter: {titleContains: \"" + mark + "\"}, orderBy: {field: "
                        + order + ", direction: " + direction
                        + "}) { totalCount nodes { id } pageInfo { hasNextPage startCursor endCursor } } }");
    }

    private static List<String> codes(Answer answer) {
        return answer.getList("addDocumentVersion.userErrors.code");
    }

    private static Map<String, Object> by(String key, String value) {
        return Map.of("by", Map.of(key, value));
    }

    private static byte[] text(String text) {
        return (text + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
