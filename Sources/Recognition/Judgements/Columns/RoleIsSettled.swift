package import Vocabulary

/// How sure a role is that the rest of a table gives a column.
package struct RoleIsSettled: Judgement {
  package static let id = "columns/role-is-settled"
  package static let inForce = loaded()

  let joined: Double
  let ordered: Double
  let family: Double
  let range: Double
  let secondName: Double
  let states: Double
  let besideTag: Double
  let measured: Double
  let silent: Double
  let index: Double
  package let key: Double
  let known: Double
  let place: Double
  let besideSamples: Double
  let most: Double
  let besideActual: Double

  package func holds(_ given: JudgementInput) throws -> Bool {
    let known = [
      "joined": joined, "ordered": ordered, "family": family, "range": range,
      "second-name": secondName, "states": states, "beside-tag": besideTag, "measured": measured,
      "silent": silent, "index": index, "key": key, "known": known, "place": place,
      "beside-samples": besideSamples,
      "most": most, "beside-actual": besideActual,
    ]
    guard let sure = given.text("by").flatMap({ known[$0] }) else { return false }
    return try sure >= given.number("needed")
  }
}
