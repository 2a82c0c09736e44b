package import Behaviour
import Vocabulary

extension UseCase {
  /// True for a source that one of the needs names by its system or by a table in it.
  package func wants(_ source: SourceFacts) -> Bool {
    sources.contains { $0.isMet(by: source) }
  }

  /// True when it is about some assets and not about all that there are.
  package var isAboutSome: Bool { scope == .assetClass || !assetsWithSignals.isEmpty }

  /// True when the export has all that must be there, so that a verdict is possible, and an asset that it is about.
  package func isWithinReach(of plant: Plant) -> Bool {
    beyondExports.isEmpty
      && (!isAboutSome || !assets(in: plant).isEmpty)
      && sources.allSatisfy { !$0.isMandatory || $0.isMet(in: plant) }
  }
}

extension SourceNeed {
  /// True when a source or a signal tells it.
  package func isMet(in plant: Plant) -> Bool {
    plant.sources.contains { isMet(by: $0) }
      || plant.signals.contains { orSignals.contains($0.kind) && $0.samples > 0 }
  }

  package func isMet(by source: SourceFacts) -> Bool {
    let tables = source.tables.filter { $0.rows > 0 }
    // A list of signals holds no samples, whatever wrote it.
    let isList = tables.allSatisfy { $0.kind == .tags }
    if tables.isEmpty || isList && anyOf.contains(TableKind.samples.rawValue) { return false }
    let hasAll = tables.contains { table in
      (self.tables.isEmpty || self.tables.contains(table.kind))
        && columns.allSatisfy { role in table.columns.contains { $0.role == role } }
    }
    if !hasAll { return false }
    return anyOf.contains(source.system.rawValue)
      || tables.contains { table in
        anyOf.contains(table.kind.rawValue)
          || table.recordsBatches && anyOf.contains(TableKind.batches.rawValue)
      }
  }
}
