/// Which parts of a document are one kind of record, so that each kind is one node of its paths: objects under keys that
/// are IDs, and records inside records of their own kind.
struct JSONRecordKinds {
  /// What holds the columns of tables that stand column by column.
  let seriesNodes: Set<Int32>
  let isOneDocument: Bool
  /// Whether the document is an asset administration shell.
  let isShell: Bool

  func unify(_ paths: inout JSONPaths) {
    findMaps(JSONPaths.root, &paths)
    var node: Int32 = 0
    while Int(node) < paths.nodes.count {
      if paths.resolved(node) == node, paths[node].role == .member, paths[node].arrays > 0 {
        foldNesting(node, &paths)
      }
      node += 1
    }
  }

  // MARK: - Maps

  /// Finds objects outside of records whose keys are IDs.
  private func findMaps(_ node: Int32, _ paths: inout JSONPaths) {
    guard paths[node].arrays == 0 || paths[node].objects > 0 else { return }
    if !paths[node].isMap, isOneDocument, isMap(node, paths) { paths.makeMap(node) }
    guard !paths[node].isMap else { return }
    for child in paths.children(node)
    where paths[child].objects > 0 && !seriesNodes.contains(child) {
      findMaps(child, &paths)
    }
  }

  private func isMap(_ node: Int32, _ paths: JSONPaths) -> Bool {
    let children = paths.children(node)
    guard seriesNodes.isDisjoint(with: children) else { return false }
    guard children.count > 1, children.allSatisfy({ paths[$0].scalars == 0 }) else { return false }
    if children.allSatisfy({ paths[$0].arrays == 0 && paths[$0].objects > 0 }) {
      return KeyedRecords.inForce.areAlike(keys(children, paths), inArrays: false)
    }
    guard children.allSatisfy({ paths[$0].objects == 0 && paths[$0].arrays > 0 }) else {
      return false
    }
    let elements = children.map { paths[$0].element }.filter { $0 >= 0 }
    guard !elements.isEmpty, elements.allSatisfy({ paths[$0].scalars == 0 }) else { return false }
    if elements.allSatisfy({ paths[$0].objects == 0 }) {
      return !children.contains {
        JSONNames.inForce.headers.contains(JSONNames.folded(paths.key($0)))
      }
    }
    return elements.count > 1 && elements.allSatisfy { paths[$0].arrays == 0 }
      && KeyedRecords.inForce.areAlike(keys(elements, paths), inArrays: true)
  }

  private func keys(_ nodes: [Int32], _ paths: JSONPaths) -> [Set<[UInt8]>] {
    nodes.map { node in Set(paths.children(node).map { Array(paths.key($0)) }) }
  }

  // MARK: - Records inside records

  /// Makes one of `tags[].tags[].tags[]`: an array under the same key as one around it whose records are alike.
  private func foldNesting(_ array: Int32, _ paths: inout JSONPaths) {
    let element = paths[array].element
    guard element >= 0 else { return }
    var node = paths[array].parent
    var steps = 0
    while node >= 0, steps <= JSONWalker.depthLimit * 2 {
      steps += 1
      let parent = paths[node].parent
      if paths.isInArray(node), node != element, paths.resolved(node) == node,
        isNest(array, in: parent, paths), areAlike(element, node, paths)
      {
        paths[array].element = node
        paths.merge(element, into: node)
        return
      }
      node = parent
    }
  }

  private func isNest(_ array: Int32, in outer: Int32, _ paths: JSONPaths) -> Bool {
    if paths.key(outer).elementsEqual(paths.key(array)) { return true }
    return isShell && paths.name(outer) == JSONNames.inForce.shellElements
      && JSONNames.inForce.shellNests.contains(paths.name(array))
  }

  private func areAlike(_ inner: Int32, _ outer: Int32, _ paths: JSONPaths) -> Bool {
    let children = paths.children(inner)
    let shared = children.count { paths.knownChild(of: outer, paths.key($0)) >= 0 }
    return shared * 2 >= children.count
  }
}
