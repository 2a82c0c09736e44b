package import Vocabulary

/// One name that one system uses for a thing, with everything said about it where it stands.
///
/// Equal names of one system are one record, whatever number of files and rows they come from.
package struct NameRecord: Sendable, Equatable {
  package enum Origin: String, Sendable {
    /// A row of an asset register: the thing exists there in its own right.
    case register
    /// A name that transactions (orders, work orders, stops) refer to.
    case reference
    /// The asset part of tags.
    case tags
  }

  /// Another name of the thing.
  package struct Synonym: Sendable, Equatable {
    package var name: String
    package var location: SourceLocation

    package init(name: String, location: SourceLocation) {
      self.name = name
      self.location = location
    }
  }

  /// What another system calls the thing, as a whole column of its register says.
  package struct Counterpart: Sendable, Equatable {
    package var system: SourceSystem
    package var name: String

    package init(system: SourceSystem, name: String) {
      self.system = system
      self.name = name
    }
  }

  package var system: SourceSystem
  package var origin: Origin
  /// The first place of the name.
  package var location: SourceLocation
  package var name: String
  /// Other identifiers of the same row, such as the equipment number beside the functional location.
  package var aliases: [String]
  /// Those of the aliases that other tables of the system use as names, each with its first place there.
  package var synonyms: [Synonym] = []
  /// The name, or a synonym, in further files of its system: the first place in the lists of each other kind.
  package var elsewhere: [Synonym] = []
  package var counterparts: [Counterpart] = []
  /// Whether a register names it beside one of several things that it says to be in it: it is a place, and no machine.
  package var holdsOthers = false
  /// The name of the row of the register that holds the thing.
  package var parent: String?
  package var description: String?
  /// What the register says beside the name, also where it is a second name.
  package var title: String?
  /// The state that the register gives it, such as `Retired`.
  package var status: String?
  /// Line, area, location or cost-centre texts of the same rows, when each name has just one.
  package var areas: [String]
  package var className: String?
  package var owner: String?
  /// Rows, or tags, that carry the name.
  package var count: Int

  package init(
    system: SourceSystem, origin: Origin, location: SourceLocation, name: String,
    aliases: [String] = [], description: String? = nil, status: String? = nil,
    areas: [String] = [],
    className: String? = nil, owner: String? = nil, count: Int = 1
  ) {
    self.system = system
    self.origin = origin
    self.location = location
    self.name = name
    self.aliases = aliases
    self.description = description
    title = description
    self.status = status
    self.areas = areas
    self.className = className
    self.owner = owner
    self.count = count
  }
}
