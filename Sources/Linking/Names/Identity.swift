package import Vocabulary

/// A name of an asset in one system.
package struct AssetName: Hashable, Sendable, Comparable {
  package var system: SourceSystem
  package var location: SourceLocation
  package var name: String

  package init(system: SourceSystem, location: SourceLocation, name: String) {
    self.system = system
    self.location = location
    self.name = name
  }

  package static func < (a: AssetName, b: AssetName) -> Bool {
    (a.system, a.name, a.location) < (b.system, b.name, b.location)
  }
}

/// One physical asset and every name it goes by.
package struct Asset: Sendable, Equatable {
  /// Stable for the same export: the name in the most authoritative register that has it.
  package var id: String
  /// What a register calls it in words beside that name.
  package var title: String?
  /// Short, and the same from run to run: `A-` and digits of its ID; empty until the plant gives it.
  package var shortID = ""
  /// Class word of the equipment vocabulary (`pump`, `filler`), or `nil` when no name tells it.
  package var className: String?
  /// Line or area as written in one of the systems.
  package var area: String?
  package var names: [AssetName]
  /// The same names in further lists of their systems, one for each kind of list.
  package var mentions: [AssetName] = []
  package var owner: String?
  /// A site or an area: a register lists it for what it holds, and nothing else is known of it.
  package var isHolder = false
  /// 0…1; the weakest link that holds the names together, 1 for a single name.
  package var confidence: Double

  package init(
    id: String, title: String? = nil, className: String?, area: String?, names: [AssetName],
    owner: String?,
    confidence: Double
  ) {
    self.id = id
    self.title = title
    self.className = className
    self.area = area
    self.names = names
    self.owner = owner
    self.confidence = confidence
  }
}

/// Two names that are one asset, or may be.
package struct NameLink: Sendable, Equatable {
  package enum Status: String, Sendable { case matched, review }
  package var a: AssetName
  package var b: AssetName
  package var status: Status
  /// 0…1.
  package var posterior: Double
  /// Simple sentences, the strongest first.
  package var evidence: [String]
  /// A person has said so.
  package var isDeclared = false

  package init(
    a: AssetName, b: AssetName, status: Status, posterior: Double, evidence: [String],
    isDeclared: Bool = false
  ) {
    self.a = a
    self.b = b
    self.status = status
    self.posterior = posterior
    self.evidence = evidence
    self.isDeclared = isDeclared
  }
}

/// A name that belongs to no asset of another system.
package struct Orphan: Sendable, Equatable {
  package enum Reason: String, Sendable {
    case noCandidate = "no-candidate"
    case lowScore = "low-score"
    case ambiguous, retired
  }
  package var name: AssetName
  package var reason: Reason

  package init(name: AssetName, reason: Reason) {
    self.name = name
    self.reason = reason
  }
}

/// What a row of a register says it is in.
package struct ParentReference: Sendable, Equatable {
  package enum State: String, Sendable {
    case known
    /// No register has it.
    case missing
    /// The chain of parents comes back to the row; told of the first row of a ring.
    case ring
  }
  package var name: AssetName
  package var parent: String
  package var state: State
  /// Of a ring: the names from the row back to it.
  package var chain: [String] = []
}

/// What the names of all systems say together. Sorted: assets by ID, links and orphans by name.
package struct Identity: Sendable, Equatable {
  package var assets: [Asset]
  package var links: [NameLink]
  package var orphans: [Orphan]
  /// Of registers whose rows say what they are in.
  package var parents: [ParentReference] = []

  package init(assets: [Asset] = [], links: [NameLink] = [], orphans: [Orphan] = []) {
    self.assets = assets
    self.links = links
    self.orphans = orphans
  }
}

