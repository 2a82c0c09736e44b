import Foundation
import Tabular
import Vocabulary

extension Vocabulary {
  /// The tag that the path of a file names, for samples that name none.
  ///
  /// Folders as partitioned tables have them may say it, with its asset: `P-7/TT-101` of
  /// `machine=P-7/tag=TT-101/day=2024-03-01/part-0.parquet`. Else it is the name of the file.
  package func tag(path: String) -> String {
    var asset: String?
    var tag: String?
    for folder in path.split(separator: "/").dropLast() {
      guard let sign = folder.firstIndex(of: "=") else { continue }
      let key = String(folder[..<sign])
      let written = String(folder[folder.index(after: sign)...])
      let value = written.removingPercentEncoding ?? written
      if value.isEmpty { continue }
      if says(key, .tag) || headers.names.contains(Words.folded(key)) {
        tag = value
      } else if says(key, .asset) {
        asset = value
      }
    }
    guard let tag else { return SourceFile.tableName(path: path) }
    return asset.map { $0 + "/" + tag } ?? tag
  }

  /// The asset that one of the lines above a header names, such as `# Turbine: WT-1`; `nil` when none or several do.
  package func asset(preamble: [String]) -> String? {
    let named = preamble.compactMap { line -> String? in
      let parts = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "# \t\",;"))
      }
      // `unit` may be either.
      guard parts.count == 2, says(parts[0], .asset), parts[1].contains(where: \.isLetter),
        !looksLikeUnit(parts[1])
      else { return nil }
      return parts[1]
    }
    return named.count == 1 ? named[0] : nil
  }
}
