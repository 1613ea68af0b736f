package org.imprimatur.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.imprimatur.testing.RealServices;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What anybody gets before they sign in: the page at each of its addresses, its parts, and nothing else. */
@QuarkusTest
@QuarkusTestResource(RealServices.class)
class PagesTest {
    private static final String A_REQUEST = "/requests/QXBwcm92YWxSZXF1ZXN0OjAx";
    private static final Pattern PART = Pattern.compile("(?:src|href)=\"(/[^\"]+)\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                A_REQUEST,
                "/?from=mail",
                "/inbox",
                "/signatures",
                "/documents",
                "/documents/RG9jdW1lbnQ6MDE",
                "/register",
                "/releases",
                "/releases/UmVsZWFzZTowMQ",
                "/versions/RG9jdW1lbnRWZXJzaW9uOjAx/request",
                "/versions/RG9jdW1lbnRWZXJzaW9uOjAx/content",
                "/audit",
                "/audit/exceptions",
                "/audit/as-of?document=RG9jdW1lbnQ6MDE&size=7",
                "/audit/disclosures?release=UmVsZWFzZTowMQ",
                "/audit/entries/QXVkaXRFbnRyeTowMQ",
                "/policy",
                "/people",
                "/people/UGVyc29uOjAx"
            })
    void the_page_is_answered_to_anybody_at_each_of_its_addresses(String address) {
        given().when()
                .get(address)
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("text/html;charset=UTF-8"))
                .header("Cache-Control", equalTo("no-cache"))
                .body(containsString("<imprimatur-app>"));
    }

    @Test
    void every_part_that_the_page_names_is_there_and_is_kept_for_ever_if_its_name_says_what_is_in_it() {
        List<String> parts = parts();
        assertThat(parts)
                .anyMatch(part -> part.endsWith(".js"))
                .anyMatch(part -> part.endsWith(".css"))
                .contains("/icon.svg");
        for (String part : parts) {
            Response answer = given().when().get(part);
            assertThat(answer.statusCode()).as(part).isEqualTo(200);
            assertThat(answer.body().asByteArray()).as(part).isNotEmpty();
            assertThat(answer.header("X-Content-Type-Options")).as(part).isEqualTo("nosniff");
            assertThat(answer.header("Cache-Control"))
                    .as(part)
                    .isEqualTo(part.startsWith("/static/") ? "public, max-age=31536000, immutable" : "no-cache");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", A_REQUEST})
    void nothing_foreign_runs_in_the_page_and_no_frame_holds_it(String address) {
        String policy = given().when()
                .get(address)
                .then()
                .header("X-Content-Type-Options", equalTo("nosniff"))
                .header("Referrer-Policy", equalTo("no-referrer"))
                .extract()
                .header("Content-Security-Policy");
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe");
        String page = given().when().get(address).body().asString();
        assertThat(page).doesNotContainPattern("<script(?![^>]* src=)").doesNotContain("<style", "style=");
    }

    @Test
    void a_cookie_that_is_good_no_more_does_not_stand_in_the_way() {
        given().cookie("q_session_browser", "not-a-session")
                .when()
                .get(A_REQUEST)
                .then()
                .statusCode(200)
                .body(containsString("<imprimatur-app>"));
    }

    @Test
    void everything_that_is_loaded_first_is_under_400_kilobytes_once_compressed() throws IOException {
        int bytes = 0;
        for (String part : parts()) {
            var compressed = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(compressed)) {
                gzip.write(given().when().get(part).body().asByteArray());
            }
            bytes += compressed.size();
        }
        assertThat(bytes).isBetween(10_000, 400_000);
    }

    @Test
    void a_browser_that_looks_for_the_usual_icon_finds_it() {
        given().when()
                .get("/favicon.ico")
                .then()
                .statusCode(200)
                .header("Content-Type", equalTo("image/svg+xml"))
                .body(containsString("<svg"));
    }

    @Test
    void the_head_of_the_page_can_be_asked_for_alone() {
        String length =
                given().when().head("/").then().statusCode(200).extract().header("Content-Length");
        assertThat(Integer.parseInt(length))
                .isEqualTo(given().when().get("/").body().asByteArray().length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/requests",
                "/requests/a/b",
                "/requests/..%2F..%2Fapplication.properties",
                "/index.html",
                "/application.properties",
                "/static/bundle/",
                "/static/bundle/nothing.js",
                "/static/bundle/..%2F..%2F..%2Fapplication.properties",
                "/static/../graphql",
                "/META-INF/resources/index.html"
            })
    void everything_else_stays_behind_the_sign_in(String address) {
        given().urlEncodingEnabled(false)
                .when()
                .get(address)
                .then()
                .statusCode(401)
                .body(not(containsString("<imprimatur-app>")));
    }

    @Test
    void nobody_writes_to_a_page() {
        given().contentType("application/json")
                .body("{}")
                .when()
                .post("/")
                .then()
                .statusCode(401);
    }

    private static List<String> parts() {
        Matcher parts = PART.matcher(given().when().get("/").body().asString());
        return parts.results().map(part -> part.group(1)).toList();
    }
}
