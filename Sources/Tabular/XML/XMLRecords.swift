import Vocabulary

extension FileFormat {
  /// XML of any kind: B2MML, MTConnect, IDocs, asset models and what else repeats elements.
  static let xml = FileFormat(
    name: "XML", recognizes: { head, _ in UnreadableFormat.isMarkup(head) },
    tables: { (file) throws(ReadError) in try xmlTables(file) })

  /// The tables of a document. Its first bytes decide on them, 32 MB if no other number is `surveyed`; what first occurs after
  /// them is counted, not read.
  package static func xmlTables(
    _ file: SourceFile, surveyed: Int = 32 << 20
  ) throws(ReadError) -> [TableSource] {
    let sink = XMLSurveySink()
    let cursor = try XMLFileCursor(file, sink)
    do {
      while cursor.bytesRead < surveyed, try cursor.advance() {
        if let root = sink.survey.shape.nodes.first?.name,
          XMLDialects.inForce[root].observations(root: root) != nil
        {
          break
        }
      }
    } catch {
      // The rows before a break are read; the reader reports the break itself.
      if sink.survey.shape.nodes.count < 2 { throw error }
    }
    if let what = XMLDialects.inForce.form(sink.survey.shape) {
      throw ReadError(.notATable(what), at: SourceLocation(path: file.path))
    }
    let tables = XMLTableDesign.tables(sink.survey.shape)
    guard !tables.isEmpty else {
      throw ReadError(
        .notATable("an XML document without assets or values"), at: SourceLocation(path: file.path))
    }
    let names = HeaderSearch.uniqueNames(tables.map(\.name), count: tables.count)
    var sources: [TableSource] = []
    for (name, table) in zip(names, tables) {
      var info = TableInfo(name: name, header: table.columns, hasHeader: true, headerLine: 0)
      info.isOfElements = true
      info.isAssetModel = XMLDialects.inForce[sink.survey.shape.nodes[0].name].isAssetModel
      if sources.isEmpty, let page = sink.survey.page {
        info.problems.append(page.problem(path: file.path))
      }
      let settled = info
      sources.append(
        TableSource(info: settled) { () throws(ReadError) in
          try XMLRowReader(file, table, info: settled)
        })
    }
    return sources
  }
}
