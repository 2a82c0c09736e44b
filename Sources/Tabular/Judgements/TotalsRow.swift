import Foundation
package import Vocabulary

/// Whether a figure is that of the numbers above it, so that its row is one of totals.
package struct TotalsRow: Judgement {
  package static let id = "tables/totals-row"
  package static let inForce = loaded()

  let rounding: Double
  let noise: Double
  let repeatedShare: Double

  /// What a figure that is proven tells: one of numbers that are all alike might be anything.
  enum Proof: Int, Comparable {
    case trivial, telling

    static func < (a: Proof, b: Proof) -> Bool { a.rawValue < b.rawValue }
  }

  /// `nil` when the number is not what the row calls itself.
  func proof(
    _ number: WrittenNumber?, _ above: ColumnFigures, _ figure: TotalsWords.Figure
  ) -> Proof? {
    guard let number, above.count > 0, !isKey(number, above) else { return nil }
    let last = pow(10, -Double(number.digits)) * rounding
    // Numbers without decimals are counts; others were rounded, each by itself.
    let noise =
      above.digits == 0
      ? 0 : self.noise * pow(10, -Double(above.digits)) * Double(above.count).squareRoot()
    func equals(_ value: Double, _ noise: Double) -> Bool {
      abs(number.value - value) <= (last + noise) * 1.000_001 + abs(value) * 1e-12
    }
    let isConstant = above.minimum == above.maximum
    let isSum = equals(above.sum, noise)
    let isMean = equals(above.sum / Double(above.count), noise / Double(above.count))
    let isMinimum = equals(above.minimum, 0)
    let isMaximum = equals(above.maximum, 0)
    let telling: Proof = isConstant ? .trivial : .telling
    switch figure {
    case .sum where isSum: return above.sum == 0 ? .trivial : .telling
    // Beside sums, a price or a share may be a mean.
    case .sum where isMean || isMinimum || isMaximum: return .trivial
    case .mean where isMean, .minimum where isMinimum, .maximum where isMaximum: return telling
    case .other where isSum || isMean || isMinimum || isMaximum: return telling
    default: return nil
    }
  }

  /// Whether a whole number says to which batch or sample the row belongs, as the row above it does.
  private func isKey(_ number: WrittenNumber, _ above: ColumnFigures) -> Bool {
    above.count > 1 && above.digits == 0 && number.value == above.last && number.value != 0
      && Double(above.repeats) >= repeatedShare * Double(above.count - 1)
  }

  /// Of a table, whether its last row is one of totals.
  package func holds(_ given: JudgementInput) throws -> Bool {
    let rows = given.words("table").map { line in
      line.split(separator: ";", omittingEmptySubsequences: false).map { String($0) }
    }
    let furniture = PageFurniture(rows: rows, search: HeaderSearch(rows: rows))
    var proof = TotalsProof(self)
    var isTotal = false
    for row in rows.dropFirst() {
      let cells = row.map { Array($0.utf8)[...] }
      isTotal = proof.absorb(cells, as: furniture.kind(cells))
    }
    return isTotal
  }
}
