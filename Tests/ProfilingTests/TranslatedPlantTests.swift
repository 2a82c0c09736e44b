import Foundation
import Profiling
import Recognition
import Tabular
import Testing
import Vocabulary

/// A plant is understood the same whatever the language of its headers is.
@Suite struct TranslatedPlantTests {
  /// What a table was taken for.
  private struct Understanding: Equatable, CustomStringConvertible {
    var system: SourceSystem
    var kind: TableKind
    var layout: SampleLayout?
    var roles: [ColumnRole]

    init(_ table: RecognizedTable) {
      system = table.system
      kind = table.kind
      layout = table.layout
      roles = table.columns.map(\.role)
    }

    var description: String {
      "\(kind.rawValue) of \(system.rawValue), \(layout?.rawValue ?? "no") layout: "
        + roles.map(\.rawValue).joined(separator: " | ")
    }
  }

  private static let recognizer = Result { try Recognizer(vocabulary: .builtIn()) }
  private static let original = Result { try understand(TranslatedPlant.english) }

  /// The tables of the plant under the given headers, in files whose names say nothing.
  private static func understand(_ headers: String) throws -> [Understanding] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("plant-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var files: [SourceFile] = []
    for (i, (headers, table)) in zip(headers.split(separator: "\n"), TranslatedPlant.tables)
      .enumerated()
    {
      let header = headers.replacingOccurrences(of: "|", with: ";")
      let rows = (0..<TranslatedPlant.rowCount).map(table.rows)
      let data = Data(([header] + rows).joined(separator: "\n").utf8)
      let file = folder.appendingPathComponent("\(i + 1).csv")
      try data.write(to: file)
      files.append(
        SourceFile(path: "\(i + 1).csv", absolutePath: file.path, byteCount: data.count))
    }
    return try Profiler(recognizer: recognizer.get()).inspect(files).flatMap(\.tables)
      .map(Understanding.init)
  }

  @Test func `the plant is what it is`() throws {
    let tables = try Self.original.get()
    #expect(
      tables.map(\.kind) == [
        .samples, .samples, .orders, .downtime, .orders, .assets, .workOrders, .inspections,
      ])
    #expect(
      tables.map(\.system) == [
        .historian, .historian, .mes, .mes, .erp, .erp, .cmms, .quality,
      ])
    #expect(tables.prefix(2).map(\.layout) == [.long, .wide])
    let roles: [[ColumnRole]] = [
      [.tag, .time, .value, .quality],
      [.time, .value, .value, .value, .value],
      [.order, .material, .asset, .start, .end, .quantity, .scrap],
      [.asset, .start, .end, .duration, .reason],
      [.order, .workType, .material, .batch, .asset, .quantity, .unit, .start, .end],
      [.asset, .description, .assetClass, .assetAlias, .text, .assetAlias, .costCenter],
      [.workOrder, .asset, .description, .workType, .failureCode, .start, .end],
      [
        .text, .batch, .time, .characteristic, .value, .unit, .unknown, .unknown, .result,
      ],
    ]
    #expect(tables.map(\.roles) == roles)
  }

  @Test(arguments: TranslatedPlant.translations.map(\.language))
  func `a translated plant is understood like the original`(language: String) throws {
    let translation = try #require(
      TranslatedPlant.translations.first { $0.language == language })
    let tables = try Self.understand(translation.headers)
    let original = try Self.original.get()
    try #require(tables.count == original.count)
    for (table, (expected, export)) in zip(tables, zip(original, TranslatedPlant.tables)) {
      #expect(table == expected, "\(export.name)")
    }
  }
}
