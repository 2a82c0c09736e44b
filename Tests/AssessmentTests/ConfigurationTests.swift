import Assessment
import Behaviour
import Calendar
import Evidence
import Foundation
import Linking
import Profiling
import Recognition
import Rules
import Tabular
import Testing
import Vocabulary

@Suite struct ConfigurationTests {
  private func read(_ text: String) -> Configuration {
    Configuration.read(text, name: "readiness.yml", folder: "/nowhere")
  }

  struct Slip: Sendable, CustomTestStringConvertible {
    var text: String
    var message: String
    var help: String
    var line: Int
    var testDescription: String { message }
  }

  @Test(arguments: [
    Slip(text: "source: []", message: "unknown key 'source'", help: "'sources'", line: 1),
    Slip(
      text: "sources:\n  - path: a.csv\n    systm: erp", message: "unknown key 'systm'",
      help: "'system'", line: 3),
    Slip(
      text: "sources:\n  - path: a.csv\n    kind: order", message: "'order' is not a known 'kind'",
      help: "'orders'", line: 3),
    Slip(text: "sources:\n  - system: erp", message: "'path' is missing", help: "path", line: 2),
    Slip(
      text: "sources:\n  - path: a.csv\n    zone: Europe/Berln",
      message: "there is no zone 'Europe/Berln'", help: "IANA", line: 3),
    Slip(
      text: "sources:\n  - path: a\n    columns:\n      x: {rol: tag}",
      message: "unknown key 'rol'", help: "'role'", line: 4),
    Slip(
      text: "assets:\n  - id: P\n    names: {sap: [1]}", message: "unknown key 'sap'",
      help: "erp", line: 3),
    Slip(text: "sources: a.csv", message: "'sources' is not a list", help: "- ", line: 1),
    Slip(text: "tag-names: [\"{asset}\"]", message: "how tags are built", help: "{area}", line: 1),
    Slip(text: "as-of: yesterday", message: "'yesterday' is no time", help: "2025", line: 1),
    Slip(text: "rules: [mine]", message: "'mine' is no folder", help: "folder", line: 1),
    Slip(
      text: "accepted:\n  - {rule: a/b, reason: x, until: soon}", message: "'soon' is no day",
      help: "2026", line: 2),
    Slip(text: "sources: [", message: "not valid YAML", help: "indentation", line: 0),
  ])
  func `a slip is told with its line and what was meant`(_ slip: Slip) throws {
    let problem = try #require(read(slip.text).problems.first)
    #expect(problem.severity == .error)
    #expect(problem.message.contains(slip.message), "\(problem.message)")
    #expect(problem.help.contains(slip.help), "\(problem.help)")
    #expect(problem.location.line == slip.line)
  }

  @Test(arguments: [
    "", "# nothing", "sources:", "sources:\n  - path: a.csv\n    owner:\n    zone:",
  ])
  func `what has no value says nothing`(text: String) {
    let configuration = read(text)
    #expect(configuration.problems.isEmpty)
    #expect(configuration.declarations.source("a.csv")?.owner == nil)
  }

  @Test func `everything else holds beside a slip`() throws {
    let configuration = read(
      """
      as-of: 2025-04-03T06:00:00Z
      use-cases: [throughput]
      sources:
        - path: erp/*.csv
          systm: erp
          system: erp
          owner: Finance
          zone: UTC+01:00
          columns:
            "007": {role: batch, unit: kg, decimal: ",", date-order: day-month-year}
        - path: book.xlsx
          skip: true
          tables:
            - {name: Sheet1, kind: assets}
      assets:
        - {id: P-1, class: pump, owner: A, names: {erp: [0010], any: [Pump 1]}, not: [Pump 2]}
      tag-names: ["{asset}.{signal}"]
      signals:
        - {tag: "*.T", asset: P-1, kind: temperature, unit: °C}
      accepted:
        - {rule: values/flatline, subject: "T*", reason: known, until: 2025-12-31}
      """)
    #expect(configuration.problems.count == 1)
    #expect(configuration.asOf == 1_743_660_000)
    #expect(configuration.useCases == ["throughput"])
    let source = try #require(configuration.declarations.source("erp/a.csv"))
    #expect(source.system == .erp)
    #expect(source.owner == "Finance")
    #expect(source.zone == "UTC+01:00")
    let column = try #require(source.tables.first?.columns.first)
    #expect(column.name == "007")
    #expect(column.role == .batch)
    #expect(column.usesDecimalComma == true)
    #expect(column.dateOrder == .dayMonthYear)
    let book = try #require(configuration.declarations.source("book.xlsx"))
    #expect(book.isSkipped)
    #expect(book.tables.first?.kind == .assets)
    #expect(configuration.assets.first?.names.map(\.name) == ["0010", "Pump 1"])
    #expect(configuration.assets.first?.excluded == ["Pump 2"])
    #expect(configuration.tagNames.count == 1)
    #expect(configuration.signals.first?.kind == .temperature)
    #expect(configuration.accepted.first?.reason == "known")
  }

  @Test(arguments: [RuleSet.builtInFolder() ?? ""])
  func `every built-in file has the shape that its schema says`(folder: String) throws {
    var count = 0
    for place in YAMLFile.all(below: folder, without: ["vocabulary"]) {
      let text = try #require(YAMLFile.contents(place.path))
      var file = YAMLFile(path: place.name)
      let isUseCase = place.name.hasPrefix("use-cases/")
      file.check(text: text, isUseCase ? UseCase.shape : Rule.shape)
      #expect(file.problems.isEmpty, "\(place.name): \(file.problems.first?.message ?? "")")
      count += 1
    }
    #expect(count > 30)
  }

  @Test func `accepted findings are suppressed until their day`() {
    let configuration = read(
      "accepted:\n  - {rule: values/flatline, subject: 'T*', reason: x, until: 2025-01-31}")
    func statuses(asOf: Double) -> [Finding.Status] {
      var findings = ["T1", "P1"].map { Finding.example(rule: "values/flatline", subject: $0) }
      configuration.accept(&findings, asOf: asOf)
      return findings.map(\.status)
    }
    // 2025-01-31T23:00:00Z and an hour later.
    #expect(statuses(asOf: 1_738_364_400) == [.suppressed, .new])
    #expect(statuses(asOf: 1_738_368_000) == [.new, .new])
  }
}

extension Finding {
  fileprivate static func example(rule: String, subject: String) -> Finding {
    Finding(
      rule: rule, title: "", outcome: .warn, severity: .warning,
      subject: Subject(kind: .signal, id: subject), measured: nil, unit: nil, required: nil,
      source: nil, message: "", references: [],
      remedy: Remedy(text: "", effortDays: 0...1, isRetroactive: true), fingerprint: subject)
  }
}
