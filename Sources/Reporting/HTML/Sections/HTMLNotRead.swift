import Assessment
import Behaviour
import Vocabulary

// What the report could not look at stands before what it says.

extension HTMLPage {
  /// Files not read, and what was passed over; empty when there is neither.
  var notRead: Markup {
    let files = UnreadFile.all(plant)
    let leftOut = LeftOutWords.sentence(plant.leftOut).map { Display.sentence($0) }
    guard let headline = UnreadFile.headline(files, of: plant) else {
      return leftOut.map { "<p class=\"more\">\($0)</p>\n" } ?? ""
    }
    let limit = 20
    var html: Markup = "<section id=\"not-read\" aria-labelledby=\"not-read-title\">\n"
    html += "<h2 id=\"not-read-title\">\(headline)</h2>\n"
    html += Markup.table(
      "What could not be read of them counts nowhere in this report",
      head: ["File", "", "Why", "What to do"],
      rows: files.prefix(limit).map { file in
        [
          Markup.code(file.path, limit: 80), Markup.severity(file.problem.severity),
          "\(file.words): \(Display.clipped(file.problem.message, 300))",
          "\(Display.clipped(file.problem.help, 300))",
        ]
      }, isSortable: false, isStacked: true)
    html += Markup.more(files.count - limit, "file")
    if let leftOut { html += "<p class=\"more\">\(leftOut)</p>\n" }
    return html + "</section>\n"
  }
}
