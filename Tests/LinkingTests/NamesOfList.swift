import Profiling
import Vocabulary

/// Records of the names of one list, in its order, each with its description where there are any.
func names(_ names: [String], _ system: SourceSystem, _ descriptions: [String]? = nil)
  -> [NameRecord]
{
  names.enumerated().map { place, name in
    AssetLinkerTests.record(
      system, name, line: place + 2, description: descriptions.map { $0[place] })
  }
}
