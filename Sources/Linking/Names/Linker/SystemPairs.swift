import Tabular

/// Each two systems with their numbers and levels written alike, as single names cannot tell.
///
/// What several pairs read alike is held once.
struct SystemPairs {
  let pairs: [(a: Population, b: Population)]

  /// A system and the words for levels that it is read with.
  private struct Reading: Hashable {
    var system: Int
    var kinds: [Int: Int]
  }

  init(_ populations: [Population], texts: [String], jobs: Int) {
    let numbers = CodeNumbers(texts: texts)
    let leads = LeadUnits(texts: texts)
    let letters = LetterAreas(texts: texts)
    let places = populations.indices.flatMap { a in
      populations.indices.dropFirst(a + 1).map { (a: a, b: $0) }
    }
    let learnt = concurrentMap(places, jobs: jobs) { place in
      let (a, b) = (populations[place.a], populations[place.b])
      let counted = numbers.rewritten(a, b)
      let kinds = LevelWords(counted.a ?? a, counted.b ?? b).renamed()
      return (
        a: counted.a.map { LevelWords.rewritten($0, kinds.a) },
        b: counted.b.map { LevelWords.rewritten($0, kinds.b) },
        kindsA: kinds.a, kindsB: kinds.b
      )
    }
    var numbersOfReadings: [Reading: Int] = [:]
    var readings: [Reading] = []
    func number(_ system: Int, _ kinds: [Int: Int]) -> Int {
      let reading = Reading(system: system, kinds: kinds)
      if let known = numbersOfReadings[reading] { return known }
      numbersOfReadings[reading] = readings.count
      readings.append(reading)
      return readings.count - 1
    }
    let numbered = zip(places, learnt).map { place, pair in
      (
        a: pair.a == nil ? number(place.a, pair.kindsA) : nil,
        b: pair.b == nil ? number(place.b, pair.kindsB) : nil
      )
    }
    let read = concurrentMap(readings, jobs: jobs) { reading in
      LevelWords.rewritten(populations[reading.system], reading.kinds)
    }
    pairs = concurrentMap(Array(zip(zip(places, learnt), numbered)), jobs: jobs) { pair, number in
      let a = pair.1.a ?? number.a.map { read[$0] } ?? populations[pair.0.a]
      let b = pair.1.b ?? number.b.map { read[$0] } ?? populations[pair.0.b]
      let lined = LineUnits.rewritten(a, b)
      let counted = leads.rewritten(lined.a ?? a, lined.b ?? b)
      let both = (a: counted.a ?? lined.a ?? a, b: counted.b ?? lined.b ?? b)
      return letters.rewritten(both.a, both.b) ?? both
    }
  }
}
