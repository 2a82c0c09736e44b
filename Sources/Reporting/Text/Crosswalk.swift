import Assessment
import Behaviour
import Linking
import Vocabulary

extension ReportFormat {
  static let crosswalk = ReportFormat(name: "crosswalk", fileName: "crosswalk.csv") {
    assessment, _ in Crosswalk(identity: assessment.plant.identity).bytes
  }
}

/// `crosswalk.csv`: which names are one asset, one asset a row and one column a system; written with every report.
struct Crosswalk {
  var identity: Identity

  /// The file begins with these bytes, whatever systems follow.
  static let firstColumns = "asset,class,area,owner,"

  var bytes: [UInt8] {
    var text = DelimitedText()
    let matrix = NameMatrix(identity)
    text.row(
      ["asset", "class", "area", "owner"] + matrix.systems.map(\.rawValue)
        + ["confidence", "status", "evidence", "id"])
    for row in matrix.rows {
      text.row(
        [row.id ?? "", row.className ?? "", row.area ?? "", row.owner ?? ""]
          + row.cells.map { $0.names.map(\.name).joined(separator: "; ") }
          + [
            row.confidence.map(Self.rounded) ?? "", row.status,
            row.evidence.joined(separator: "; "), row.shortID ?? "",
          ])
    }
    return text.bytes
  }

  private static func rounded(_ share: Double) -> String {
    share.isFinite ? String((share * 10_000).rounded() / 10_000) : ""
  }
}
