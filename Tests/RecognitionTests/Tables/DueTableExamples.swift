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
    TableExample(
      "work orders with a planned term of neither side, Polish", .workOrders, .cmms,
      roles: ["Termin planowany": .unknown, "Rozpoczęcie": .start, "Zakończenie": .end],
      header: "Nr zlecenia;Maszyna;Rodzaj prac;Termin planowany;Rozpoczęcie;Zakończenie", rows: 24
    ) { i in
      let done = i < 20 ? "\(iso(i + 1));\(iso(i + 3))" : ";"
      return "ZL/\(700 + i);WAR-\(i % 3);\(["przegląd", "awaria"][i % 2]);\(iso(i));\(done)"
    },
    TableExample(
      "work orders that were made before they were begun, German", .workOrders, .cmms,
      roles: ["Angelegt am": .time, "Begonnen am": .start, "Erledigt am": .end],
      header: "Auftrag;Equipment;Auftragsart;Angelegt am;Begonnen am;Erledigt am", rows: 24
    ) { i in
      "\(7000 + i);WEB-\(i % 4);PM0\(1 + i % 2);\(dotted(i));\(dotted(i + 30));\(dotted(i + 33))"
    },
    TableExample(
      "work orders of which only the making is known, German", .workOrders, .cmms,
      roles: ["Angelegt am": .start, "Erledigt am": .end],
      header: "Auftrag;Equipment;Auftragsart;Angelegt am;Erledigt am", rows: 24
    ) { i in
      "\(7000 + i);WEB-\(i % 4);PM0\(1 + i % 2);\(dotted(i));\(dotted(i + 33))"
    },
    TableExample(
      "an end that lies before the start in some rows was set, and another one is the end",
      .workOrders, nil,
      roles: ["Reported": .start, "Put back": .end, "Finish": .unknown],
      header: "Job,Finish,Work type,Machine,Reported,Put back", rows: 24
    ) { i in
      let day = 1 + i
      return
        "J\(880 + i),2023-09-\(two(i % 3 == 0 ? max(1, day - 2) : min(30, day + 5))),\(i % 2 == 0 ? "Breakdown" : "Preventive"),TR-\(i % 5),2023-09-\(two(day)),2023-09-\(two(min(30, day + 2)))"
    },
    TableExample(
      "a slip of the pen leaves an end what it is called", .workOrders, nil,
      roles: ["Reported": .start, "Finish": .end],
      header: "Job,Finish,Work type,Machine,Reported,Changed", rows: 24
    ) { i in
      let day = 1 + i
      return
        "J\(880 + i),2023-09-\(two(i == 7 ? 1 : min(30, day + 2))),\(i % 2 == 0 ? "Breakdown" : "Preventive"),TR-\(i % 5),2023-09-\(two(day)),2023-09-\(two(min(30, day + 4)))"
    },
    TableExample(
      "machines with versions that are written as days are", .assets, nil,
      roles: ["Firmware": .text, "Maschine": .asset],
      header: "Maschine;Bezeichnung;Standort;Firmware", rows: 24
    ) { i in "FRS-\(100 + i);Fräse \(i);Halle 1;\(1 + i % 9).\(1 + i % 12).\(10 + i)" },
    TableExample(
      "limits below and above, German", .tags, .historian,
      roles: ["Grenzwert unten": .lowLimit, "Grenzwert oben": .highLimit],
      header: "Messstelle;Bezeichnung;Einheit;Grenzwert unten;Grenzwert oben", rows: 24
    ) { i in "K\(100 + i).PRESS;Druck von Kessel \(i);bar;0;\(6 + i % 3)" },
    TableExample(
      "points with what polls them, which is no machine", path: "pi/points.csv", .tags, .historian,
      roles: ["pointsource": .text, "tag": .tag],
      header: "tag,descriptor,engunits,pointsource", rows: 24
    ) { i in "3210-PIT-\(100 + i).PV,pressure,bar,OPC_\(3210 + i % 4)" },
    TableExample(
      "fixed assets of which the other system knows some", path: "sage/biens.csv", .assets, .erp,
      roles: ["Code immo": .asset, "Désignation": .description],
      header: "Code immo;Désignation;N° série;Repère machine;Valeur brute;Statut", rows: 24
    ) { i in
      let mark = i < 8 ? "ENG\(100 + i)" : ""
      return
        "MAT\(300 + 7 * i);PRESSE A INJECTER N°\(i);\(192_097 + 31 * i);\(mark);\(38_000 + i),00;En service"
    },
  ]
}
