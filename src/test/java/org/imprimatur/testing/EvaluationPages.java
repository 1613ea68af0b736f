package org.imprimatur.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.imprimatur.evaluation.Acr;

/** What a person does at the pages of the evaluation's identity provider. */
public final class EvaluationPages {
    /** The example of RFC 7636, appendix B. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String REDIRECT = "http://127.0.0.1/signed-in";

    private EvaluationPages() {}

    /** @param claims JSON; what the tokens of this sign-in say beside, or instead */
    public static HttpResponse<String> signIn(Browser browser, URI authorize, String person, String claims) {
        assertThat(browser.get(authorize.toString()).body()).contains("Who do you want to be?");
        Map<String, String> form = new LinkedHashMap<>();
        form.put("person", person);
        form.put("acr", Browser.query(authorize).getOrDefault("acr_values", Acr.SINGLE.value()));
        form.put("claims", claims);
        return browser.submit(authorize, form);
    }

    /** Signs in to the service. */
    public static Browser signedIn(String person) {
        var browser = new Browser();
        var toProvider = browser.get("/session/sign-in?return=/session");
        var callback = browser.follow(signIn(browser, Browser.location(toProvider), person, "{}"));
        assertThat(callback.statusCode()).as(callback.body()).isEqualTo(302);
        return browser;
    }

    /** The ID token of a sign-in that asked for no nonce. */
    public static String idToken(String client, String claims) {
        var browser = new Browser();
        URI authorize = URI.create(
                RealServices.issuer() + "/authorize?response_type=code&scope=openid&state=s&client_id=" + client
                        + "&redirect_uri=" + REDIRECT + "&code_challenge_method=S256&code_challenge=" + CHALLENGE);
        var back = signIn(browser, authorize, "somebody", claims);
        var tokens = browser.submit(
                URI.create(RealServices.issuer() + "/token"),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", client,
                        "redirect_uri", REDIRECT,
                        "code", Browser.parameter(Browser.location(back), "code"),
                        "code_verifier", VERIFIER));
        return Answer.of(tokens.body()).getString("id_token");
    }
}
