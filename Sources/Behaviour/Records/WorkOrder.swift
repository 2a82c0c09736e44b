package import Vocabulary

/// One maintenance job.
package struct WorkOrder: Sendable {
  package var location: SourceLocation
  package var number: String?
  /// As written.
  package var assetName: String?
  /// ID of the linked asset.
  package var asset: String?
  package var type: String?
  /// True for corrective, false for preventive and the like, `nil` when nothing tells.
  package var isCorrective: Bool?
  /// Whether it is a notification or a step of an order that another list has.
  package var isPart = false
  package var failureCode: String?
  package var text: String?
  /// The part that it used.
  package var material: String?
  package var start: Double?
  package var end: Double?

  package init(location: SourceLocation) { self.location = location }
}

extension [WorkOrder] {
  /// The jobs that they are: one on several machines of a cell is one, and so is an order with its steps.
  package var jobs: Int {
    Set(
      filter { !$0.isPart || $0.number == nil }.map { order in
        [
          order.location.path, "\(order.location.line)", order.number ?? "",
          "\(order.start ?? 0) \(order.end ?? 0)", order.text ?? "",
        ].joined(separator: "\u{1F}")
      }
    ).count
  }
}
