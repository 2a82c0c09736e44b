import Vocabulary

/// Whether a table is of one kind, by the roles of its columns.
protocol KindJudgement: Judgement {
  static var kind: TableKind { get }
  var weights: RoleWeights { get }
}

/// How much each role of a column says for one kind of table.
struct RoleWeights: Sendable, Decodable {
  private var weights: [ColumnRole: Double] = [:]

  /// Of a kind that no role speaks for.
  init() {}

  /// Each role by its name.
  init(from decoder: any Decoder) throws {
    for (name, weight) in try [String: Double](from: decoder) {
      guard let role = ColumnRole(rawValue: name) else {
        throw DecodingError.dataCorrupted(
          .init(codingPath: decoder.codingPath, debugDescription: "'\(name)' is no role"))
      }
      weights[role] = weight
    }
  }

  /// `nil` for a role that says nothing for the kind.
  subscript(role: ColumnRole) -> Double? { weights[role] }

  /// The sum of the signs, each as far as the column has the role.
  ///
  /// Repeated roles count once: a table of ten descriptions is not ten times a register.
  func score(_ roles: [(role: ColumnRole, score: Double)]) -> Double {
    var sum = 0.0
    for entry in roles {
      if let weight = weights[entry.role] { sum += weight * entry.score }
    }
    for role in ColumnRole.allCases where KindGuess.repeatable.contains(role) {
      let scores = roles.filter { $0.role == role }.map(\.score).sorted(by: >)
      if scores.count > 1, let weight = weights[role] {
        sum -= weight * scores.dropFirst().reduce(0, +)
      }
    }
    return sum
  }
}

extension KindGuess {
  /// The judgements of all kinds but the unknown one; of equals the first wins.
  static let judgements: [any KindJudgement] = [
    TableIsSamples.inForce, TableIsOrders.inForce, TableIsStops.inForce, TableIsWorkOrders.inForce,
    TableIsRegister.inForce, TableIsTests.inForce, TableIsEvents.inForce, TableIsBatches.inForce,
    TableIsMaterials.inForce, TableIsOwners.inForce, TableIsTags.inForce,
  ]

  /// The guess of an example, which gives the score of each role by the name of the role.
  init(_ given: JudgementInput, by judgement: some KindJudgement) throws {
    var roles: [(role: ColumnRole, score: Double)] = []
    for role in ColumnRole.allCases where given.has(role.rawValue) {
      roles += try given.numbers(role.rawValue).map { (role, $0) }
    }
    self.init(
      kind: type(of: judgement).kind, layout: nil, score: judgement.weights.score(roles),
      roles: roles, reasons: [])
  }

  /// Whether it is likelier than that the table is of no known kind.
  var isLikely: Bool { KindIsKnown.inForce.holds(score) }
}
