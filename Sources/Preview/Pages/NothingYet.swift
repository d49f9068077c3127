/// What is shown in the place of every page as long as there was no good build.
enum NothingYet {
  static let page = Array(
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Nothing to show yet</title>
    </head>
    <body>
    <h1>Nothing to show yet</h1>
    <p>The site has not been built yet. It appears here by itself as soon as it is.</p>
    </body>
    </html>

    """.utf8)
}
