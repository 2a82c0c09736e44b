package import Vocabulary

/// Whether the members of a JSON object are records of one kind under the keys that tell them apart.
package struct KeyedRecords: Judgement {
  package static let id = "tables/keyed-records"
  package static let inForce = loaded()

  let objectsAlike: Double
  let arraysAlike: Double

  /// Whether members with these keys are alike: objects, or the objects in arrays.
  func areAlike<Key: Hashable>(_ keys: [Set<Key>], inArrays: Bool) -> Bool {
    let all = keys.reduce(into: Set<Key>()) { $0.formUnion($1) }
    guard !all.isEmpty else { return false }
    let likeness = Double(keys.map(\.count).reduce(0, +)) / Double(all.count * keys.count)
    return likeness >= (inArrays ? arraysAlike : objectsAlike)
  }

  /// `members`: the keys of each, with blanks between them.
  package func holds(_ given: JudgementInput) throws -> Bool {
    areAlike(
      given.words("members").map { Set($0.split(separator: " ")) },
      inArrays: given.flag("in-arrays"))
  }
}
