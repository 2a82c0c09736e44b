import Vocabulary

extension TableExample {
  /// Days by which something should be done are no ends; limits beside those of alarms are no ranges.
  static let dues: [TableExample] = [
    TableExample(
      "work orders with a day they are due and no end", .workOrders, .cmms,
      roles: ["Due Date": .unknown, "Opened": .start, "Work Type": .workType],
      header: "WO Number,Asset,Work Type,Opened,Due Date,Description", rows: 24
    ) { i in
      "\(7000 + i),K-\(i % 4),\(["CM", "PM"][i % 2]),\(iso(i)),\(iso(i + 90)),replace gasket"
    },
    TableExample(
      "work orders that are due and done", .workOrders, .cmms,
      roles: ["Fällig am": .unknown, "Beginn": .start, "Ende": .end],
      header: "Auftrag;Equipment;Auftragsart;Beginn;Fällig am;Ende;Kurztext", rows: 24
    ) { i in
      "\(7000 + i);K-\(i % 4);PM0\(1 + i % 2);\(dotted(i));\(dotted(i + 90));\(dotted(i + 3));Dichtung tauschen"
    },
    TableExample(
      "production orders with a deadline, Spanish", .orders, nil,
      roles: ["Fecha límite": .unknown, "Fecha de inicio": .start, "Cantidad": .quantity],
      header: "Orden de producción;Material;Cantidad;Fecha de inicio;Fecha límite", rows: 24
    ) { i in "\(7000 + i);MAT\(i % 4);\(100 + i);\(slashed(i));\(slashed(i + 90))" },
    TableExample(
      "production orders with a deadline, Japanese", .orders, nil,
      roles: ["納期": .unknown, "開始日時": .start],
      header: "製造指図,品目,数量,開始日時,納期", rows: 24
    ) { i in "\(7000 + i),MAT\(i % 4),\(100 + i),\(iso(i)),\(iso(i + 90))" },
    TableExample(
      "tags with plain limits", .tags, .historian,
      roles: ["Tag": .tag, "Low Limit": .lowLimit, "High Limit": .highLimit, "Unit": .unit],
      header: "Tag,Description,Unit,Low Limit,High Limit", rows: 24
    ) { i in "K\(100 + i).PRESS,pressure of kettle \(i),bar,0,\(6 + i % 3)" },
    TableExample(
      "tags with plain limits, German", .tags, .historian,
      roles: ["Untergrenze": .lowLimit, "Obergrenze": .highLimit],
      header: "Messstelle;Bezeichnung;Einheit;Untergrenze;Obergrenze", rows: 24
    ) { i in "K\(100 + i).PRESS;Druck von Kessel \(i);bar;0;\(6 + i % 3)" },
    TableExample(
      "limits of alarms, of which the inner ones have plain names", .tags, .historian,
      roles: ["Low Limit": .unknown, "High Limit": .unknown],
      header: "Tag,Description,Unit,LL,Low Limit,High Limit,HH", rows: 24
    ) { i in "K\(100 + i).PRESS,pressure of kettle \(i),bar,1,2,\(6 + i % 3),9" },
    TableExample(
      "limits of alarms in words", .tags, .historian,
      roles: ["Lo Limit": .unknown, "Hi Limit": .unknown],
      header: "Tag,Description,Unit,Lo Lo Limit,Lo Limit,Hi Limit,Hi Hi Limit", rows: 24
    ) { i in "K\(100 + i).PRESS,pressure of kettle \(i),bar,1,2,\(6 + i % 3),9" },
  ]
}
