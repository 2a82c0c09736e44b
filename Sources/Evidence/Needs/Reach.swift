package import Behaviour
import Vocabulary

extension UseCase {
  /// True for a source that one of the needs names by its system or by a table in it.
  package func wants(_ source: SourceFacts) -> Bool {
    sources.contains { $0.isMet(by: source) }
  }

  /// True when the export has all that must be there, so that a verdict is possible, and an asset that it is about.
  package func isWithinReach(of plant: Plant) -> Bool {
    beyondExports.isEmpty
      && (scope != .assetClass || !assets(in: plant).isEmpty)
      && sources.allSatisfy { need in
        !need.isMandatory || plant.sources.contains { need.isMet(by: $0) }
      }
  }
}

extension SourceNeed {
  package func isMet(by source: SourceFacts) -> Bool {
    let tables = source.tables.filter { $0.rows > 0 }
    // A list of signals holds no samples, whatever wrote it.
    let isList = tables.allSatisfy { $0.kind == .tags }
    if tables.isEmpty || isList && anyOf.contains(TableKind.samples.rawValue) { return false }
    return anyOf.contains(source.system.rawValue)
      || tables.contains { table in
        anyOf.contains(table.kind.rawValue)
          || table.recordsBatches && anyOf.contains(TableKind.batches.rawValue)
      }
  }
}
