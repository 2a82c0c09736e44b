import Assessment
import Behaviour
import Linking
import Vocabulary

extension ReportFormat {
  static let crosswalk = ReportFormat(name: "crosswalk", fileName: CrosswalkFile.fileName) {
    assessment, _ in Crosswalk(plant: assessment.plant).bytes
  }
}

/// `crosswalk.csv`: two names a row, and what a person decides on them; written with every report.
struct Crosswalk {
  var plant: Plant

  /// The file begins with these, whatever follows.
  static let firstColumns = "asset,class,area,owner,"

  var bytes: [UInt8] {
    var text = DelimitedText()
    text.mark()
    text.row(
      ["asset", "class", "area", "owner"] + CrosswalkFile.columnsOfA + CrosswalkFile.columnsOfB
        + CrosswalkFile.decisionColumns + ["confidence", "status", "evidence", "sample", "id"])
    for row in PairRows(plant).rows {
      let asset = row.asset
      text.row(
        [asset?.id ?? "", asset?.className ?? "", asset?.area ?? "", asset?.owner ?? ""]
          + fields(row.a) + fields(row.b) + [row.decision, row.otherName]
          + [
            row.confidence.map(Self.rounded) ?? "", row.status,
            row.evidence.joined(separator: "; "), row.sample.map(String.init) ?? "",
            asset?.shortID ?? "",
          ])
    }
    return text.bytes
  }

  private func fields(_ name: WrittenName?) -> [String] {
    [name?.system ?? "", name?.path ?? "", name?.name ?? ""]
  }

  private static func rounded(_ share: Double) -> String {
    share.isFinite ? String((share * 10_000).rounded() / 10_000) : ""
  }
}
