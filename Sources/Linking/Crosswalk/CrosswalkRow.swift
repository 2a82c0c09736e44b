package import Vocabulary

/// A name as a row of `crosswalk.csv` gives it.
package struct WrittenName: Hashable, Sendable {
  package var system: String
  package var path: String
  package var name: String

  package init(system: String, path: String, name: String) {
    self.system = system
    self.path = path
    self.name = name
  }

  package init(_ name: AssetName) {
    self.init(system: name.system.rawValue, path: name.location.path, name: name.name)
  }
}

/// A row of `crosswalk.csv` in which somebody has decided, as it is written.
package struct CrosswalkRow: Hashable, Sendable {
  package var line: Int
  package var a: WrittenName
  package var b: WrittenName
  package var decision: String
  package var otherName: String

  package init(
    line: Int, a: WrittenName, b: WrittenName, decision: String, otherName: String
  ) {
    self.line = line
    self.a = a
    self.b = b
    self.decision = decision
    self.otherName = otherName
  }
}

/// The decisions of one `crosswalk.csv`.
package struct CrosswalkFile: Sendable {
  /// Its name in the folder of the exports and in that of the report.
  package static let fileName = "crosswalk.csv"

  /// The columns of a name, of which the second holds the path and may be missing.
  package static let columnsOfA = ["a_system", "a_path", "a_name"]
  package static let columnsOfB = ["b_system", "b_path", "b_name"]
  package static let decisionColumns = ["decision", "other_name"]

  /// As the user sees it, for locations.
  package var path: String
  /// How a sentence names it.
  package var words: String
  /// Those with a decision.
  package var rows: [CrosswalkRow]
  /// Why it cannot be read, if so.
  package var problem: Problem?
  /// Of the bytes that were read.
  package var fingerprint: String?

  package init(path: String, words: String? = nil, rows: [CrosswalkRow] = []) {
    self.path = path
    self.words = words ?? path
    self.rows = rows
  }
}
