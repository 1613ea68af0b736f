package org.imprimatur.evaluation;

/** The sign-in client's one page. Its script does the code flow with PKCE in the browser and keeps nothing but the token. */
final class SignInPage {
    private SignInPage() {}

    static String render(String issuer, String client, String service) {
        return PAGE.replace("@issuer@", issuer).replace("@client@", client).replace("@service@", service);
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Evaluation of Imprimatur</title>
            <style>
            body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 0; background: #f6f6f3; color: #1b1b1b }
            main { max-width: 52rem; margin: 2rem auto; padding: 0 1rem }
            h1 { font-size: 1.5rem } h2 { font-size: 1.15rem }
            .warning { border-left: .4rem solid #a3320b; background: #fff; padding: .6rem 1rem }
            button { font: inherit; padding: .5rem 1rem; cursor: pointer }
            textarea, pre { font: .85rem/1.4 ui-monospace, monospace; width: 100%; box-sizing: border-box }
            pre { background: #fff; border: 1px solid #767676; padding: .8rem; overflow: auto; white-space: pre-wrap;
              overflow-wrap: anywhere }
            :focus-visible { outline: .2rem solid #1a56b0; outline-offset: .1rem }
            </style>
            </head>
            <body>
            <main>
            <h1>Evaluation of Imprimatur</h1>
            <p class="warning"><strong>Identities are not verified here.</strong> Never put real documents into an
            evaluation.</p>
            <p><button id="sign-in">Sign in</button> or <a href="/graphiql">ask the API in GraphiQL</a></p>
            <p id="message" role="status"></p>
            <section id="signed-in" hidden>
            <h2>Signed in as <span id="who"></span></h2>
            <h2><label for="token">Access token, valid for an hour</label></h2>
            <textarea id="token" rows="6" readonly></textarea>
            <p><button id="copy">Copy the token</button></p>
            <h2>Ask the service who you are</h2>
            <pre id="command" tabindex="0"></pre>
            <h2>What the token says</h2>
            <pre id="claims" tabindex="0"></pre>
            </section>
            </main>
            <script>
            const issuer = '@issuer@', client = '@client@', service = '@service@';
            const here = location.origin + '/';
            const show = (id, text) => { document.getElementById(id).textContent = text; };
            const base64url = bytes => btoa(String.fromCharCode(...new Uint8Array(bytes)))
              .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
            const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
            const payload = token => JSON.parse(new TextDecoder().decode(Uint8Array.from(
              atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0))));

            async function signIn() {
              const flow = { verifier: random(), state: random(), nonce: random() };
              sessionStorage.setItem('flow', JSON.stringify(flow));
              const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(flow.verifier));
              location.assign(issuer + '/authorize?' + new URLSearchParams({
                response_type: 'code', client_id: client, redirect_uri: here, scope: 'openid', state: flow.state,
                nonce: flow.nonce, code_challenge: base64url(hash), code_challenge_method: 'S256' }));
            }

            async function finish(answer) {
              const flow = JSON.parse(sessionStorage.getItem('flow') ?? 'null');
              sessionStorage.removeItem('flow');
              history.replaceState(null, '', '/');
              if (!flow || answer.get('state') !== flow.state) throw new Error('This answer belongs to another sign-in.');
              if (!answer.get('code')) throw new Error('The sign-in was refused: ' + answer.get('error_description'));
              const response = await fetch(issuer + '/token', { method: 'POST', body: new URLSearchParams({
                grant_type: 'authorization_code', client_id: client, redirect_uri: here, code: answer.get('code'),
                code_verifier: flow.verifier }) });
              const tokens = await response.json();
              if (!response.ok) throw new Error(tokens.error_description ?? tokens.error);
              if (payload(tokens.id_token).nonce !== flow.nonce) throw new Error('The token belongs to another sign-in.');
              const claims = payload(tokens.access_token);
              show('who', claims.name + ' (' + claims.groups.join(', ') + ')');
              document.getElementById('token').value = tokens.access_token;
              show('claims', JSON.stringify(claims, null, 2));
              show('command', "curl -s " + service + "/graphql -H 'Authorization: Bearer " + tokens.access_token
                + "' -H 'Content-Type: application/json' -d '{\\"query\\":\\"{ viewer { person { printedName } roles } }\\"}'");
              document.getElementById('signed-in').hidden = false;
            }

            document.getElementById('sign-in').addEventListener('click', signIn);
            document.getElementById('copy').addEventListener('click', async () => {
              await navigator.clipboard.writeText(document.getElementById('token').value);
              show('message', 'The token is on the clipboard.');
            });
            const answer = new URLSearchParams(location.search);
            if (answer.has('state')) finish(answer).catch(error => show('message', error.message));
            </script>
            </body>
            </html>
            """;
}
