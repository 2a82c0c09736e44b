/// What the columns are called in which a model of a plant names its elements, whatever its dialect.
package struct ModelColumns: Sendable {
  package static let inForce = FormatWords.inForce.xml.model

  /// The name of an element, and what tells it from others of its document.
  package let name: String
  package let id: String
  /// The same for what the element is in.
  package let parent: String
  package let parentID: String
  /// Nodes of a standard below which the plant is.
  package let roots: Set<String>
}
