package org.imprimatur.evaluation;

import java.util.stream.Collectors;

/** The page around GraphiQL, and its script: who to act as, and how to ask as them. */
final class GraphiqlPage {
    private GraphiqlPage() {}

    static String render() {
        return PAGE.replace(
                "@people@",
                DemoPerson.ALL.stream()
                        .map(person -> "<option value=\"" + person.id() + "\">" + person.name() + "</option>")
                        .collect(Collectors.joining()));
    }

    static String script() {
        return SCRIPT;
    }

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>GraphiQL – evaluation of Imprimatur</title>
            <link rel="stylesheet" href="/graphiql/graphiql.min.css">
            <style>
            body { margin: 0; height: 100vh; display: flex; flex-direction: column; font: 1rem system-ui, sans-serif }
            header { padding: .5rem 1rem } #graphiql { flex: 1; min-height: 0 }
            </style>
            </head>
            <body>
            <header><label>Act as <select id="person">@people@</select></label>
            Identities are not verified here. Never put real documents into an evaluation.</header>
            <div id="graphiql">Loading</div>
            <script src="/graphiql/react.production.min.js"></script>
            <script src="/graphiql/react-dom.production.min.js"></script>
            <script src="/graphiql/graphiql.min.js"></script>
            <script src="/graphiql/page.js"></script>
            </body>
            </html>
            """;

    private static final String SCRIPT = """
            const person = document.getElementById('person');
            let token = null;
            person.addEventListener('change', () => { token = null; });
            async function asPerson(url, options) {
              token ??= (await (await fetch('/token?person=' + encodeURIComponent(person.value))).text()).trim();
              const headers = { ...options.headers, Authorization: 'Bearer ' + token };
              return fetch(url, { ...options, headers });
            }
            const fetcher = GraphiQL.createFetcher({ url: '/graphiql/graphql', fetch: asPerson });
            const defaultQuery = '{ viewer { person { printedName } roles inbox { totalCount } } }';
            ReactDOM.createRoot(document.getElementById('graphiql')).render(
              React.createElement(GraphiQL, { fetcher, defaultQuery, shouldPersistHeaders: false }));
            """;
}
