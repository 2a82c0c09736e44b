import Vocabulary

extension FileFormat {
  /// What this program wrote itself, under any name: no data of the plant.
  static let earlierReport = FileFormat(
    name: "earlier report",
    recognizes: { head, _ in EarlierReport.isOne(head) },
    tables: { (file) throws(ReadError) in
      throw ReadError(.earlierReport, at: SourceLocation(path: file.path))
    })
}

/// How the files of a report begin.
enum EarlierReport {
  /// As much of a file as its marks stand in.
  private static let length = 4096
  /// What stands within the first bytes of each file, one set of texts a file.
  private static let marks: [[String]] = [
    ["\"schema\": \"readiness.report/"],
    ["\"schema\": \"readiness.inspect/"],
    ["asset,class,area,owner,", ",confidence,status,evidence"],
    ["asset;class;area;owner;", ";confidence;status;evidence"],
    ["asset\tclass\tarea\towner\t", "\tconfidence\tstatus\tevidence"],
    ["rule,title,outcome,severity,", ",fingerprint"],
    ["sarif", "\"name\": \"readiness\""],
    ["<testsuites name=\"readiness"],
    ["<!DOCTYPE html>", "<title>Data readiness"],
    ["# Data readiness of ", "use case"],
    ["finding,rule,subject,path,table,line,"],
    ["tag,path,asset,start,end,seconds,cause,path before,line before,"],
    ["tag,path,asset,start,end,seconds,value,samples,path first,line first,"],
    ["path,table,line,tag,time,value,flag,rule,finding"],
  ]

  static func isOne(_ head: [UInt8]) -> Bool {
    let start = String(decoding: head.prefix(length), as: UTF8.self)
    if marks.contains(where: { $0.allSatisfy(start.contains) }) { return true }
    // The tables of its evidence stand in the first page of the database.
    guard start.hasPrefix("SQLite format 3") else { return false }
    let page = String(decoding: head, as: UTF8.self)
    return page.contains("CREATE TABLE asset_name ( -- one row per name of an asset")
  }
}
