import Profiling
import Vocabulary

/// A name record with its readings. Copies share their fields.
@dynamicMemberLookup
struct LinkRecord: Sendable {
  private final class Storage: Sendable {
    let fields: LinkFields
    init(_ fields: LinkFields) { self.fields = fields }
  }

  private var storage: Storage

  init(_ fields: LinkFields) { storage = Storage(fields) }

  subscript<Field>(dynamicMember path: KeyPath<LinkFields, Field>) -> Field {
    @inline(__always) get { storage.fields[keyPath: path] }
  }

  subscript<Field>(dynamicMember path: WritableKeyPath<LinkFields, Field>) -> Field {
    @inline(__always) get { storage.fields[keyPath: path] }
    set {
      var fields = storage.fields
      fields[keyPath: path] = newValue
      storage = Storage(fields)
    }
  }

  var nameView: NameView? { self.views.first }

  /// Whether the name of the other is a path that goes on from this one: `hall2/press/pump` from `hall2/press`.
  func holds(_ other: LinkRecord) -> Bool {
    let (own, others) = (self.name.utf8, other.name.utf8)
    guard let next = others.dropFirst(own.count).first, Splitting.isPathSeparator(next) else {
      return false
    }
    return others.starts(with: own)
  }

  /// Whether its row describes a line, an area or a site: `Hall 1`.
  var isDescribedAsPlace: Bool {
    self.origin == .register && self.views.contains { $0.source == .description && $0.isPlaceOnly }
  }

  /// The line or area that any of its texts names, its code first, else the number of what its row says it is in.
  var place: Int? { self.views.lazy.compactMap { $0.mainPlace }.first ?? self.areaNumber }

  /// Whether codes of both have the same word and number, and other numbers of the same kind of place.
  func isNamesake(ofOtherPlace other: LinkRecord) -> Bool {
    self.views.contains { x in
      x.source != .description && x.head >= 0
        && other.views.contains { y in
          y.source != .description && x.head == y.head && x.unit == y.unit
            && x.places.contains { place in y.place(place.kind).map { $0 != place.value } ?? false }
        }
    }
  }

  /// Whether a register says that they are one, or one of them is called, to the letter, what a row gives as another name of the other, or both by such a name.
  func sharesText(_ other: LinkRecord) -> Bool {
    self.kin.contains(other.index) || self.seconds.contains(other.writing.text)
      || other.seconds.contains(self.writing.text)
      || self.seconds.contains { other.seconds.contains($0) }
  }
}

/// What a `LinkRecord` says.
struct LinkFields: Sendable {
  var name: String
  var writing: NameWriting
  var origin: NameRecord.Origin
  var views: [NameView]
  /// Keys of the name and of the other identifiers of its row, each with whether it may identify.
  var keys: [Int]
  /// The other identifiers of its row as they are written, but for case and blanks; those of one row alone.
  var seconds: [Int]
  /// The only number of the first of its areas.
  var areaNumber: Int?
  /// Indices of the records of other systems that a register says are the same thing.
  var kin: Set<Int> = []
  /// Classes and words, as `NameView.identities` has them, of which its register lists several machines in it.
  var heldKinds: Set<Int> = []
  /// Of a row that its register describes as others: the words for what it is under, and those for what the others are under.
  var surroundings: [Set<String>] = []
  var isRetired: Bool
  var isPlaceOnly: Bool
  /// Index into the records handed in, once sorted.
  var index: Int
  /// The first of the records of its system that are known to be the same thing.
  var group: Int
}
