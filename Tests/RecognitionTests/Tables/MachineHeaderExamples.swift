import Vocabulary

extension TableExample {
  private static func heats(_ language: String, _ header: String, _ machine: String, _ name: String)
    -> TableExample
  {
    TableExample(
      "heats under the name of a class, \(language)", .orders, nil, roles: [machine: .asset],
      header: header, rows: 24
    ) { i in
      "\(name)\(1 + i % 3);T\(24_000 + i);J\(i % 4);\(iso(i));\(iso(i + 1, minute: 5));14,\(i % 7)"
    }
  }

  /// Headers that are a class of machines, above what names them and above what does not.
  static let classes: [TableExample] = [
    heats("English", "Furnace;Heat No;Grade;Start;End;Weight [t]", "Furnace", "EF-"),
    heats("Spanish", "Horno;Colada;Acero;Inicio;Fin;Peso [t]", "Horno", "HORNO "),
    heats("Czech", "Pec;Tavba;Jakost;Začátek;Konec;Hmotnost [t]", "Pec", "PEC "),
    TableExample(
      "batches of a reactor", .orders, nil, roles: ["Reactor": .asset, "Batch": .batch],
      header: "Batch,Reactor,Product,Start,End", rows: 24
    ) { i in "B\(24_100 + i),R-20\(i % 3),P\(i % 2),\(iso(i)),\(iso(i + 1))" },
    TableExample(
      "furnaces by their number, each at each instant", .samples, nil, layout: .keyed,
      roles: ["Piec": .asset, "Temperatura_C": .value], header: "Czas;Piec;Temperatura_C;Moc_kW",
      rows: 90
    ) { i in "\(dotted(i / 3));\(1 + i % 3);91\(i % 7),6;12,\(i % 9)" },
    TableExample(
      "what an oven measures is no name of it", .samples, nil, layout: .wide,
      roles: ["Oven": .value, "Cooler": .value], header: "Time,Oven,Cooler", rows: 60
    ) { i in "\(iso(i)),\(70 + i % 9),\(20 + i % 5)" },
    TableExample(
      "grades of a filter beside the machine", .workOrders, nil,
      roles: ["Machine": .asset, "Filter": .text],
      header: "Work Order,Machine,Work Type,Start,Filter", rows: 24
    ) { i in "\(7000 + i),L-\(i % 4),\(["CM", "PM"][i % 2]),\(iso(i)),F\(7 + i % 3)" },
    TableExample(
      "machines by a name, a blank and two numbers", .orders, nil, roles: ["Maschine": .asset],
      header: "Auftrag;Maschine;Beginn;Ende;Gutmenge", rows: 24
    ) { i in "\(40_100 + i);SPM \(1 + i % 2)/\(1 + i % 3);\(dotted(i));\(dotted(i + 1));\(500 + i)"
    },
    TableExample(
      "pieces by their number, with a weight", .orders, nil,
      roles: ["Rulle nr": .batch, "Maskin": .asset],
      header: "Rulle nr;Maskin;Kvalitet;Start;Slut;Vikt (t)", rows: 24
    ) { i in
      "R\(66_100 + i);PM-\(i % 3);\(["SC", "LWC"][i % 2]);\(iso(i));\(iso(i + 1));21,\(i % 9)"
    },
    TableExample(
      "stops without a weight, of which none says a reason", .downtime, nil,
      roles: ["Orsak text": .reason],
      header: "Löp nr;Maskin;Orsak text;Start;Slut", rows: 24
    ) { i in "R\(66_100 + i);PM-\(i % 3);\(["banbrott", "valsbyte"][i % 2]);\(iso(i));\(iso(i + 1))"
    },
    TableExample(
      "tasks with a day by which they should be done", .workOrders, .cmms,
      roles: ["id": .workOrder, "dueDate": .unknown],
      header: "id,title,status,assetName,dueDate,createdAt,completedAt", rows: 24
    ) { i in
      "5f\(10 + i)bc,replace belt \(i),complete,Slitter \(i % 3),\(iso(i + 40)),\(iso(i)),\(iso(i + 2))"
    },
    TableExample(
      "a log of what happened has no day by which it should", .events, nil,
      header: "id,title,state,assetName,time", rows: 24
    ) { i in "5f\(10 + i)bc,door \(i) opened,complete,Slitter \(i % 3),\(iso(i))" },
  ]
}
