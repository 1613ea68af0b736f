package org.imprimatur.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.imprimatur.audit.rules.Sha256;
import org.imprimatur.testing.Api;
import org.imprimatur.testing.RealServices;
import org.imprimatur.testing.Register;
import org.imprimatur.testing.Upload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealServices.class)
class BlockDigestTest {
    private static final String BLOCK = "mutation($input: BlockDigestInput!) { blockDigest(input: $input)"
            + " { blockedDigest { sha256 reason } userErrors { code message } } }";
    private static final String BLOCKED =
            "query($by: DocumentKey!) { document(by: $by) { latestVersion { blocked } } }";

    private final byte[] bytes = ("leaked " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);

    @BeforeEach
    void people() {
        Register.enrolEverybody();
    }

    @Test
    void one_person_blocks_bytes_in_every_document_that_holds_them() {
        var sam = Api.as("sam");
        var robin = Api.as("robin");
        var sams = Upload.register(sam, "Sam's copy");
        var robins = Upload.register(robin, "Robin's copy");
        Upload.addVersion(sam, sams, 0, bytes, "leak.csv");
        Upload.addVersion(robin, robins, 0, bytes, "leak2.csv");

        assertThat(block(Api.as("ines"), bytes)).isEmpty();

        assertThat(isBlocked(sam, sams)).isTrue();
        assertThat(isBlocked(robin, robins)).isTrue();
        assertThat(block(Api.as("priya"), bytes)).containsExactly("DIGEST_ALREADY_BLOCKED");
    }

    @Test
    void blocked_bytes_become_no_version_any_more() {
        var sam = Api.as("sam");
        assertThat(block(Api.as("riley"), bytes)).isEmpty();

        var document = Upload.register(sam, "Too late");
        var refused = Upload.add(sam, Upload.input(document, 0, Upload.accepted(sam, bytes), bytes, "leak.csv"));
        assertThat(refused.<String>getList("addDocumentVersion.userErrors.code"))
                .containsExactly("DIGEST_BLOCKED");
    }

    @Test
    void an_auditor_blocks_nothing_and_the_attempt_is_recorded() throws SQLException {
        long before = Stored.entries("BLOCK_DIGEST", "REFUSED");
        assertThat(block(Api.as("ada"), bytes)).containsExactly("MAY_NOT_BLOCK_DIGEST");
        assertThat(Stored.entries("BLOCK_DIGEST", "REFUSED")).isEqualTo(before + 1);
    }

    @Test
    void of_two_who_block_at_once_one_does_and_the_other_is_told() {
        var apis = List.of(Api.as("ines"), Api.as("priya"));
        var answers = apis.stream()
                .map(api -> CompletableFuture.supplyAsync(() -> block(api, bytes)))
                .toList();
        assertThat(Stream.of(answers.get(0).join(), answers.get(1).join()).flatMap(List::stream))
                .containsExactly("DIGEST_ALREADY_BLOCKED");
    }

    private static List<String> block(Api api, byte[] bytes) {
        return api.execute(
                        BLOCK, Map.of("input", Map.of("sha256", Sha256.of(bytes).hex(), "reason", "It leaked.")))
                .getList("blockDigest.userErrors.code");
    }

    private static boolean isBlocked(Api api, String document) {
        return api.execute(BLOCKED, Map.of("by", Map.of("id", document))).getBoolean("document.latestVersion.blocked");
    }
}
