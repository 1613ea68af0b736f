package org.imprimatur.http;

/** Why a request was answered without an act: a status of HTTP, a code for programs, and a message that says what to do. */
public enum HttpProblem {
    REQUEST_INVALID(400, "The request has not the form that is asked for here. See the documentation of this address."),
    JSON_INVALID(400, "The body is not one JSON object in UTF-8, with each name once and at most 100 levels deep."),
    QUERY_MISSING(400, "There is no operation: send it as text in \"query\"."),
    PARAMETER_INVALID(
            400, "\"operationName\" is a text or null, \"variables\" and \"extensions\" are JSON objects or null."),
    SUBSCRIPTION_BY_HTTP(
            400, "Subscriptions come over a WebSocket at this address, by the sub-protocol graphql-transport-ws."),
    SUBSCRIPTION_FIELD(400, "A subscription has exactly one field at its root, and no condition on it."),
    NOT_A_SUBSCRIPTION(400, "Over a WebSocket come subscriptions only. Send queries and mutations by POST."),
    RETURN_PATH_INVALID(
            400,
            "\"return\" is a path on this service: it begins with exactly one slash, and anything unusual is percent-encoded."),
    STEP_UP_INVALID(
            400,
            "\"acr_values\" are names separated by single spaces, \"max_age\" is a number of seconds, as a refusal gave them."),
    SIGN_IN_FAILED(
            400,
            "The sign-in was not completed: it took too long, was begun in another browser, or the identity provider refused it. Begin again where you were."),
    LOGOUT_TOKEN_INVALID(400, "This is no logout token of the identity provider for this client."),
    NOT_SIGNED_IN(401, "Sign in and send the access token: Authorization: Bearer …"),
    FORBIDDEN(403, "This is not for you."),
    FOREIGN_ORIGIN(403, "A page of this origin may open no connection here. The operator says which may."),
    FOREIGN_REQUEST(
            403,
            "With a session's cookie a request must come from a page that may send it. Send Content-Type: application/json (application/octet-stream to upload), Imprimatur-Request: 1, and an Origin that is the service's own or allowed."),
    STEP_UP_NOT_REACHED(
            403,
            "The identity provider signed you in, but not as recently or as strongly as this act needs. Ask its administrator whether you have a second factor."),
    NOT_FOUND(404, "There is nothing at this address."),
    METHOD_NOT_ALLOWED(405, "This address is not for this method. See the header Allow."),
    MUTATION_BY_GET(405, "Only queries are asked by GET. Send this operation by POST."),
    SIGN_OUT_BY_POST(405, "Sign out by POST first. See the header Allow."),
    NOT_ACCEPTABLE(406, "The answer cannot have a form that you accept. See the header Accept that you sent."),
    BODY_TOO_SLOW(408, "The body did not come in time."),
    BODY_TOO_LARGE(413, "The body is larger than is taken here."),
    ADDRESS_TOO_LONG(414, "The address is longer than is taken here."),
    MEDIA_TYPE_NOT_ACCEPTABLE(415, "The body is not of a type that is taken here. Send application/json in UTF-8."),
    TOO_MANY_AT_ONCE(429, "You have too many requests running. Wait for an answer before you send the next."),
    TOO_MANY_REFUSED(
            429,
            "Too many of your operations were refused one after the other. Mend what sends them, and wait a little before the next."),
    TOO_MANY_SOCKETS(429, "You have too many connections open. Close one, or subscribe over one that is open."),
    TOO_MANY_SUBSCRIPTIONS(429, "This connection has too many subscriptions. Complete one before you begin the next."),
    HEADERS_TOO_LARGE(431, "The headers are larger than is taken here."),
    INTERNAL_ERROR(500, "The service failed at this, and logged why. Nothing was changed unless it says so."),
    STOPPING(503, "This instance of the service is about to stop, and begins nothing new. Send the request again."),
    OVERLOADED(503, "The service has as much to do as it can. Try again in a moment."),
    PROVIDER_UNAVAILABLE(503, "The identity provider is not within reach right now. Try again in a moment."),
    UNAVAILABLE(
            503,
            "The service does not reach its database right now. Try again in a moment; look first whether an act that you sent was done.");

    private final int status;
    private final String message;

    HttpProblem(int status, String message) {
        this.status = status;
        this.message = message;
    }

    public int status() {
        return status;
    }

    public String message() {
        return message;
    }

    /** Whether the same request may succeed a moment later. */
    boolean passes() {
        return status == 429 || status == 503;
    }
}
