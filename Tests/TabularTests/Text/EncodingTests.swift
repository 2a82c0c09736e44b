import Glibc
import Tabular
import Testing

@Suite struct EncodingTests {
  static let text = "Größe;Wert\n5 €;1,5\nTür 😀;2,5\n"
  static let rows = [["5 €", "1,5"], ["Tür 😀", "2,5"]]

  private static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? [0xFEFF] : []) + Array(text.utf16)).flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test(arguments: [
    ("utf-8", Array(text.utf8)),
    ("utf-8", [0xEF, 0xBB, 0xBF] + Array(text.utf8)),
    ("utf-16le", utf16(text, bigEndian: false, mark: true)),
    ("utf-16be", utf16(text, bigEndian: true, mark: true)),
    ("utf-16le", utf16(text, bigEndian: false, mark: false)),
    ("utf-16be", utf16(text, bigEndian: true, mark: false)),
  ])
  func `encodings are recognised`(encoding: String, bytes: [UInt8]) throws {
    let (info, contents) = try table(bytes)
    #expect(info.encoding == encoding)
    #expect(info.header == ["Größe", "Wert"])
    #expect(contents.rows == Self.rows)
  }

  @Test func `what is no UTF-8 is Windows-1252, beside what is`() throws {
    let bytes =
      Array("name;unit\nT1;".utf8) + [0xB0, 0x43, 0x0A] + Array("T2;°C\nT3;".utf8) + [0x80, 0x0A]
    let (info, contents) = try table(bytes)
    #expect(info.encoding == "windows-1252")
    #expect(contents.rows == [["T1", "°C"], ["T2", "°C"], ["T3", "€"]])
  }

  @Test(arguments: [1, 2, 3, 5, 8])
  func `characters survive blocks that end inside them`(block: Int) throws {
    let folder = try TemporaryFolder()
    let samples = [
      Array(Self.text.utf8), Self.utf16(Self.text, bigEndian: false, mark: true),
      Array(Self.text.utf8) + [0xC3],
    ]
    for (i, bytes) in samples.enumerated() {
      let file = try folder.write(bytes, to: "\(i).csv")
      let source = try DelimitedText(file, limits: .init(block: block)).source()
      let contents = Contents(try source.open(), keepsBatch: false)
      #expect(contents.rows == Self.rows)
      #expect(contents.rejects.map(\.excerpt) == (i == 2 ? ["Ã"] : []))
    }
  }

  /// Tables as plants of these countries write them, each in the code page of its Windows.
  static let legacy: [(encoding: String, iconv: String, text: String)] = [
    (
      "windows-1250", "CP1250",
      "Maszyna;Początek;Przyczyna\nLinia 1;08:00;Zacięcie etykiet\nMłyn;09:00;Brak części\n"
    ),
    (
      "windows-1250", "CP1250",
      "Stroj;Začátek;Příčina\nPlnička 1;08:00;Vzpříčená láhev\nLis;09:00;Seřízení\n"
    ),
    (
      "windows-1254", "CP1254",
      "Makine;Başlangıç;Neden\nDolum 1;08:00;Şişe sıkışması\nPres;09:00;Ayar değişikliği\n"
    ),
    ("windows-1250", "CP1250", "Čas;Počet lahví;Ztráta sudů\n08:00;12;3\n09:00;14;2\n"),
    ("windows-1250", "CP1250", "Időpont;Kemence hőfok;Előtolás\n08:00;812;3\n09:00;815;2\n"),
    // One word, whose letter is `œ` to the west, which stands before no `n` there.
    ("windows-1250", "CP1250", "Czas;Ciśnienie;T\n08:00;1,2;3\n09:00;1,4;2\n"),
    ("windows-1252", "CP1252", "Início;Medições;Pressões\n08:00;12;3\n09:00;14;2\n"),
    ("windows-1252", "CP1252", "Velocità;Qualità;Più lento\n08:00;12;3\n09:00;14;2\n"),
    ("windows-1251", "CP1251", "Оборудование;Начало;Причина\nНасос 1;08:00;Засор фильтра\n"),
    (
      "windows-1252", "CP1252",
      "Maschine;Störbeginn;Grund\nFüller 1;08:00;Flaschen umgefallen\nÖfen;09:00;Rüsten\n"
    ),
    ("windows-1252", "CP1252", "Équipement;Début;Motif\nRemplisseuse;08:00;Problème d'étiquette\n"),
    ("gb18030", "GB18030", "设备编号,开始时间,停机原因\n灌装一号,08:00,待料\n贴标二号,09:00,换模调试\n"),
    ("big5", "BIG5", "設備編號,開始時間,停機原因\n沖床一號,08:00,待料\n射出二號,09:00,換模\n"),
    ("shift_jis", "CP932", "設備番号,開始日時,停止理由\nプレス1号機,08:00,段取り替え\n旋盤,09:00,材料待ち\n"),
    ("euc-kr", "CP949", "설비번호,시작시간,정지사유\n프레스1호기,08:00,금형 교체\n선반,09:00,자재 대기\n"),
  ]

  private static func encoded(_ text: String, _ name: String) throws -> [UInt8] {
    let handle = unsafe iconv_open(name, "UTF-8")
    try #require(Int(bitPattern: handle) != -1)
    defer { _ = unsafe iconv_close(handle) }
    var input = text.utf8.map { CChar(bitPattern: $0) }
    var output = [UInt8](repeating: 0, count: 4 * input.count)
    var left = output.count
    unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBytes { output in
        var from = input.baseAddress
        var count = input.count
        var to = unsafe output.baseAddress?.assumingMemoryBound(to: CChar.self)
        _ = unsafe iconv(handle, &from, &count, &to, &left)
      }
    }
    return Array(output.dropLast(left))
  }

  @Test(arguments: legacy)
  func `code pages are told apart by their letters`(
    encoding: String, iconv: String, text: String
  ) throws {
    let (info, contents) = try table(Self.encoded(text, iconv))
    #expect(info.encoding == encoding)
    let (_, expected) = try table(Array(text.utf8))
    #expect(contents.rows == expected.rows)
    #expect(info.problems == [])
  }

  @Test(arguments: legacy, [1, 2, 3, 7])
  func `characters of a code page survive blocks`(
    sample: (encoding: String, iconv: String, text: String), block: Int
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.encoded(sample.text, sample.iconv), to: "a.csv")
    let source = try DelimitedText(file, limits: .init(block: block)).source()
    let (_, expected) = try table(Array(sample.text.utf8))
    #expect(Contents(try source.open(), keepsBatch: false).rows == expected.rows)
  }
}
