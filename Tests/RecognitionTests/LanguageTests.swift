import Recognition
import Testing
import Vocabulary

/// Headers of exports as plants of each country print them.
@Suite struct LanguageTests {
  private static let vocabulary = Result { try Vocabulary.builtIn() }

  @Test(
    arguments: [
      ("pl", "Numer zlecenia", ColumnRole.order), ("pl", "Lokalizacja funkcjonalna", .asset),
      ("pl", "Poczatek awarii", .start), ("pl", "Koniec awarii", .end),
      ("pl", "Przyczyna postoju", .reason), ("pl", "Ilość braków", .scrap),
      ("cs", "Technické místo", .asset), ("cs", "Zacatek prostoje", .start),
      ("cs", "Důvod prostoje", .reason), ("cs", "Číslo šarže", .batch),
      ("cs", "Měrná jednotka", .unit), ("cs", "Druh hlášení", .workType),
      ("tr", "Teknik birim", .asset), ("tr", "ARIZA KODU", .failureCode),
      ("tr", "BAŞLANGIÇ TARİHİ", .start), ("tr", "Bitis Tarihi", .end),
      ("tr", "Malzeme Tanımı", .description), ("tr", "Parti No", .batch),
      ("zh", "功能位置", .asset), ("zh", "主设备编号", .asset), ("zh", "实际开始时间", .start),
      ("zh", "停机原因", .reason), ("zh", "訂單號碼", .order), ("zh", "設備編號", .asset),
      ("zh", "维修工单号", .workOrder), ("zh", "报废数量", .scrap), ("zh", "本批次号", .batch),
      ("ja", "機能場所", .asset), ("ja", "設備の番号", .asset), ("ja", "開始日時", .start),
      ("ja", "故障コード", .failureCode), ("ja", "ﾛｯﾄ番号", .batch), ("ja", "生産数量", .quantity),
      ("ja", "品目コード", .material), ("ko", "기능 위치", .asset), ("ko", "설비번호", .asset),
      ("ko", "작업 지시 번호", .order), ("ko", "정지 사유", .reason), ("ko", "불량수량", .scrap),
      ("ko", "종료일시", .end),
    ])
  func `a header says its role`(language: String, header: String, role: ColumnRole) throws {
    let words = try HeaderWords(header, vocabulary: Self.vocabulary.get())
    let best = ColumnRole.allCases.map(words.score).max() ?? 0
    #expect(words.score(role) == best)
    #expect(best >= 0.7)
    #expect(words.language(role) == language)
  }

  @Test(arguments: [
    ("N.º de serie", ColumnRole.assetAlias), ("N.º de série", .assetAlias),
    ("N° de série", .assetAlias), ("Nº de equipo", .asset),
  ])
  func `a number is a number however it is cut short`(header: String, role: ColumnRole) throws {
    #expect(try HeaderWords(header, vocabulary: Self.vocabulary.get()).score(role) == 1)
  }

  @Test(arguments: ["Fabricant", "Fabricante", "Fabrikant"])
  func `who makes a machine is no site`(header: String) throws {
    #expect(try HeaderWords(header, vocabulary: Self.vocabulary.get()).score(.site) == 0)
  }

  @Test func `a short word counts in tables of its language`() throws {
    let vocabulary = try Self.vocabulary.get()
    func end(_ headers: [String]) -> Double {
      HeaderWords(
        "Do", vocabulary: vocabulary, languages: HeaderLanguages(headers, vocabulary: vocabulary)
      ).score(.end)
    }
    #expect(end(["Maszyna", "Od", "Do", "Przyczyna postoju"]) == 1)
    #expect(end(["Asset", "Start time", "Do", "Reason"]) < 0.7)
  }

  @Test(arguments: [
    ("温度（℃）", "温度", "°C"), ("油圧［ＭＰａ］", "油圧", "MPa"), ("压力【bar】", "压力", "bar"),
    ("Ciśnienie (bar)", "Ciśnienie", "bar"), ("厚さ（㎜）", "厚さ", "mm"), ("Volume (m³)", "Volume", "m³"),
  ])
  func `units stand in brackets of any width`(header: String, name: String, unit: String) {
    let (bare, found) = Words.withoutUnit(header)
    #expect(bare == name)
    #expect(found == unit)
  }

  @Test(
    arguments: [
      ("灌装机/出口温度", SignalKind.temperature), ("プレス1_油圧圧力", .pressure),
      ("펌프3/모터전류", .current), ("LIS02_Otáčky", .speed), ("KOMPRESÖR_BASINÇ", .pressure),
      ("Pompa_3/Przepływ", .flow),
    ])
  func `a tag says what it measures`(tag: String, kind: SignalKind) throws {
    let grammar = TagGrammar(tags: [tag], vocabulary: try Self.vocabulary.get())
    #expect(grammar.parse(tag).kind == kind)
  }

  @Test(
    arguments: [
      ("Čerpadlo 3", "pump"), ("Dopravník", "conveyor"), ("TORNA-02", "lathe"), ("2号灌装机", "filler"),
      ("循环水泵", "pump"), ("ベルトコンベア3", "conveyor"), ("압축기 1호기", "compressor"),
      ("Plnička", "filler"), ("3號空壓機", "compressor"), ("Przenośnik rolkowy", "conveyor"),
    ])
  func `a name says the class of its machine`(name: String, expected: String) throws {
    #expect(try EquipmentVocabulary.builtIn().className(of: name) == expected)
  }

  @Test(arguments: [
    ("故障维修", true), ("预防性保养", false), ("事後保全", true), ("予防保全", false), ("고장 수리", true),
    ("예방 정비", false), ("Arıza", true), ("Periyodik bakım", false), ("Preventivní", false),
    ("Naprawa awaryjna", true),
  ])
  func `types of work are read`(text: String, isCorrective: Bool) throws {
    #expect(try Self.vocabulary.get().isCorrective(text) == isCorrective)
  }
}
