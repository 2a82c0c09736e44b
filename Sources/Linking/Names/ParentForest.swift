/// What each of many rows is in, whatever the rows say: a ring is cut where the way up from its first row comes back to it.
package struct ParentForest {
  /// The row that each is in.
  package private(set) var parents: [Int?]
  /// All rows, each behind the one that it is in.
  package private(set) var order: [Int] = []
  /// How many rows each is in.
  package private(set) var levels: [Int]

  /// Takes as many steps as there are rows.
  package init(_ parents: [Int?]) {
    enum State { case new, onTheWay, done }
    self.parents = parents
    levels = Array(repeating: 0, count: parents.count)
    order.reserveCapacity(parents.count)
    var states = Array(repeating: State.new, count: parents.count)
    for start in parents.indices {
      var way: [Int] = []
      var place: Int? = start
      while let index = place, states[index] == .new {
        states[index] = .onTheWay
        way.append(index)
        place = parents[index]
      }
      if let place, states[place] == .onTheWay, let last = way.last { self.parents[last] = nil }
      for index in way.reversed() {
        states[index] = .done
        levels[index] = self.parents[index].map { levels[$0] + 1 } ?? 0
        order.append(index)
      }
    }
  }

  /// A value for each row, from that of the row which it is in.
  package func mapDown<Value>(
    _ transform: (_ index: Int, _ above: (index: Int, value: Value)?) -> Value
  )
    -> [Value]
  {
    var values = [Value?](repeating: nil, count: parents.count)
    for index in order {
      let above = parents[index].flatMap { parent in values[parent].map { (parent, $0) } }
      values[index] = transform(index, above)
    }
    return values.compactMap(\.self)
  }
}
