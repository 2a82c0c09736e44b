import Vocabulary

extension TableExample {
  private static let presses = ["Press 11", "Press 12", "Oven 3"]

  /// Tables that look like those of another kind, and the innocent ones beside them.
  static let borders: [TableExample] = [
    TableExample(
      "orders of maintenance that SAP calls orders, by their codes of failures",
      path: "x/lista_ordini.csv", .workOrders, nil,
      roles: ["Ordine": .workOrder, "Cod.guasto": .failureCode, "Tp.ord.": .workType],
      header:
        "Ordine;Tp.ord.;Equipment;Descrizione;Cod.guasto;Data inizio;Ora inizio;Data fine;Ora fine",
      rows: 24
    ) { i in
      "\(880_100 + i);YM0\(1 + i % 2);\(20_300_400 + i % 4);perdita olio \(i);\(i % 2 == 0 ? "PERD" : "");\(dotted(i * 9).prefix(10));0\(i % 9):10:00;\(dotted(i * 9).prefix(10));0\(i % 9):50:00"
    },
    TableExample(
      "orders of maintenance by their types of SAP", path: "x/list.csv", .workOrders, .cmms,
      roles: ["Order": .workOrder], header: "Order;Order type;Equipment;Start;End", rows: 24
    ) { i in
      "\(700_100 + i);ZM0\(1 + i % 3);\(presses[i % 3]);\(dotted(i * 9));\(dotted(i * 9 + 2))"
    },
    TableExample(
      "orders of production by their types of SAP", path: "x/list.csv", .orders, nil,
      roles: ["Order": .order],
      header: "Order;Order type;Work center;Material;Quantity;Start;End", rows: 24
    ) { i in
      "\(700_100 + i);ZP0\(1 + i % 3);\(presses[i % 3]);M-\(i % 5);\(100 + i);\(dotted(i * 9));\(dotted(i * 9 + 2))"
    },
    TableExample(
      "stops of a line, planned or not, with a plain code and description", path: "x/vyluky.csv",
      .downtime, .mes, roles: ["Délka [min]": .duration, "Začátek": .start],
      header: "Č. události;Linka;Začátek;Konec;Délka [min];Kód;Popis;Druh", rows: 24
    ) { i in
      "\(4000 + i);Linka \(1 + i % 2);\(dotted(i * 5));\(dotted(i * 5 + 1));60;K\(i % 3);\(["mytí", "zaseknutý pás", "výměna"][i % 3]);\(i % 3 == 0 ? "plánovaný" : "porucha")"
    },
    TableExample(
      "work without a number, by its type and the code of the failure", path: "x/bitacora.csv",
      .workOrders, .cmms, roles: ["Tipo Mtto": .workType, "Código Fallo": .failureCode],
      header: "Folio,Máquina,Tipo Mtto,Código Fallo,Fecha Inicio,Fecha Fin,Trabajo hecho", rows: 24
    ) { i in
      "B-\(10 + i),TR-\(i % 3),\(["Correctivo", "Preventivo"][i % 2]),\(i % 2 == 0 ? "F\(i % 4)" : ""),\(slashed(i * 6)),\(slashed(i * 6 + 1)),\(["Cambio de sello", "Engrase"][i % 2])"
    },
    TableExample(
      "stops that a column sorts, beside the letter of the crew", path: "x/log.csv", .downtime,
      nil, roles: ["Nature": .reason, "Crew": .text],
      header: "Machine,Stop start,Stop end,Nature,Comment,Crew", rows: 30
    ) { i in
      "KN-\(i % 3),\(iso(i * 9)),\(iso(i * 9 + 1)),\(["Breakdown", "Not needed"][i % 2]),what it was \(i),\(["A", "B", "C"][i / 2 % 3])"
    },
    TableExample(
      "repairs that are all of one type", path: "x/wo.csv", .workOrders, .cmms,
      roles: ["Type": .workType], header: "WO,Equipment,Type,Reported,Completed", rows: 12
    ) { i in "W\(100 + i),KN-\(i % 3),Breakdown,\(iso(i * 9)),\(iso(i * 9 + 1))" },
    TableExample(
      "batches of a product, in a file called so, that work orders make", path: "mes/lots.csv",
      .orders, .mes, roles: ["Work Order": .order, "Lot No": .batch],
      header: "Lot No,Work Order,Item Code,Start Time,End Time,Litres", rows: 24
    ) { i in "L\(500 + i),W\(900 + i),IT\(i % 4),\(iso(i * 5)),\(iso(i * 5 + 4)),\(800 + i)" },
    TableExample(
      "the history of lots from a start to an end", path: "x/lots.csv", .orders, .mes,
      roles: ["착공일시": .start, "완공일시": .end], header: "로트번호,품목,설비,착공일시,완공일시", rows: 24
    ) { i in "L\(500 + i),KD\(i % 3),CVD-\(i % 2),\(iso(i * 3)),\(iso(i * 3 + 2))" },
    TableExample(
      "coils of an order with their verdicts", path: "x/coils.csv", .orders, .mes,
      roles: ["Coil ID": .batch, "Order": .order],
      header: "Coil ID,Order,Line,Machine,Start Time,End Time,Verdict", rows: 24
    ) { i in
      "C\(500 + i),S\(70 + i / 6),L1,Mill 2,\(iso(i * 2)),\(iso(i * 2 + 1)),\(["OK", "NOK"][i % 7 / 6])"
    },
    TableExample(
      "verdicts on lots of an order", path: "x/list.csv", .inspections, .quality,
      header: "Lot,Order,Machine,Inspected At,Verdict", rows: 24
    ) { i in
      "C\(500 + i),S\(70 + i / 6),Mill 2,\(iso(i * 2)),\(["OK", "NOK"][i % 7 / 6])"
    },
    TableExample(
      "lots that went into a batch of an order", path: "x/verbrauch.csv", .batches, nil,
      roles: ["Produktcharge": .batch, "Einsatzcharge": .inputLot],
      header: "Auftrag;Produktcharge;Komponente;Einsatzcharge;Menge;Einheit;Datum", rows: 24
    ) { i in
      "\(5_000 + i / 3);P\(40 + i / 3);K\(i % 3);E\(700 + i / 7);\(10 + i),5;kg;\(dotted(i * 3))"
    },
    TableExample(
      "machines by plain codes, with who made them and where they stand", path: "x/lista.csv",
      .assets, nil, roles: ["Código": .asset], header: "Código;Nombre;Área;Fabricante", rows: 5
    ) { i in "EM\(i + 1);Envasadora \(i + 1);Envasado;Krones" },
    TableExample(
      "spare parts by plain codes, with who made them", path: "x/lista.csv", .unknown, nil,
      header: "Código;Nombre;Fabricante;Precio", rows: 5
    ) { i in "R\(100 + i);Rodamiento \(6200 + i);SKF;\(12 + i),50" },
    TableExample(
      "codes of failures by area", path: "x/codigos.csv", .unknown, nil,
      header: "Código;Descripción;Área", rows: 5
    ) { i in "F\(100 + i);Fallo \(i);Envasado" },
    TableExample(
      "pieces by their serial numbers", path: "x/torque.csv", .inspections, .quality,
      roles: ["Serial No": .batch], header: "Date,Station,Serial No,Torque (Nm),Result", rows: 40
    ) { i in
      "\(iso(i)),ST\(i % 2),S\(88_000 + i / 2),8\(i % 7).5,\(["OK", "NOK"][i % 11 / 10])"
    },
    TableExample(
      "stops, Swedish", path: "x/stopp.csv", .downtime, .mes,
      roles: ["Maskin": .asset, "Stopporsak": .reason, "Starttid": .start],
      header: "Maskin;Starttid;Sluttid;Stopporsak", rows: 24
    ) { i in "\(presses[i % 3]);\(iso(i * 5));\(iso(i * 5 + 1));\(["Kö", "Verktygsbyte"][i % 2])" },
    TableExample(
      "work orders, Romanian", path: "x/lista.csv", .workOrders, .cmms,
      roles: ["Utilaj": .asset, "Tip intervenție": .workType, "Cod defect": .failureCode],
      header: "Ordin de lucru;Utilaj;Tip intervenție;Cod defect;Data început;Data sfârșit", rows: 24
    ) { i in
      "\(300 + i);MX-\(i % 3);\(["corectivă", "preventivă"][i % 2]);D\(i % 4);\(dotted(i * 9));\(dotted(i * 9 + 1))"
    },
    TableExample(
      "orders, Hungarian", path: "x/lista.csv", .orders, .mes,
      roles: ["Gép": .asset, "Termék": .material, "Mennyiség": .quantity],
      header: "Gyártási rendelés;Termék;Gép;Kezdet;Vége;Mennyiség", rows: 24
    ) { i in
      "\(300 + i);T\(i % 3);\(presses[i % 3]);\(dotted(i * 9));\(dotted(i * 9 + 5));\(400 + i)"
    },
    TableExample(
      "work orders, Finnish", path: "x/lista.csv", .workOrders, .cmms,
      roles: ["Laite": .asset, "Työlaji": .workType, "Vikakoodi": .failureCode],
      header: "Työtilaus;Laite;Työlaji;Vikakoodi;Alkuaika;Loppuaika;Kuvaus", rows: 24
    ) { i in
      "\(300 + i);MX-\(i % 3);\(["korjaava", "ennakoiva"][i % 2]);V\(i % 4);\(dotted(i * 9));\(dotted(i * 9 + 1));työ \(i)"
    },
  ]
}
