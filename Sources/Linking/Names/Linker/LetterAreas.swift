import Vocabulary

/// Reads the letter before a number as the area that it stands for in another system: `Drum G6` is `G1-F06`.
struct LetterAreas {
  let texts: [String]

  /// Both populations with one word for their areas; `nil` where their letters are none.
  func rewritten(_ a: Population, _ b: Population) -> (a: Population, b: Population)? {
    if let found = rewrite(a, as: b) { return (found.lettered, found.placed) }
    return rewrite(b, as: a).map { ($0.placed, $0.lettered) }
  }

  private func rewrite(_ population: Population, as other: Population)
    -> (lettered: Population, placed: Population)?
  {
    let kinds = Self.letters(of: population)
    guard !kinds.isEmpty else { return nil }
    let places = places(of: other)
    let areas = places.mapValues { $0.count }
    let units = places.mapValues { $0.values.reduce(into: Set<Int>()) { $0.formUnion($1) } }
    let found = kinds.filter {
      LettersAreAreas.inForce.holds(letters: $1, areas: areas, units: units)
    }
    guard !found.isEmpty else { return nil }
    let letters = found.values.reduce(into: Set<Int>()) { $0.formUnion($1.keys) }
    let level = level(of: letters, places)
    var lettered = population
    for position in lettered.records.indices {
      for (index, view) in lettered.records[position].views.enumerated()
      where view.suffix != 0 && found[Population.classIdentity(view)] != nil {
        lettered.records[position].views[index] = view.changed { fields in
          Self.place(fields.suffix, at: level, in: &fields)
          fields.suffix = 0
        }
      }
    }
    var placed = other
    for position in placed.records.indices {
      // What its name says, its description leaves out.
      let own = placed.records[position].views.lazy.flatMap { view in
        view.places.compactMap { place in self.letter(place).map { ($0, place) } }
      }.first { letters.contains($0.0) }
      guard let (letter, place) = own else { continue }
      for (index, view) in placed.records[position].views.enumerated() {
        placed.records[position].views[index] = view.changed { fields in
          fields.places.removeAll { $0 == place }
          fields.placeWords.removeAll { NameView.Place.firstWord + $0 == place.kind }
          Self.place(letter, at: level, in: &fields)
        }
      }
    }
    lettered.fillIndex()
    placed.fillIndex()
    return (lettered, placed)
  }

  private static func place(_ letter: Int, at level: Int, in fields: inout NameFields) {
    fields.places.removeAll { $0.kind == level }
    fields.places.append(.init(kind: level, value: -letter))
    fields.places.sort { ($0.kind, $0.value) < ($1.kind, $1.value) }
  }

  /// Of the areas: lines, where the other system calls them lines.
  private func level(of letters: Set<Int>, _ places: [Int: [NameView.Place: Set<Int>]]) -> Int {
    let line = EquipmentVocabulary.Level.line.rawValue
    let areLines = letters.allSatisfy { places[$0]?.keys.allSatisfy { $0.kind == line } == true }
    return areLines ? line : EquipmentVocabulary.Level.area.rawValue
  }

  /// The letter that a place is, or begins with: 7 for `G1` and for `Line G`.
  private func letter(_ place: NameView.Place) -> Int? {
    if place.isLevel { return place.value < 0 ? -place.value : nil }
    guard place.kind >= NameView.Place.firstWord else { return nil }
    return NameReader.letter(texts[place.kind - NameView.Place.firstWord])
  }

  /// Of each letter the places that have it, with the numbers of all machines there.
  private func places(of population: Population) -> [Int: [NameView.Place: Set<Int>]] {
    var found: [Int: [NameView.Place: Set<Int>]] = [:]
    for record in population.records where !record.isRetired {
      for view in record.views where !view.isPlaceOnly {
        guard let unit = view.unit else { continue }
        for place in view.places {
          guard let letter = letter(place) else { continue }
          found[letter, default: [:]][place, default: []].insert(unit)
        }
      }
    }
    return found
  }

  /// Of each kind of machine the letters before its numbers; kinds with machines that have none left out.
  private static func letters(of population: Population) -> [Int: [Int: Set<Int>]] {
    var found: [Int: [Int: Set<Int>]] = [:]
    var others: Set<Int> = []
    for record in population.records where !record.isPlaceOnly && !record.isRetired {
      for view in record.views where view.head >= 0 && view.source != .description {
        let kind = Population.classIdentity(view)
        if view.suffix != 0, let unit = view.unit, view.mainPlace == nil {
          found[kind, default: [:]][view.suffix, default: []].insert(unit)
        } else {
          others.insert(kind)
        }
      }
    }
    return found.filter { !others.contains($0.key) }
  }
}
