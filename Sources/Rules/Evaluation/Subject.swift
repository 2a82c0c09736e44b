package enum SubjectKind: String, Sendable, CaseIterable {
  case signal, asset, source, link, site
  case useCase = "use-case"
}

package struct Subject: Hashable, Sendable, Comparable {
  package var kind: SubjectKind
  package var id: String

  package init(kind: SubjectKind, id: String) {
    self.kind = kind
    self.id = id
  }

  package static func < (a: Subject, b: Subject) -> Bool {
    a.kind == b.kind ? a.id < b.id : a.kind.rawValue < b.kind.rawValue
  }
}
