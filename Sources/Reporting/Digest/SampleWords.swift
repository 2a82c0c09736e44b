import Linking
import Vocabulary

extension LinkSample {
  /// `27 of 28 decided pairs confirmed: precision 96 % (82–99 %)`; without decisions that nothing is known yet.
  var sentence: String {
    guard let precision else { return "not yet confirmed" }
    func whole(_ share: Double) -> String { Wording.fixed(100 * share, places: 0) }
    return "\(confirmed) of \(Wording.count(decided, "decided pair")) confirmed: precision "
      + "\(whole(precision.share)) % (\(whole(precision.low))–\(whole(precision.high)) %)"
  }

  /// What it is for, and how it stands.
  var words: String {
    "\(Wording.count(pairs.count, "link")) of \(total) that are taken as sure, chosen by how sure they are, "
      + "to confirm or reject in \(CrosswalkFile.fileName). " + Display.sentence(sentence)
  }

  static let head = ["#", "One name", "Other name", "Probability", "Decided"]

  /// The words of a decision on a pair.
  static func decided(_ isConfirmed: Bool?) -> String {
    isConfirmed.map { $0 ? "confirmed" : "rejected" } ?? "not yet confirmed"
  }
}

extension AssetName {
  /// `P-101 (mes, orders.csv)`.
  var inPlace: String { "\(name) (\(system.rawValue), \(location.path))" }
}

extension NameDecision {
  static let head = ["One name", "Other name", "Decision", "From"]

  /// The decision, with the name that another took the place of.
  var words: String { verdict.rawValue + (instead.map { ", not \($0.name)" } ?? "") }
}
