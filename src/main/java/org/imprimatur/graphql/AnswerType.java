package org.imprimatur.graphql;

import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.imprimatur.http.HttpProblem;
import org.imprimatur.http.ProblemFound;

/** The media types of answers (GraphQL over HTTP, sections 4.1 and 6.4), which differ in how they use HTTP's status. */
enum AnswerType {
    /** 200 for whatever was well asked, as older clients expect. */
    JSON("application", "json"),
    /** 400 where nothing was executed. */
    GRAPHQL_RESPONSE("application", "graphql-response+json");

    private final MediaType type;

    AnswerType(String type, String subtype) {
        this.type = new MediaType(type, subtype, "utf-8");
    }

    MediaType type() {
        return type;
    }

    /**
     * @param accepted what the client accepts, best first; empty when it does not say
     * @throws ProblemFound where it accepts neither
     */
    static AnswerType acceptedBy(List<MediaType> accepted) {
        if (accepted.isEmpty()) {
            return JSON;
        }
        for (MediaType each : accepted) {
            for (AnswerType answer : values()) {
                if (isUtf8(each) && each.isCompatible(answer.type)) {
                    return answer;
                }
            }
        }
        throw new ProblemFound(HttpProblem.NOT_ACCEPTABLE);
    }

    /** Whether this type of a body is JSON in UTF-8, said or by default. */
    static boolean isJson(MediaType body) {
        return !body.isWildcardType()
                && !body.isWildcardSubtype()
                && body.isCompatible(MediaType.APPLICATION_JSON_TYPE)
                && isUtf8(body);
    }

    private static boolean isUtf8(MediaType type) {
        String charset = type.getParameters().get("charset");
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }
}
