import Tabular
import Testing

/// Rows that call themselves totals: the numbers above them say whether they are.
@Suite struct TotalsTests {
  /// A list with its title, as programs print it.
  private static func list(_ lines: [String]) -> String {
    (["List of May"] + lines).joined(separator: "\n") + "\n"
  }

  @Test(arguments: [
    ["Order;Line;Qty;Cost", "Subtotal;;", "Grand total;;"],
    ["Auftrag;Linie;Menge;Kosten", "Zwischensumme;;", "Gesamt 2024;;"],
    ["Ordre;Ligne;Quantité;Coût", "Sous-total;;", "Total général:;;"],
    ["Orden;Línea;Cantidad;Coste", "Subtotal;;", "Suma total;;"],
    ["Ordine;Linea;Quantità;Costo", "Totale parziale;;", "TOTALE;;"],
    ["Ordem;Linha;Quantidade;Custo", "Subtotal;;", "Total geral;;"],
    ["Order;Lijn;Aantal;Kosten", "Subtotaal;;", "Eindtotaal;;"],
    ["Zlecenie;Linia;Ilość;Koszt", "Suma częściowa;;", "RAZEM;;"],
    ["Zakázka;Linka;Počet;Cena", "Mezisoučet;;", "CELKOVÝ SOUČET;;"],
    ["Emir;Hat;Miktar;Maliyet", "Ara toplam;;", "Genel toplam;;"],
    ["订单;产线;数量;成本", "小计;;", "合计：;;"],
    ["指図;ライン;数量;費用", "小計;;", "総合計;;"],
    ["오더;라인;수량;비용", "소계;;", "총합계;;"],
  ])
  func `subtotals and totals are left out in each language`(words: [String]) throws {
    let (header, subtotal, total) = (words[0], words[1], words[2])
    let (_, contents) = try table(
      Self.list([
        header, "10;A;100;2,50", "11;A;120;3,25", "\(subtotal)220;5,75", "12;B;90;1,00",
        "\(subtotal)90;1,00", "\(total)310;6,75",
      ]))
    #expect(contents.rows.map { $0[0] } == ["10", "11", "12"])
    #expect(contents.rejects.compactMap(\.omission).map(\.kind) == [.summary])
    #expect(contents.rejects.compactMap(\.omission).map(\.count) == [3])
  }

  @Test func `figures below the rows are left out together`() throws {
    let rows = (0..<6).map { "2024-05-01 00:0\($0);A;\(20 + $0).5;\(3 + $0 % 2).0" }
    let figures = [
      "Average;;23.0;3.5", "Minimum;;20.5;3.0", "Maximum;;25.5;4.0", "Std Dev;;1.9;0.5",
      "Count;;6;6",
    ]
    let (_, contents) = try table(Self.list(["Time;Line;Temperature;Pressure"] + rows + figures))
    #expect(contents.rows.count == 6)
    #expect(contents.rejects.compactMap(\.omission).map(\.count) == [5])
  }

  @Test func `statistics of each sample are records`() throws {
    var lines = ["Statistic;Sample;Moisture;Remark"]
    for sample in 1...20 {
      for (i, word) in ["Max", "Min", "Average"].enumerated() {
        lines.append("\(word);S\(sample);\(10 + i).\(sample % 10);\(i == 0 ? "checked" : "")")
      }
      lines += [
        "Single;\(sample);11.\(sample);a", "Single;\(sample);9.1;b", "Max;\(sample);11.\(sample);",
      ]
      lines.append("Single;S\(sample);11.\(sample % 10);checked")
      lines.append("Single;S\(sample);9.\(sample % 10);checked")
    }
    let (_, contents) = try table(Self.list(lines))
    #expect(contents.rows.count == 160)
    #expect(contents.rejects.isEmpty)
  }

  @Test func `characteristics that are called maximum and average are records`() throws {
    var lines = ["characteristic;value;unit;batch;comment"]
    for batch in 1...30 {
      lines += [
        "Moisture;10.\(batch);%;\(batch);taken at line end",
        "Density;1.\(batch);g/l;\(batch);taken at line end",
        "Max temperature;8\(batch % 7).5;C;\(batch);", "Average thickness;2.\(batch);mm;\(batch);",
      ]
    }
    let (_, contents) = try table(Self.list(lines))
    #expect(contents.rows.count == 120)
    #expect(contents.rejects.isEmpty)
  }

  @Test func `parts of a list find the totals that the whole finds`() throws {
    var lines = ["Order;Line;Qty;Scrap"]
    for group in 0..<400 {
      for order in 0..<5 { lines.append("\(group * 5 + order);A;\(group + order);\(order)") }
      lines.append("Subtotal;;\(5 * group + 10);10")
    }
    lines.append("Grand total;;\(400 * 10 + 5 * 399 * 200);4000")
    let folder = try TemporaryFolder()
    let file = try folder.write(Self.list(lines))
    let source = try DelimitedText(file).source()
    let opens = try #require(try source.parts?(4))
    #expect(opens.count == 4)
    let parts = try opens.map { Contents(try $0()) }
    #expect(parts.flatMap(\.rows).count == 2000)
    let omissions = parts.flatMap(\.rejects).compactMap(\.omission)
    #expect(omissions.map(\.count).reduce(0, +) == 401)
  }
}
