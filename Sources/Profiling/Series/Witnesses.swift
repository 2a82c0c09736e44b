/// One of the first samples that show something which a profile counts.
package struct Witness: Sendable, Equatable, BitwiseCopyable {
  package enum Kind: UInt8, Sendable, CaseIterable, BitwiseCopyable {
    /// A number that vendors write for missing.
    case magic
    case text, bad, uncertain
    /// A time that another sample has.
    case duplicate
    /// A time that is not newer than all before it.
    case late
  }

  package var kind: Kind
  /// Written time, microseconds since 1970.
  package var time: Int64
  /// NaN of a text.
  package var value: Double
  /// 0 when it is not known.
  package internal(set) var line: UInt32 = 0

  package init(kind: Kind, time: Int64, value: Double) {
    self.kind = kind
    self.time = time
    self.value = value
  }
}

/// The first samples of each kind, as the state of a tag sees them: their times are keys.
struct Witnesses: ~Copyable {
  /// As many of a kind are kept; the profile has the exact counts.
  static let kept = ShownRow.most

  private var counts = InlineArray<6, UInt8>(repeating: 0)
  private var entries = PlainArray<Witness>()

  @inline(__always)
  mutating func note(_ kind: Witness.Kind, _ key: Int64, _ value: Double, _ line: UInt32) {
    if counts[Int(kind.rawValue)] < UInt8(Witnesses.kept) { keep(kind, key, value, line) }
  }

  private mutating func keep(
    _ kind: Witness.Kind, _ key: Int64, _ value: Double, _ line: UInt32
  ) {
    counts[Int(kind.rawValue)] += 1
    var witness = Witness(kind: kind, time: key, value: value)
    witness.line = line
    entries.append(witness)
  }

  func finish(_ isMirrored: Bool) -> [Witness] {
    entries.array.map {
      var witness = $0
      if isMirrored { witness.time = ~witness.time }
      return witness
    }
  }
}
