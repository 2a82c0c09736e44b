// What people say of the exports. It outranks what is inferred.

package import Calendar
import Tabular
package import Vocabulary

/// What people say of the files of an export.
package struct Declarations: Sendable, Equatable {
  package var sources: [SourceDeclaration]

  package init(sources: [SourceDeclaration] = []) { self.sources = sources }

  /// The first declaration whose pattern matches the path.
  package func source(_ path: String) -> SourceDeclaration? {
    sources.first { $0.path.matches(path) }
  }
}

package struct SourceDeclaration: Sendable, Equatable {
  package var path: Glob
  package var system: SourceSystem?
  package var owner: String?
  /// IANA name or `UTC+01:00`, for times that say no offset.
  package var zone: String?
  /// True for a file that is no export of the plant.
  package var isSkipped = false
  /// Those without a name hold for every table of the file.
  package var tables: [TableDeclaration] = []
  /// Where it stands in the configuration.
  package var line = 0

  package init(path: Glob) { self.path = path }

  func table(_ name: String) -> TableDeclaration? {
    tables.first { $0.name == name } ?? tables.first { $0.name == nil }
  }
}

package struct TableDeclaration: Sendable, Equatable {
  package var name: String?
  package var kind: TableKind?
  package var layout: SampleLayout?
  package var columns: [ColumnDeclaration] = []

  package init(name: String? = nil) { self.name = name }

  func column(_ name: String) -> ColumnDeclaration? { columns.first { $0.name == name } }

  /// The one whose name is the header, with its unit or without.
  func column(header: String) -> ColumnDeclaration? {
    column(header) ?? column(Words.withoutUnit(header).0)
  }
}

package struct ColumnDeclaration: Sendable, Equatable {
  package var name: String
  package var role: ColumnRole?
  package var unit: String?
  package var usesDecimalComma: Bool?
  package var dateOrder: DateOrder?
  /// Where it stands in the configuration.
  package var line = 0

  package init(name: String) { self.name = name }
}

extension SourceDeclaration {
  /// Whether it says nothing else than what was inferred.
  func agrees(with table: RecognizedTable) -> Bool {
    if let system, system != table.system { return false }
    if let zone, table.timezone?.name != zone || table.timezone?.basis == .inferred { return false }
    return self.table(table.source.info.name)?.agrees(with: table) ?? true
  }
}

extension SourceDeclaration {
  /// What is said just as it was inferred is as sure as it was: only what differs was surely meant.
  func keepCertainty(of inferred: RecognizedTable, in table: inout RecognizedTable) {
    if system == inferred.system { table.systemConfidence = inferred.systemConfidence }
    guard let told = self.table(inferred.source.info.name) else { return }
    if told.kind == inferred.kind { table.confidence = inferred.confidence }
    for i in table.columns.indices {
      guard
        told.column(header: inferred.source.info.header[i])?.agrees(with: inferred.columns[i])
          == true
      else { continue }
      table.columns[i].confidence = inferred.columns[i].confidence
      table.columns[i].reasons = inferred.columns[i].reasons
    }
  }
}

extension TableDeclaration {
  fileprivate func agrees(with table: RecognizedTable) -> Bool {
    if let kind, kind != table.kind { return false }
    if let layout, layout != table.layout { return false }
    return table.columns.allSatisfy { column in
      self.column(column.name)?.agrees(with: column) ?? true
    }
  }
}

extension TableDeclaration {
  /// The guess that is declared, whatever speaks against it; `nil` when no kind is.
  func guess(_ guesses: [KindGuess], _ candidates: [RoleCandidates]) -> KindGuess? {
    guard let kind = kind ?? (layout == nil ? nil : .samples) else { return nil }
    var guess = guesses.first { $0.kind == kind } ?? KindGuess.declared(kind, candidates)
    if kind == .samples, let layout { guess.layout = layout }
    return guess
  }
}

extension ColumnDeclaration {
  fileprivate func agrees(with column: RecognizedColumn) -> Bool {
    if let role, role != column.role { return false }
    if let unit, unit != column.unit { return false }
    if let usesDecimalComma, column.type == .decimal, usesDecimalComma != column.usesDecimalComma {
      return false
    }
    if let dateOrder, let times = column.times, times.dateOrder != nil {
      return dateOrder == times.dateOrder && !times.isDateOrderAmbiguous
    }
    return true
  }

  /// Puts what is declared in the place of what was inferred.
  func apply(to column: inout RecognizedColumn) {
    if let unit { column.unit = unit }
    if let usesDecimalComma { column.usesDecimalComma = usesDecimalComma }
    if let role {
      column.role = role
      column.confidence = 1
    }
    if let dateOrder, let times = column.times?.ordered(dateOrder) {
      column.times = times
      column.times?.isDateOrderAmbiguous = false
    }
    column.reasons.insert("readiness.yml says so", at: 0)
  }
}
