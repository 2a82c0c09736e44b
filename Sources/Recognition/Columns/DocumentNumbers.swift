import Vocabulary

/// The numbers of documents, which some systems give to orders: `Document Number`.
enum DocumentNumbers {
  /// Where the title and the type of the document stand beside its number, the rows are drawings and manuals, and no orders.
  static func settle(_ candidates: inout [RoleCandidates], _ vocabulary: Vocabulary) {
    func isOfDocument(_ candidate: RoleCandidates) -> Bool {
      let words = Words.split(candidate.name)
      return words.count > 1 && vocabulary.headers.documents.contains(words[0])
    }
    let told = candidates.indices.filter { isOfDocument(candidates[$0]) }
    let numbers = told.filter {
      !candidates[$0].isDeclared && HeaderWords.identifies(candidates[$0].name, vocabulary)
    }
    // A day and a status are those of an order as well.
    let others = told.count {
      candidates[$0].type == .text && !numbers.contains($0)
        && !ColumnTakesRole.inForce.isTold(candidates[$0][.state])
    }
    guard RowsAreDocuments.inForce.holds(told: others) else { return }
    for i in numbers {
      for role in [ColumnRole.order, .workOrder, .batch] { candidates[i].damp(role, by: 0) }
    }
  }
}
