package org.imprimatur.http;

/** A problem for whoever is led to it by their browser. Nothing of what was sent stands in it. */
final class ProblemPage {
    private ProblemPage() {}

    static String of(HttpProblem problem) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Imprimatur</title></head>
                <body><main><h1>This did not work</h1><p>%s</p><p>Code: %s</p></main></body>
                </html>
                """.formatted(problem.message().replace("\"", "&quot;"), problem.name());
    }
}
