import Linking
import Testing
import Vocabulary
import readiness_bench

@Suite struct SyntheticNamesTests {
  @Test func `the same seed gives the same names, each once in its system`() {
    let names = SyntheticNames.plant(3, seed: 7).names
    let again = SyntheticNames.plant(3, seed: 7).names
    #expect(names.map(\.text) == again.map(\.text))
    #expect(names.map(\.text) != SyntheticNames.plant(3, seed: 8).names.map(\.text))
    #expect(Set(names.map { "\($0.system) \($0.text)" }).count == names.count)
    #expect(Set(names.map(\.system)).count == 4)
  }

  /// One machine of ten is known to one system only; a letter tells sisters.
  @Test func `a plant has orphans and sisters`() {
    let names = SyntheticNames.plant(0, seed: 7).names
    var systems: [Int: Int] = [:]
    for name in names { systems[name.machine, default: 0] += 1 }
    let orphans = Double(systems.values.count { $0 == 1 }) / Double(systems.count)
    #expect(orphans > 0.03 && orphans < 0.2)
    #expect(names.contains { $0.text.hasSuffix("A") } && names.contains { $0.text.hasSuffix("B") })
  }

  @Test func `what is linked is right, and most of what there is`() throws {
    let linker = AssetLinker(vocabulary: try .builtIn())
    var score = LinkScore()
    for number in 0..<10 {
      let plant = SyntheticNames.plant(number, seed: 11)
      score.add(linker.link(plant.records), truth: plant.names)
    }
    let figures = score.figures
    #expect(figures.precision >= 0.999, "\(figures)")
    #expect(figures.recall >= 0.9, "\(figures)")
  }

  @Test func `a baseline finds what it should`() {
    let plant = SyntheticNames.plant(0, seed: 7)
    var score = LinkScore()
    score.add(NameBaselines.trigrams(plant.names), truth: plant.names)
    #expect(score.figures.there > 0 && score.figures.right > 0)
    let equal = NameBaselines.exact(plant.names)
    #expect(
      equal.allSatisfy {
        plant.names[$0].text.lowercased() == plant.names[$1].text.lowercased()
      })
  }
}
