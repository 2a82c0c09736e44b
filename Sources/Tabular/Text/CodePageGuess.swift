/// Which code page bytes are in that are no UTF-8: the one under which they read as text of some language.
///
/// Wrongly decoded text has letters that no language puts together, so the share of frequent characters tells: of words
/// whose letters beyond ASCII are all those of one language, or of the characters that texts of plants have most.
struct CodePageGuess {
  /// `nil` where Windows-1252 fits best, or none.
  var page: CodePage?
  /// The code page that fits nearly as well and reads something else.
  var rival: String?

  /// Words beyond ASCII that are looked at.
  private static let wordLimit = 4000
  /// Bytes in which to look for a first one beyond ASCII.
  static let sampleSize = 1 << 18

  private struct Language {
    var page: CodePage
    var letters: Set<UInt32>
  }

  /// Western ones first: where two fit equally, the earlier one counts.
  private static let languages: [Language] = [
    (CodePage.windows1252, "äöüßÄÖÜ"), (CodePage.windows1252, "àâçéèêëîïôùûüœæÀÂÇÉÈÊËÎÏÔÙÛÜŒÆ"),
    (CodePage.windows1252, "áéíñóúüÁÉÍÑÓÚÜ"), (CodePage.windows1252, "àèéìòùÀÈÉÌÒÙ"),
    (CodePage.windows1252, "áâãàçéêíóôõúÁÂÃÀÇÉÊÍÓÔÕÚ"), (CodePage.windows1252, "ëïéèöüóËÏÉÖÜ"),
    (CodePage.windows1252, "åäöæøÅÄÖÆØ"),
    (CodePage.windows1250, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"),
    (CodePage.windows1250, "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"),
    (CodePage.windows1250, "áäčďéíĺľňóôŕšťúýžÁÄČĎÉÍĹĽŇÓÔŔŠŤÚÝŽ"),
    (CodePage.windows1250, "áéíóöőúüűÁÉÍÓÖŐÚÜŰ"),
    (CodePage.windows1254, "çğıöşüâîûÇĞİÖŞÜ"),
    (
      CodePage.windows1251,
      "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯІЇЄҐ"
    ),
    (CodePage.latin2, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ"), (CodePage.latin2, "áčďéěíňóřšťúůýžÁČĎÉĚÍŇÓŘŠŤÚŮÝŽ"),
  ].compactMap { page, letters in
    page.map { Language(page: $0, letters: Set(letters.unicodeScalars.map(\.value))) }
  }

  private static let eastAsian: [Language] = [
    (
      CodePage.gb18030,
      "的一是在有不人中大上个国时间日期年月分秒设备机器编号名称类型状态数量温度压力速度电流功率频率振动流量液位值单位质量批次订单工单物料产品生产线车间厂区部门位置开始结束完成停原因故障代码维修保养检验结果判定合格描述说明备注负责责任操作员班组成本费用实际计划标签点变量信号传感泵阀门风热冷却水油气正常异常运行待料换模调试预防清洗包装灌注塑冲压焊接装配测试项目参数规格上下限特性"
    ),
    (
      CodePage.big5,
      "的一是在有不人中大上個國時間日期年月分秒設備機器編號名稱類型狀態數量溫度壓力速度電流功率頻率振動流量液位值單位質量品批次訂單工單物料產生線車間廠區部門位置開始結束完成停原因故障代碼維修保養檢驗結果判定合格描述說明備註負責任操作員班組成本費用實際計劃標籤點變數訊號感測泵閥風熱冷卻水油氣正常異常運轉行待料換模調試預防清洗包裝射出沖壓焊接組裝測試項目參規格上下限特性"
    ),
    (
      CodePage.shiftJIS,
      "ぁあいうえおかがきぎくぐけげこごさざしじすずせぜそぞただちっつてでとどなにぬねのはばひびふへべほまみむめもやゆよらりるれろわをんアァイィウエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチッツテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロワンー設備番号名称機械場所日時付開始終了停止理由原因故障作業指図品目数量良不生産製造検査結果判定合否温度圧力流量電流回転速度値単位保全修理担当者責任部門工場費用内容説明正常異常点検予防定期交換調整完実績計画測定試験項目特性"
    ),
    (
      CodePage.eucKR,
      "설비번호명기계장치위시작종료일간정지사유원인고장코드작업지오더보전비품목자재수량생산불합격검결과판온도압력유량전류속진동값단측태그데이터공라구역부서담당책임상세내용설명비용점예방리교체조립포충용접테스트항특성실적계획완료통신호펌프밸브모터냉각건강의가를은는이에하다도로서한스인양폐류센"
    ),
  ].compactMap { page, letters in
    page.map { Language(page: $0, letters: Set(letters.unicodeScalars.map(\.value))) }
  }

  /// Signs of units that systems of East Asia write in two bytes, as in `℃` and `m³`.
  private static let unitSigns = Set("℃℉°µμΩ³²㎡㎥φΦ±×‰％／".unicodeScalars.map(\.value))

  init(_ bytes: [UInt8]) {
    if let units = CodePageGuess.pageOfUnits(bytes) {
      page = units
      return
    }
    let words = CodePageGuess.words(bytes)
    guard !words.isEmpty else { return }
    var best: (score: Double, page: CodePage)?
    var offers: [(score: Double, page: CodePage)] = []
    for language in CodePageGuess.languages {
      let fitting = words.count { CodePageGuess.fits(bytes, $0, language) }
      offers.append((Double(fitting) / Double(words.count), language.page))
    }
    // Words of one language throughout settle it.
    if !offers.contains(where: { $0.score > 0.95 }) {
      for language in CodePageGuess.eastAsian {
        offers.append((CodePageGuess.share(bytes, words, language), language.page))
      }
    }
    for offer in offers where offer.score > best?.score ?? 0.2 { best = offer }
    guard let best else { return }
    if best.page.name == "windows-1252" {
      // French reads as Czech now and then; Western text is the rule.
      if best.score > 0.95 { return }
    } else {
      page = best.page
    }
    let rivals = offers.filter { $0.score >= 0.75 * best.score && $0.page.name != best.page.name }
    let text = CodePageGuess.text(bytes, words, best.page)
    rival = rivals.first { CodePageGuess.text(bytes, words, $0.page) != text }?.page.name
  }

  /// The code page in which all that is beyond ASCII are signs of units of two bytes.
  private static func pageOfUnits(_ bytes: [UInt8]) -> CodePage? {
    guard bytes.contains(where: { $0 >= 0x80 }) else { return nil }
    return eastAsian.map(\.page).first { page in
      var i = 0
      while i < bytes.count {
        if bytes[i] < 0x80 {
          i += 1
          continue
        }
        guard let (scalar, length) = page.character(bytes, i, bytes.count), length == 2,
          unitSigns.contains(scalar)
        else { return false }
        i += 2
      }
      return true
    }
  }

  /// Runs of letters, digits aside, that have a byte beyond ASCII next to another letter.
  private static func words(_ bytes: [UInt8]) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var i = 0
    while i < bytes.count, words.count < wordLimit {
      guard isLetter(bytes[i]) else {
        i += 1
        continue
      }
      let start = i
      while i < bytes.count, isLetter(bytes[i]) { i += 1 }
      let word = start..<i
      if word.count > 1, bytes[word].contains(where: { $0 >= 0x80 }), !isUnit(bytes[word]) {
        words.append(word)
      }
    }
    return words
  }

  private static func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || isPlainLetter(byte) }
  private static func isPlainLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// `°C`, `m³`, `µm` and their like, which say nothing of a language.
  private static func isUnit(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count <= 4, let first = word.first, let last = word.last else { return false }
    let high = word.count { $0 >= 0x80 }
    return high == 1
      && ([0xB0, 0xB5, 0xD8].contains(first) || [0xB2, 0xB3, 0xB0, 0xB9].contains(last))
  }

