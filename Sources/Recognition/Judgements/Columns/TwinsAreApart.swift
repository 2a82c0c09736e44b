package import Vocabulary

/// Whether two columns under one header name different things, and not one thing by its code and in words.
package struct TwinsAreApart: Judgement {
  package static let id = "columns/twins-are-apart"
  package static let inForce = loaded()

  let leastShared: Double

  /// `shared` of the names of one column stand beside several texts of the other.
  func holds(shared: Int, of names: Int) -> Bool {
    names > 0 && Double(shared) >= leastShared * Double(names)
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(shared: given.count("shared"), of: given.count("names"))
  }
}
