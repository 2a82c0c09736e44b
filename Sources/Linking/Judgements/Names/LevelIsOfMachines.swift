package import Vocabulary

/// Whether a level of a model of a plant is that of its machines, as far as other systems know what stands there.
package struct LevelIsOfMachines: Judgement {
  package static let id = "registers/level-is-of-machines"
  package static let inForce = loaded()

  let leastShared: Double
  let leastHolders: Double

  /// - Parameters:
  ///   - shared: Elements of the level that another system knows.
  ///   - elements: All of the level.
  ///   - holding: Elements that hold one of those.
  ///   - holders: Elements that hold one of the level.
  func holds(shared: Int, of elements: Int, holding: Int, of holders: Int) -> Bool {
    shared > 0
      && (Double(shared) >= leastShared * Double(elements)
        || Double(holding) > leastHolders * Double(holders))
  }

  package func holds(_ given: JudgementInput) throws -> Bool {
    try holds(
      shared: given.count("shared"), of: given.count("elements"),
      holding: given.count("holding"), of: given.count("holders"))
  }
}
