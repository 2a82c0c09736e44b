import Assessment
import Behaviour
import Linking
import Profiling
import Rules
import Vocabulary

/// The example plant with names that try to break out of every report.
enum Hostile {
  static let script = "<script>alert(1)</script>"
  static let names = [
    script, "\"><img src=x onerror=alert(1)>", "'); DROP TABLE x;--",
    "a|b|c `code` [x](http://e.example)",
    "\u{202E}gnp.exe", "שלום עולם", "line\nbreak\r\ttab\u{0}\u{1B}[31m",
    "=HYPERLINK(\"http://e.example\")",
    "]]>&amp;<!-- -->", "{{7*7}}${7*7}", "@everyone #1 <b>", "\u{200B}zero\u{200B}width",
    String(repeating: "long-name-", count: 500), "",
  ]

  static var assessment: Assessment {
    var result = Fixture.assessment
    func name(_ index: Int) -> String { names[index % names.count] }
    for index in result.plant.signals.indices {
      result.plant.signals[index].tag = name(index)
      result.plant.signals[index].path = name(index + 1)
      result.plant.signals[index].unit = name(index + 2)
      result.plant.signals[index].asset = name(index / 3)
      result.plant.signals[index].values.texts = names
    }
    for index in result.findings.indices {
      result.findings[index].rule = index < 3 ? result.findings[index].rule : name(index)
      result.findings[index].title = name(index)
      result.findings[index].subject.id = name(index + 3)
      result.findings[index].message = name(index + 4)
      result.findings[index].unit = name(index + 5)
      result.findings[index].required = name(index + 6)
      result.findings[index].source = name(index + 7)
      result.findings[index].remedy.text = name(index + 8)
      result.findings[index].measured = [.nan, .infinity, -1e300, 1e-300][index % 4]
      result.findings[index].locations = [ShownRow(path: name(index + 9), line: index)]
    }
    for index in result.useCases.indices {
      result.useCases[index].title = name(index)
      result.useCases[index].reason = name(index + 1)
      result.useCases[index].scope = name(index + 2)
      result.useCases[index].id += name(index + 3)
      result.useCases[index].score = [.nan, .infinity, -5, 1e9][index % 4]
      result.useCases[index].low = -.infinity
    }
    result.plant.identity = Identity(
      assets: names.indices.map { index in
        Asset(
          id: names[index], className: name(index + 1), area: name(index + 2),
          names: [
            AssetName(
              system: .mes, location: SourceLocation(path: name(index + 3), line: 1),
              name: names[index]),
            AssetName(
              system: .erp, location: SourceLocation(path: name(index + 4), line: 1),
              name: name(index + 5)),
          ], owner: name(index + 6), confidence: .nan)
      })
    for index in result.plant.sources.indices {
      result.plant.sources[index].path = name(index)
      for table in result.plant.sources[index].tables.indices {
        result.plant.sources[index].tables[table].owner = name(index + 1)
        result.plant.sources[index].tables[table].reasons = names
        result.plant.sources[index].tables[table].last = 1e300
        for column in result.plant.sources[index].tables[table].columns.indices {
          result.plant.sources[index].tables[table].columns[column].name = name(column)
        }
      }
    }
    result.checks.skipped = names.map { Checks.Skipped(rule: $0, because: $0) }
    return result
  }
}
