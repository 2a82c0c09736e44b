import Profiling
import Recognition
import Tabular
import Vocabulary

/// One tag with the table that it comes from.
struct TaggedProfile {
  var table: RecognizedTable
  var tag: TagProfile
  var reading: TagReading
  /// Files of the parts behind its first.
  var laterPaths: [String] = []
}

extension [TaggedProfile] {
  /// The signals, of which nothing is known yet but what names, lists and columns say.
  func signals(
    listed: ListedTags, assetOf: (SourceSystem, String) -> String?, vocabulary: Vocabulary
  ) -> [SignalBehaviour] {
    var aggregates: [String: [String: ExportAggregate]] = [:]
    return map { profile in
      let (table, tag) = (profile.table, profile.tag)
      let name = table.path + "\n" + table.source.info.name
      let known = aggregates[name] ?? TaggedProfile.aggregates(of: table, vocabulary)
      aggregates[name] = known
      var signal = SignalBehaviour(
        tag: tag, unit: tag.unit ?? listed.units[tag.tag] ?? profile.reading.unit,
        path: table.path, reading: profile.reading, vocabulary: vocabulary,
        aggregate: known[""] ?? known[tag.column])
      signal.facts.laterPaths = profile.laterPaths
      signal.facts.asset = profile.reading.asset.flatMap { assetOf(table.system, $0) }
      signal.listed = listed.ranges[tag.tag].map { ($0, listed.units[tag.tag]) }
      return signal
    }
  }
}

extension TaggedProfile {
  /// What the export made of the samples of each tag by the names of its columns; under an empty name, of all.
  fileprivate static func aggregates(
    of table: RecognizedTable, _ vocabulary: Vocabulary
  ) -> [String: ExportAggregate] {
    var result: [String: ExportAggregate] = [:]
    let aggregates = table.aggregates(vocabulary)
    for column in table.columns(.value) {
      result[table.layout == .long ? "" : column.name] = aggregates[column.index]
    }
    return result
  }
}
