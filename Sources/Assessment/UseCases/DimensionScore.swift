/// A dimension of data quality and its score, 0…100, `nil` when nothing in it could be assessed.
package struct DimensionScore: Sendable {
  package var name: String
  package var score: Double?
  package var weight: Double

  package init(name: String, score: Double?, weight: Double) {
    self.name = name
    self.score = score
    self.weight = weight
  }
}
