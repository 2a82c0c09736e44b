import Vocabulary

extension TableExample {
  /// Tables whose headers say little, or which hold what no kind explains.
  static let untold: [TableExample] = [
    TableExample(
      "a block and its parameters, under a word for these", .samples, nil, layout: .long,
      roles: ["Blok": .asset, "Parametre": .tag, "Değer": .value],
      header: "Zaman;Blok;Parametre;Değer", rows: 90
    ) { i in
      "\(iso(i / 6));\(["H1_ACICI", "H1_KESME"][i / 3 % 2]);\(["AKIM", "HIZ", "TORK"][i % 3]);\(i % 7).5"
    },
    TableExample(
      "a block and its parameters, under no word", .samples, nil, layout: .long,
      roles: ["c2": .asset, "c3": .tag, "value": .value],
      header: "time;c2;c3;value", rows: 90
    ) { i in
      "\(iso(i / 6));\(["ZQ_1", "ZQ_2"][i / 3 % 2]);\(["pressure", "temperature", "speed"][i % 3]);\(i % 7).5"
    },
    TableExample(
      "stops of what has a number, under no word", .downtime, .mes,
      roles: ["Anlegg": .asset, "Fra": .start, "Til": .end, "Årsak": .reason],
      header: "Anlegg;Fra;Til;Årsak", rows: 24
    ) { i in
      "Quandel \(i % 5);\(iso(i * 2));\(iso(i * 2 + 1));\(["Strømbrudd", "Lekkasje", "Sensorfeil"][i % 3])"
    },
    TableExample(
      "stops of codes of work centres under a word for places", .downtime, .mes,
      roles: ["Centro": .asset, "Inizio fermo": .start],
      header: "Centro;Inizio fermo;Fine fermo;Causale", rows: 24
    ) { i in "\(200 + i % 6 * 10);\(iso(i * 2));\(iso(i * 2 + 1));\(["Guasto", "Attesa"][i % 2])" },
    TableExample(
      "stops of shifts, without any machine", .unknown, nil,
      header: "Vakt;Fra;Til;Årsak", rows: 24
    ) { i in "\(["Dag", "Natt"][i % 2]);\(iso(i * 2));\(iso(i * 2 + 1));\(["Feil", "Pause"][i % 2])"
    },
    TableExample(
      "a register under the code of a vendor", .assets, nil,
      roles: ["T9_XKEY": .asset, "T9_NOME": .description, "RESPONSAVEL": .owner],
      header: "T9_FILIAL;T9_XKEY;T9_NOME;RESPONSAVEL", rows: 12
    ) { i in "01;ZK\(100 + i);\(["Bomba", "Motor", "Caldeira"][i % 3]) \(i);\(["Ana", ""][i % 2])"
    },
    TableExample(
      "employees are no register of machines", .owners, nil,
      roles: ["T9_XKEY": .text],
      header: "T9_XKEY;T9_NOME;RESPONSAVEL;SETOR", rows: 12
    ) { i in "ZK\(100 + i);Pessoa \(["A", "B", "C"][i % 3])x\(i);\(["Ana", "Rui"][i % 2]);Sul" },
    TableExample(
      "pieces that passed or failed at stations", .inspections, nil,
      roles: ["Stanowisko": .asset, "Wynik": .result],
      header: "NrSeryjny;Stanowisko;CzasTestu;Wyciek;Wynik", rows: 40
    ) { i in "SN\(70000 + i);ST-\(i % 3);\(iso(i));0.\(i % 9);\(i % 9 == 0 ? "NOK" : "OK")" },
    TableExample(
      "a start that only its order shows", .downtime, .mes,
      roles: ["Máquina": .asset, "De": .start, "Até": .end, "Motivo": .reason],
      header: "Máquina;De;Até;Motivo", rows: 24
    ) { i in "MX-\(i % 4);\(iso(i * 2));\(iso(i * 2 + 1));\(["Quebra", "Setup"][i % 2])" },
    TableExample(
      "repairs beside prevention under a word for products", .workOrders, nil,
      roles: ["Laite": .asset, "Laji": .workType, "Alku": .start],
      header: "Numero;Laite;Laji;Alku;Loppu", rows: 24
    ) { i in
      "\(500 + i);MX-\(i % 4);\(["Vikakorjaus", "Ennakkohuolto"][i % 2]);\(iso(i * 2));\(iso(i * 2 + 1))"
    },
    TableExample(
      "orders that are all repairs", .workOrders, nil,
      roles: ["Ordre": .workOrder, "Maskine": .asset, "Type": .workType],
      header: "Ordre;Maskine;Type;Start;Slut", rows: 24
    ) { i in "\(500 + i);MX-\(i % 4);Reparation;\(iso(i * 2));\(iso(i * 2 + 1))" },
    TableExample(
      "orders of maintenance without a header", path: "maintenance/notifications.csv",
      .workOrders, .cmms,
      header: "70001;Pump 1 Line 2;breakdown;worn seal;01.05.2024 00:10;01.05.2024 02:00", rows: 24
    ) { i in
      "7\(1000 + i * 7 % 900);Pump \(i % 4) Line 2;\(["breakdown", "preventive"][i % 2]);seal of unit \(i) changed;\(dotted(i * 2));\(dotted(i * 2 + 1))"
    },
    TableExample(
      "tests without a header", path: "lab/results.csv", .inspections, .quality,
      header: "P1;C1;fill;500.1;i.O.;01.05.2024 00:10", rows: 24
    ) { i in
      "P\(1000 + i);C\(i / 2);fill;50\(i % 9).5;\(["i.O.", "n.i.O."][i % 5 / 4]);\(dotted(i * 2))"
    },
    TableExample(
      "a log of states without a header", path: "tags/VALVE-7.csv", .samples, .historian,
      layout: .wide, header: "2024-05-01T00:00:00Z,OPEN", rows: 12
    ) { i in "2024-05-\(two(2 + i))T00:00:00Z,\(["OPEN", "SHUT", "MOVING"][i % 3])" },
    TableExample(
      "stops that are keyed but not dated", .downtime, .mes,
      roles: ["Lost Duration": .duration],
      header: "Downtime ID,Lost Duration,Remark,Machine", rows: 9
    ) { i in "\(i + 1),\(600 - i),stop \(i),MX-\(i % 3)" },
    TableExample(
      "alerts with a rule are no stops", path: "data/alert_events.csv", .events, nil,
      header: "equipment_id,rule_id,start_time,end_time", rows: 24
    ) { i in "CH\(i % 3),R0\(i % 4),\(iso(i * 2)),\(iso(i * 2 + 1))" },
    TableExample(
      "points that are just named", .tags, .historian, roles: ["NAME": .tag, "units": .unit],
      header: "NAME,units,lower limit,data type", rows: 12
    ) { i in "AB-\(100 + i),\(["bar", "kg"][i % 2]),0,FLOAT" },
    TableExample(
      "points beside the type of each", path: "export/tags.csv", .tags, .historian,
      roles: ["Name": .tag, "TagType": .text],
      header: "Name,TagType,DataType,Description", rows: 12
    ) { i in "Motor\(i)_Run,Base,\(["BOOL", "REAL"][i % 2]),run status of \(i)" },
    TableExample(
      "equipment by the number of its tag", path: "sap/register.csv", .assets, .erp,
      roles: ["tagNumber": .asset, "classId": .assetClass],
      header: "tagNumber,description,classId,dateInstalled", rows: 24
    ) { i in
      "21-PA-\(900 + i),lift pump \(i),\(["PUMP", "VALVE"][i % 2]),\(two(1 + i)).03.2019 00:00"
    },
    TableExample(
      "one row of a document of many properties", path: "runs/case.csv", .unknown, nil,
      "scenario,fault,sort,flawed,root_cause,onset,size,lot,others,note,policy,hash\n"
        + "drift-1,bias,slow,yes,sensor,2024-05-01T04:00:00Z,0.5,L-7,L-8,none,auto,ab12cd\n"),
    TableExample(
      "values and a state of a numbered family", .samples, .historian, layout: .wide,
      roles: ["timestamp": .time, "tag-1": .value, "tag-2": .value],
      header: "timestamp,tag-1,tag-2,tag-5", rows: 12
    ) { i in "\(iso(i)),\(i + 1),\(20 - i % 7),\(["A", "B"][i % 2])" },
    TableExample(
      "tag names under a word for machines", .samples, .historian, layout: .long,
      roles: ["Repère": .tag, "Valeur": .value],
      header: "Horodatage;Repère;Valeur", rows: 60
    ) { i in "\(iso(i / 3));PL1.L0\(i % 3).TT10\(i % 3).PV;\(20 + i % 5).\(i % 10)" },
    TableExample(
      "a list that only its name says what it is of", path: "export/assets.csv", .assets, nil,
      roles: ["externalId": .asset, "description": .description],
      header: "externalId,description,manufacturer", rows: 24
    ) { i in "P-\(100 + i),feed pump \(i),\(["Holm", "Berg"][i % 2])" },
    TableExample(
      "types of work in few rows", .workOrders, .cmms,
      roles: ["Type": .workType, "Equipment": .asset],
      header: "Number,Equipment,Type,Opened,Closed", rows: 4
    ) { i in
      "\(7000 + i),K-\(i),\(["breakdown", "preventive"][i % 2]),\(iso(i)),\(iso(i + 2))"
    },
  ]
}
