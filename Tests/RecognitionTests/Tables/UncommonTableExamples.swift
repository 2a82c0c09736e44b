import Vocabulary

extension TableExample {
  /// Tables whose words or values point to several kinds.
  static let uncommon: [TableExample] = [
    TableExample(
      "a register of tagged items with few dates", .tags, .historian, roles: ["tag": .tag],
      header: "key,tag,remark,value,installed date", rows: 24
    ) { i in "K-\(100 + i),23-PT-\(500 + i),spare \(i),\(i % 5),\(i % 9 == 0 ? "2020-03-01" : "")"
    },
    TableExample(
      "links drawn on a sheet, all made at one time", .unknown, nil,
      header: "externalId,createdTime,space,startX,startYMax,endNode,value", rows: 40
    ) { i in
      "edge_\(i)_a,2026-03-30T15:36:4\(i % 2)Z,plant.drawings,0.\(100 + i),0.\(200 + i),n.\(i % 9),\(i % 4)"
    },
    TableExample(
      "results of a laboratory with a sampling point", path: "export/results.csv", .inspections,
      .quality,
      roles: [
        "lot": .batch, "property": .characteristic, "value": .value, "sampled_at": .time,
      ],
      header: "lot,sample_point,property,value,sampled_at", rows: 24
    ) { i in
      "L\(100 + i),SP-\(i % 2),\(["purity", "colour"][i % 2]),9\(i % 10).\(i % 7),\(iso(i * 5))"
    },
    TableExample(
      "operations of maintenance orders", .workOrders, .cmms,
      roles: [
        "maintenanceOrder_externalId": .workOrder, "mainAsset_externalId": .asset,
        "startTime": .start, "endTime": .end,
      ],
      header: "key,description,maintenanceOrder_externalId,mainAsset_externalId,startTime,endTime",
      rows: 24
    ) { i in
      "OP-\(i),Check the seal of pump \(i % 4),WO-\(100 + i / 2),PA-920\(i % 4),\(iso(i * 4)),\(iso(i * 4 + 2))"
    },
    TableExample(
      "work orders that mostly have not begun", .workOrders, .cmms,
      roles: [
        "WO_Type": .workType, "PONumber": .workOrder, "ActStartDate": .start,
        "ShortText": .description, "FunctLocation": .asset,
      ],
      header: "WO_Type,PONumber,ActStartDate,ShortText,FunctLocation", rows: 24
    ) { i in
      "PM0\(1 + i % 2),\(2000 + i),\(i % 3 == 0 ? "\(14 + i % 9)/7/2006" : "0/1/00"),repair light \(i),1234.01.0\(i % 5)"
    },
    TableExample(
      "steps of production with quantities of work orders", .events, nil,
      roles: ["Work_Order_Qty": .quantity, "Timestamp": .time, "Machine": .asset],
      header: "Case,Activity,Machine,Timestamp,Work_Order_Qty,Rework", rows: 24
    ) { i in
      "Case \(i / 4),\(["Turning", "Milling"][i % 2]),\(["Filler 1", "Capper 1", "Labeller 2"][i % 3]),\(iso(i)),\(10 + i % 3),\(["Y", "N"][i % 2])"
    },
    TableExample(
      "stops with a number of their own", .downtime, .mes,
      roles: ["Duration": .duration, "Machine": .asset, "Reason": .reason, "Start": .start],
      header: "Downtime ID,Machine,Start,Duration,Reason", rows: 24
    ) { i in
      "\(i + 1),\(["Filler 1", "Capper 1"][i % 2]),\(iso(i * 3)),\(20 + i % 7),\(["Jam", "Setup", "No material"][i % 3])"
    },
    TableExample(
      "names of series and their units", .tags, .historian,
      roles: ["series name": .tag, "unit": .unit],
      header: "series name,unit,accuracy", rows: 4
    ) { i in "line-tag-\(i),\(["M", "kg", "", "s"][i]),0.\(i)" },
    TableExample(
      "units written in full", .tags, .historian,
      roles: ["tag id": .tag, "unit": .unit, "asset name": .asset],
      header: "tag id,unit,asset name,type", rows: 12
    ) { i in
      "x\(i)pos,\(["MILLIMETER", "PERCENT", "REVOLUTION/MINUTE"][i % 3]),axis \(i % 2),POSITION"
    },
    TableExample(
      "periods of an error in columns of a sentence", .samples, .historian, layout: .wide,
      roles: [
        "T1 time turbine error active in period": .value, "T2 time running in period": .value,
      ],
      header: "TimeStamp,T1 time turbine error active in period,T2 time running in period", rows: 60
    ) { i in "\(iso(i)),\(i % 3 == 0 ? 600 : 0),\(600 - i % 5)" },
    TableExample(
      "axes of one name", .assets, nil,
      roles: ["asset name": .asset, "asset id": .assetAlias, "asset type": .assetClass],
      header: "parent asset,asset type,asset name,asset id", rows: 12
    ) { i in "Mill \(i / 3),Linear,\(["X", "Y", "Z"][i % 3]),m\(i / 3)-\(i % 3)" },
    TableExample(
      "production to order by work orders", .orders, nil,
      roles: [
        "Work Order": .order, "Product": .material, "Quantity": .quantity, "Start Date": .start,
        "End Date": .end,
      ],
      header: "Work Order,Product,Quantity,Status,Start Date,End Date,Location", rows: 24
    ) { i in
      "WO\(100 + i),P-\(i % 7),\(50 + i % 9),\(["Released", "Closed"][i % 2]),2024-03-\(two(1 + i)),2024-03-\(two(3 + i)),Plant 1"
    },
    TableExample(
      "production with document numbers and a date of entry", .orders, nil,
      roles: ["Document Number": .order, "Quantity": .quantity],
      header:
        "Internal ID,Document Number,Date,Product,Quantity,Built,Production Start Date,Production End Date",
      rows: 24
    ) { i in
      "\(9000 + i),WO\(100 + i),2024-03-\(two(1 + i)),P-\(i % 7),\(50 + i % 9),\(50 + i % 8),2024-03-\(two(1 + i)),2024-03-\(two(3 + i))"
    },
    TableExample(
      "calibrations that passed or failed", .inspections, .quality,
      roles: ["Tag": .tag, "Result": .result],
      header: "Tag,Instrument,Calibration Date,Due Date,Result,Deviation", rows: 24
    ) { i in
      "PT-\(100 + i),transmitter \(i % 3),2024-03-\(two(1 + i)),2026-03-\(two(1 + i)),\(i % 9 == 0 ? "Fail" : "Pass"),0.\(i)"
    },
    TableExample(
      "alarms with a priority", path: "export/points.csv", .unknown, nil,
      header: "Time,Alarm Tag,Priority,Message,State", rows: 60
    ) { i in
      "\(iso(i)),PT-10\(i % 4).HI,\(1 + i % 3),Pressure high,\(["ACT", "RTN"][i % 2])"
    },
    TableExample(
      "a list of documents", .unknown, nil,
      header: "documentNumber,title,mainAsset,issueDate,revision", rows: 12
    ) { i in "DOC-\(100 + i),Data sheet of pump \(i % 5),PA-\(i % 5),2024-0\(1 + i % 9)-11,\(i % 3)"
    },
    TableExample(
      "one row of a document with a time", .events, nil,
      header: "creationTime,instanceId,assetCount,machine,version",
      rows: 1
    ) { _ in "2024-05-01T00:00:00Z,17,3,M1,2" },
    TableExample(
      "orders in an unknown language, one after the other", .unknown, nil,
      header: "Nalog;Stroj;Proizvod;Početak;Kraj;Količina", rows: 24
    ) { i in
      "N-\(100 + i);EX-\(1 + i % 2);CJ-\(30 + i / 2 % 3);\(dotted(i / 2 * 8));\(dotted(i / 2 * 8 + 8));\(4000 + i)"
    },
    TableExample(
      "stops in an unknown language, with pauses between", .downtime, nil,
      roles: ["Uzrok": .reason],
      header: "Stroj;Početak;Kraj;Uzrok", rows: 24
    ) { i in
      "EX-\(1 + i % 2);\(dotted(i / 2 * 8));\(dotted(i / 2 * 8 + 1));\(["kvar rezača", "promjena alata"][i / 2 % 2])"
    },
    TableExample(
      "pieces that pass from station to station under a shop order", .inspections, nil,
      roles: ["Status": .result, "Serial": .batch, "Station": .asset],
      header: "Serial\tStation\tWork Order\tAssembly\tIn\tOut\tStatus", rows: 60
    ) { i in
      "SN\(7000 + i / 3)\t\(["WAVE", "ICT", "AOI"][i % 3])-A\tSO-88120\tPCB-4410\t\(iso(i))\t\(iso(i + 1))\t\(i % 17 == 4 ? "FAIL" : "PASS")"
    },
    TableExample(
      "work on machines with a serial number", .workOrders, nil,
      roles: ["Work Order": .workOrder],
      header: "Serial,Machine,Work Order,Work Type,Start,End,Status", rows: 60
    ) { i in
      "SN\(i % 4),P-\(i % 4),WO\(500 + i),\(["Corrective", "Preventive"][i % 2]),\(iso(i)),\(iso(i + 1)),\(i % 17 == 4 ? "FAIL" : "PASS")"
    },
    TableExample(
      "points with a global number and the day they were made", .unknown, nil,
      roles: ["GUID_NO": .text],
      header: "POINT;TEXT;GUID_NO;MADE;UNIT", rows: 24
    ) { i in
      "31-TIC-\(200 + i);tank \(i);\(1_707_000_000_412_955 + i * 7919);\(two(1 + i)).03.2011 09:12;degC"
    },
    TableExample(
      "a machine that makes one batch while it is measured", path: "export/3.csv", .samples, nil,
      layout: .wide, roles: ["batch": .batch],
      header: "timestamp;batch;force;fill;stiffness;ejection;produced;waste", rows: 60
    ) { i in
      "2018-11-18 22:\(two(i)):00;19;\(i % 7).5;4.75;\(11 + i % 3);\(23 + i % 5);\(i * 80);\(i / 9)"
    },
    TableExample(
      "points of a controller by name and address", path: "export/PLCTags.csv", .tags, nil,
      roles: ["Name": .tag],
      header: "Name;Path;Data Type;Logical Address;Comment", rows: 24
    ) { i in "iConv\(i)_ready;Default tag table;Bool;%I\(i / 8).\(i % 8);" },
    TableExample(
      "work that only the file calls so", path: "export/work_orders.csv", .workOrders, nil,
      roles: ["order_id": .workOrder, "equipment_id": .asset],
      header: "order_id,facility,equipment_type,equipment_id,priority,submission_time", rows: 24
    ) { i in "\(1001 + i),Fac\(i % 3),Pump,P0\(30 + i % 6),\(1 + i % 4),\(iso(i))" },
    TableExample(
      "a list of instruments whose signals are all alike", .tags, nil,
      roles: ["Historian tag": .tag, "Eenheid": .unit],
      header: "Positienummer;Omschrijving;Eenheid;Historian tag;Signaal", rows: 24
    ) { i in "TIC-\(1201 + i);Temperatuur wei \(i);°C;BOL1.TIC\(1201 + i).PV;4-20 mA" },
    TableExample(
      "the code of each machine beside its name", .workOrders, nil,
      roles: ["TAG": .asset, "Equipamento": .assetAlias],
      header: "O.S.;TAG;Equipamento;Tipo Manutenção;Data Início;Data Término", rows: 24
    ) { i in
      "\(52210 + i);MOE-PIC-00\(i % 4);PICADOR DE CANA \(i % 4);\(["CORRETIVA", "PREVENTIVA"][i % 2]);\(dotted(i));\(dotted(i + 1))"
    },
    TableExample(
      "values with a verdict on each", .inspections, nil, roles: ["Oordeel": .result],
      header: "Stuk\tTekst\tMeetwaarde\tEenheid\tOordeel\tGemeten op", rows: 40
    ) { i in
      "RL\(8800 + i / 3)\tMax. treksterkte\t42\(i % 10),408\tN\t\(i % 19 == 6 ? "slecht" : "goed")\t\(dotted(i))"
    },
    TableExample(
      "codes in hexadecimal without a header", .unknown, nil,
      roles: ["column 3": .text], header: "Good,0x00000000,All went well.", rows: 12
    ) { i in "BadCode\(i),0x80\(310000 + i),\"The operation failed.\"" },
  ]
}