  /// Whether all letters of a word beyond ASCII are those of the language, and no capital stands behind a small one.
  private static func fits(_ bytes: [UInt8], _ word: Range<Int>, _ language: Language) -> Bool {
    var wasSmall = false
    for i in word {
      guard let (scalar, _) = language.page.character(bytes, i, word.upperBound) else {
        return false
      }
      if scalar < 0x80 {
        // Latin and Cyrillic letters do not make one word.
        if language.page.name == "windows-1251" { return false }
        wasSmall = scalar >= 0x61
        continue
      }
      guard language.letters.contains(scalar), let letter = Unicode.Scalar(scalar),
        language.page.name != "windows-1252" || isPlace(of: scalar, at: i, bytes, word)
      else {
        return false
      }
      let isSmall = letter.properties.isLowercase
      if wasSmall, !isSmall { return false }
      wasSmall = isSmall
    }
    return true
  }

  /// Whether a western letter can stand where it does, so that Czech and Hungarian words are not read as French or Portuguese
  /// ones: `õ` stands before an `e`, `ù` at the end, `œ` before a `u` or an `i`, and a word that begins with `È` or `Ì` goes on
  /// with an `r` if at all.
  private static func isPlace(
    of scalar: UInt32, at i: Int, _ bytes: [UInt8], _ word: Range<Int>
  ) -> Bool {
    let next = i + 1 < word.upperBound ? bytes[i + 1] : nil
    switch scalar {
    case 0xF5, 0xD5: return next.map { $0 | 0x20 == 0x65 } ?? false
    case 0x152, 0x153: return next.map { $0 | 0x20 == 0x75 || $0 | 0x20 == 0x69 } ?? false
    case 0xF9: return next.map { 0x41...0x5A ~= $0 } ?? true
    case 0xC8, 0xCC:
      guard i == word.lowerBound, let next else { return true }
      return next | 0x20 == 0x72
    default: return true
    }
  }

  /// The share of frequent characters among those of two bytes; 0 where bytes are no characters.
  private static func share(_ bytes: [UInt8], _ words: [Range<Int>], _ language: Language) -> Double
  {
    var count = 0
    var frequent = 0
    var broken = 0
    for word in words {
      // The second byte of a pair may also be a digit's or a sign's neighbour, never beyond it.
      let end = min(bytes.count, word.upperBound + 1)
      var i = word.lowerBound
      while i < word.upperBound {
        guard let (scalar, length) = language.page.character(bytes, i, end) else { break }
        if bytes[i] >= 0x80 {
          count += 1
          if scalar == 0 || scalar == 0xFFFD { broken += 1 }
          if length == 2, language.letters.contains(scalar) { frequent += 1 }
        }
        i += length
      }
    }
    guard count > 1, broken * 50 <= count else { return 0 }
    return Double(frequent) / Double(count)
  }

  private static func text(_ bytes: [UInt8], _ words: [Range<Int>], _ page: CodePage) -> [UInt32] {
    words.prefix(200).flatMap { word in
      var text: [UInt32] = []
      var i = word.lowerBound
      while i < word.upperBound, let (scalar, length) = page.character(bytes, i, word.upperBound) {
        text.append(scalar)
        i += length
      }
      return text
    }
  }
}
