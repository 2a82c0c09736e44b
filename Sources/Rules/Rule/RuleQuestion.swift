extension Rule {
  /// A question of the report that a rule helps to answer.
  package enum Question: String, Sendable, CaseIterable {
    /// Whether there is enough to learn from.
    case history
    /// Whether the process shifted, so that a model would have to follow.
    case change
  }
}