/// The IDs of one column as a set, for matching across systems.
package struct IdentifierColumn: Sendable, Equatable {
  package enum Key: String, Sendable { case batch, order, material }
  package var path: String
  package var system: SourceSystem
  package var column: String
  package var key: Key
  /// Distinct, in order of first appearance, with the line of the first.
  package var identifiers: [(text: String, line: Int)]
  /// What tables of one list have in common: their kind and their columns; `nil` when that is unknown.
  package var list: String?

  package init(
    path: String, system: SourceSystem, column: String, key: Key,
    identifiers: [(text: String, line: Int)], list: String? = nil
  ) {
    self.path = path
    self.system = system
    self.column = column
    self.key = key
    self.identifiers = identifiers
    self.list = list
  }

  /// Whether both are parts of one list that was exported in pieces, so that neither side has to have what the other has.
  func isPart(ofListOf other: IdentifierColumn) -> Bool {
    list != nil && system == other.system && column == other.column && list == other.list
  }

  package static func == (a: IdentifierColumn, b: IdentifierColumn) -> Bool {
    a.path == b.path && a.column == b.column && a.key == b.key && a.system == b.system
      && a.identifiers.elementsEqual(b.identifiers) { $0 == $1 }
  }
}

/// How many distinct IDs of two columns are the same once written the same way.
package struct BatchLink: Sendable, Equatable {
  package var key: IdentifierColumn.Key
  package var a: String
  package var b: String
  package var matchedA: Int
  package var totalA: Int
  package var matchedB: Int
  package var totalB: Int
  /// What had to be done to both sides, in simple words; `none` when they are equal as written.
  package var transform: String
  /// At most 50 IDs without a partner, with their lines.
  package var unmatchedA: [(text: String, line: Int)]
  package var unmatchedB: [(text: String, line: Int)]

  package init(
    key: IdentifierColumn.Key, a: String, b: String, matchedA: Int, totalA: Int, matchedB: Int,
    totalB: Int, transform: String, unmatchedA: [(text: String, line: Int)],
    unmatchedB: [(text: String, line: Int)]
  ) {
    self.key = key
    self.a = a
    self.b = b
    self.matchedA = matchedA
    self.totalA = totalA
    self.matchedB = matchedB
    self.totalB = totalB
    self.transform = transform
    self.unmatchedA = unmatchedA
    self.unmatchedB = unmatchedB
  }

  package static func == (x: BatchLink, y: BatchLink) -> Bool {
    x.key == y.key && x.a == y.a && x.b == y.b && x.matchedA == y.matchedA && x.totalA == y.totalA
      && x.matchedB == y.matchedB && x.totalB == y.totalB && x.transform == y.transform
      && x.unmatchedA.elementsEqual(y.unmatchedA) { $0 == $1 }
      && x.unmatchedB.elementsEqual(y.unmatchedB) { $0 == $1 }
  }
}

/// How one source's clock stands to the reference.
package struct ClockReading: Sendable, Equatable {
  package enum Verdict: String, Sendable {
    case aligned, zone, dst, offset, drift
    case notAssessable = "not-assessable"
  }
  package var path: String
  /// Path of the source that it was measured against; `nil` when there was none.
  package var reference: String?
  package var zone: String?
  /// Seconds by which this clock is ahead of the reference once the zone is taken off; `nil` when it cannot be told.
  package var offset: Double?
  /// Seconds gained per day.
  package var drift: Double?
  package var plusMinus: Double?
  /// Matched events behind the statement.
  package var events: Int
  package var verdict: Verdict
  /// True when its times are of a zone that nobody declared, whatever else its clock does.
  package var isZoneOff = false
  /// Simple sentences: why.
  package var evidence: [String]

  package init(
    path: String, reference: String?, zone: String?, offset: Double?, drift: Double?,
    plusMinus: Double?, events: Int, verdict: Verdict, evidence: [String]
  ) {
    self.path = path
    self.reference = reference
    self.zone = zone
    self.offset = offset
    self.drift = drift
    self.plusMinus = plusMinus
    self.events = events
    self.verdict = verdict
    isZoneOff = verdict == .zone
    self.evidence = evidence
  }
}
