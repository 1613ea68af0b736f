package org.imprimatur.evaluation;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imprimatur.identity.Role;

/**
 * The page on which one chooses who to be. Plain HTML: a form with one button per person, so that it works with a
 * keyboard, a screen reader, and without scripts.
 */
final class LoginPage {
    private final String client;
    private final Acr preselected;

    /**
     * @param client who asks for the sign-in
     * @param acrValues the {@code acr_values} that the client asks for, separated by spaces
     */
    LoginPage(String client, String acrValues) {
        this.client = client;
        this.preselected = Stream.of(acrValues.split(" ", -1)).anyMatch(Acr.SINGLE.value()::equals)
                ? Acr.SINGLE
                : Acr.MULTI_FACTOR;
    }

    String render() {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Sign in to the evaluation of Imprimatur</title>
                <style>%s</style>
                </head>
                <body>
                <main>
                <h1>Sign in to the evaluation of Imprimatur</h1>
                <p class="warning"><strong>Identities are not verified here.</strong> Whoever can open this page can be any of
                these people. Never connect it to a service that holds real data.</p>
                <p><code>%s</code> asks you to sign in. Who do you want to be?</p>
                <form method="post">
                <fieldset><legend>How strongly the sign-in is said to be</legend>%s</fieldset>
                <ul>%s</ul>
                </form>
                </main>
                </body>
                </html>
                """.formatted(STYLE, escape(client), levels(), people());
    }

    private String levels() {
        return Stream.of(Acr.values())
                .map(acr -> "<label><input type=\"radio\" name=\"acr\" value=\"%s\"%s> %s</label>"
                        .formatted(acr.value(), acr == preselected ? " checked" : "", acr.label()))
                .collect(Collectors.joining("\n"));
    }

    private static String people() {
        return DemoPerson.ALL.stream()
                .map(person -> "<li><button name=\"person\" value=\"%s\"><b>%s</b> <span>%s</span></button></li>"
                        .formatted(person.id(), escape(person.name()), roles(person)))
                .collect(Collectors.joining("\n"));
    }

    private static String roles(DemoPerson person) {
        return person.roles().stream().map(LoginPage::words).collect(Collectors.joining(", "));
    }

    private static String words(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static final String STYLE = """
            body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 0; background: #f6f6f3; color: #1b1b1b }
            main { max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.5rem }
            .warning { border-left: .4rem solid #a3320b; background: #fff; padding: .6rem 1rem }
            fieldset { border: 1px solid #767676; margin: 1rem 0 } label { display: block; padding: .2rem }
            ul { list-style: none; padding: 0 } li { margin: .4rem 0 }
            button { font: inherit; width: 100%; text-align: left; padding: .6rem 1rem; background: #fff;
              border: 1px solid #767676; border-radius: .3rem; cursor: pointer }
            button:hover { background: #e9f0fb } :focus-visible { outline: .2rem solid #1a56b0; outline-offset: .1rem }
            button span { color: #444 }
            """;
}
