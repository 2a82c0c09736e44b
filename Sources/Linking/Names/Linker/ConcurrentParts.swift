import Tabular

/// Like `concurrentMap`, for items that take so little that a thread has to take many at a time.
func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], inPartsOf size: Int, jobs: Int, _ body: @Sendable (Item) -> Result
) -> [Result] {
  guard jobs > 1 else { return items.map(body) }
  let parts = stride(from: 0, to: items.count, by: size).map { start in
    items[start..<min(start + size, items.count)]
  }
  return concurrentMap(parts, jobs: jobs) { $0.map(body) }.flatMap { $0 }
}
