package import Vocabulary

/// Whether a column of work centres says who works on what another column names.
package struct ColumnIsCrew: Judgement {
  package static let id = "columns/column-is-crew"
  package static let inForce = loaded()

  let leastObjects: Double
  let leastShared: Double
  let leastNamed: Double

  /// `shared` of the objects are worked on by several crews, and `named` of the rows name an object.
  func holds(crews: Int, objects: Int, shared: Int, named: Int, rows: Int) -> Bool {
    crews > 1 && Double(objects) >= leastObjects * Double(crews)
      && Double(shared) >= leastShared * Double(objects)
      && Double(named) >= leastNamed * Double(rows)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    let rows = try given.count("rows")
    return try holds(
      crews: given.count("crews"), objects: given.count("objects"), shared: given.count("shared"),
      named: given.has("named") ? given.count("named") : rows, rows: rows)
  }
}
