/// Records that a use case needs.
package struct SourceNeed: Sendable {
  package var name: String
  /// Any of these will do: words of `SourceSystem` and `TableKind`.
  package var anyOf: [String]
  package var isMandatory: Bool

  package init(name: String, anyOf: [String], isMandatory: Bool) {
    self.name = name
    self.anyOf = anyOf
    self.isMandatory = isMandatory
  }
}
