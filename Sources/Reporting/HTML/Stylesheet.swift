/// The style of the page. Colours are named once for light and once for dark; every pair meets WCAG AA.
enum Stylesheet {
  static let markup = Markup(stringLiteral: text)

  static let text = """
    :root{--bg:#fff;--fg:#1b1f24;--soft:#525b66;--line:#d5dae0;--panel:#f5f7f9;--link:#0b57a4;
    --ready:#116329;--pilot:#7a4d00;--fix:#b3261e;--calm:#0b57a4;--unsure:#525b66;
    --data:#8a97a6;--outage:#b3261e;--quality:#8a3ffc;--taggap:#c2410c;--planned:#525b66;--unit:#0b57a4;--quiet:#525b66}
    @media (prefers-color-scheme:dark){:root{--bg:#14171a;--fg:#e6e9ec;--soft:#a5afba;--line:#39414a;--panel:#1d2126;--link:#82b8f0;
    --ready:#6fd08c;--pilot:#f0b849;--fix:#ff8f84;--calm:#82b8f0;--unsure:#a5afba;
    --data:#6b7886;--outage:#ff8f84;--quality:#c29bff;--taggap:#ffab70;--planned:#a5afba;--unit:#82b8f0;--quiet:#a5afba}}
    *{box-sizing:border-box}
    html{-webkit-text-size-adjust:100%;scroll-padding-top:1rem}
    body{margin:0 auto;padding:2rem 1.5rem 4rem;max-width:76rem;background:var(--bg);color:var(--fg);
    font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
    h1{font-size:1.6rem;line-height:1.25;font-weight:650;margin:.25rem 0 .5rem;max-width:52rem}
    h2{font-size:1.2rem;font-weight:650;margin:2.75rem 0 .75rem}
    h3{font-size:1rem;font-weight:650;margin:1.25rem 0 .4rem}
    main>section:first-child h2{margin-top:1.75rem}
    p,ul,ol,dl{margin:.5rem 0;max-width:60rem}
    a{color:var(--link)}
    a:focus-visible,summary:focus-visible,.scroll:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,th:focus-visible{outline:2px solid var(--link);outline-offset:2px}
    small{font-size:.8125rem;color:var(--soft)}
    td small,.tag small{display:block}.score small{display:inline}
    code{font:.8125rem/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
    .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}.skip{position:absolute;left:-99rem}.skip:focus{position:static}
    .kicker,.facts,.more,.meta,footer{color:var(--soft);font-size:.875rem}
    .kicker{margin:0}
    nav ul{list-style:none;padding:.75rem 0;margin:2rem 0 0;display:flex;flex-wrap:wrap;gap:.35rem 1.1rem;border-top:1px solid var(--line);border-bottom:1px solid var(--line);font-size:.875rem;max-width:none}
    .scroll{position:relative;overflow-x:auto;margin:.5rem 0 1rem}
    table{border-collapse:collapse;width:100%;font-size:.875rem;line-height:1.4}
    caption{text-align:left;color:var(--soft);font-size:.8125rem;padding:0 0 .5rem}
    caption span{display:block;position:sticky;left:0;max-width:min(60rem,calc(100vw - 2rem));width:max-content}
    th,td{text-align:left;vertical-align:top;padding:.45rem .9rem .45rem 0;border-bottom:1px solid var(--line);min-width:4.5rem;overflow-wrap:break-word}
    th{font-weight:600;color:var(--soft);font-size:.8125rem;white-space:nowrap}
    td{max-width:26rem}
    td ol{margin:0;padding-left:1.2rem}
    th.n,td.n,.bars .n{text-align:right;font-variant-numeric:tabular-nums}
    td.n{white-space:nowrap}
    th button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:inherit}
    th button:hover{text-decoration:underline}
    .v,.o,.s,.m>b{font-weight:600;white-space:nowrap}
    .v-ready,.o-pass,.m-matched>b{color:var(--ready)}
    .v-limited-pilot,.o-warn,.s-warning,.m-review>b{color:var(--pilot)}
    .v-fix-foundation,.o-fail,.s-error,.m-orphan>b{color:var(--fix)}
    .v-dashboard-enough{color:var(--calm)}
    .v-not-assessable,.o-not-assessable,.o-not-applicable,.s-note,.m-missing,.m-missing>b,.m-single>b{color:var(--unsure)}
    .score{white-space:nowrap;font-variant-numeric:tabular-nums}
    svg.bar{display:block;width:6.5rem;height:8px;margin-top:.25rem}
    .track{fill:var(--line)}.range{fill:var(--data)}.mark{fill:var(--fg)}
    .fixes{padding-left:1.4rem;max-width:none}.fixes li{margin:.7rem 0}.fixes p{margin:0;max-width:none}
    .meta span:not(:last-child)::after{content:" ·"}
    .questions dt{font-weight:600;margin-top:.9rem}.questions dd,.verdict-words dd{margin:.1rem 0 0}
    .verdict-words dt{margin-top:.6rem}
    details{border-bottom:1px solid var(--line);padding:.15rem 0}
    details[open]{padding-bottom:.75rem}
    .rows{border:0}.rows>summary{flex-wrap:nowrap}.rows small{display:inline}.rows p{margin:.5rem 0 0}
    .rows pre{margin:.1rem 0 0;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.75rem;line-height:1.45}
    .rows mark{background:none;color:inherit;font-weight:600;border-bottom:2px solid var(--fix)}
    summary{cursor:pointer;padding:.45rem 0;display:flex;gap:.5rem 1rem;align-items:baseline;flex-wrap:wrap}
    summary::before{content:"+";font-weight:600;width:.8rem;color:var(--soft)}
    details[open]>summary::before{content:"–"}
    summary .grow{flex:1 1 14rem}
    .count{color:var(--soft);font-size:.875rem;font-variant-numeric:tabular-nums}
    .legend{display:flex;flex-wrap:wrap;gap:.3rem 1.1rem;font-size:.8125rem;color:var(--soft)}
    .key{width:24px;height:12px;vertical-align:-1px}
    .bars{margin:.5rem 0 1rem;font-size:.8125rem}
    .row{display:grid;grid-template-columns:15rem minmax(0,1fr) 5.5rem;gap:0 1rem;align-items:center;padding:.1rem 0;break-inside:avoid}
    .intervals .row{grid-template-columns:13rem minmax(0,1fr) 17rem;padding:.4rem 0}
    .bars h3{font-size:.875rem;margin:.9rem 0 .15rem;break-after:avoid}
    .row svg{display:block;width:100%}
    .row>svg:not([height]){height:12px}
    .tag{overflow:hidden;text-overflow:ellipsis}
    .row:not(.intervals .row) .tag{white-space:nowrap}
    .row:not(.intervals .row) .tag small{display:inline}
    .axis{color:var(--soft)}.axis>span:last-child{text-align:right}
    .labels{overflow:visible}
    svg text{font-size:11px;fill:var(--soft);font-family:inherit}
    .grid{stroke:var(--line);stroke-width:1;fill:none;vector-effect:non-scaling-stroke}
    .c-full,.c-part{fill:var(--data)}.wipe{fill:var(--bg)}
    .g-outage{fill:var(--outage)}.g-bad-quality{fill:var(--quality)}.g-tag{fill:var(--taggap)}
    .g-planned-stop{fill:var(--planned)}.g-unit-stopped{fill:var(--unit)}.g-quiet{fill:var(--quiet)}
    .fast{fill:var(--data)}.slow{fill:var(--taggap)}
    line.need{stroke:var(--fg);stroke-width:1.5}svg text.need{fill:var(--fg);font-weight:600}
    .needs{margin:0;padding-left:1.2rem;color:var(--soft)}
    .tools{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;font-size:.875rem;margin-bottom:.75rem}
    .tools[hidden]{display:none}
    .tools label{display:flex;flex-direction:column;color:var(--soft)}
    input,select,.tools button{font:inherit;color:var(--fg);background:var(--bg);border:1px solid var(--soft);border-radius:4px;padding:.35rem .5rem;min-height:2.25rem}
    .tools button{cursor:pointer}
    footer{margin-top:3rem;border-top:1px solid var(--line)}
    @media (max-width:46rem){body{padding:1rem 1rem 3rem}h1{font-size:1.3rem}
    .row,.intervals .row{grid-template-columns:minmax(0,1fr) auto;padding:.3rem 0}
    .row>svg{grid-column:1/-1;grid-row:2}.intervals .row>span:last-child{grid-column:1/-1;grid-row:3}
    .axis>span{display:none}.axis>svg{grid-row:1}
    td{max-width:16rem}
    .stack,.stack tbody,.stack tr,.stack td,.stack caption{display:block}.stack thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
    .stack tr{border-bottom:1px solid var(--line);padding:.6rem 0}.stack td{border:0;padding:.1rem 0;max-width:none}}
    @media print{@page{size:A4;margin:14mm}
    :root{--bg:#fff;--fg:#000;--soft:#444;--line:#bbb;--panel:#fff;--link:#000;--ready:#116329;--pilot:#7a4d00;--fix:#b3261e;--calm:#0b57a4;--unsure:#444;
    --data:#8a97a6;--outage:#b3261e;--quality:#8a3ffc;--taggap:#c2410c;--planned:#444;--unit:#0b57a4;--quiet:#444}
    body{padding:0;max-width:none;font-size:10pt;print-color-adjust:exact;-webkit-print-color-adjust:exact}
    h1{font-size:16pt}h2{font-size:12pt;margin-top:16pt;break-after:avoid}
    table{font-size:8pt}small,caption,th,.bars,code{font-size:7.5pt}
    nav,.tools,.skip,summary::before{display:none}
    .scroll{overflow:visible}td,th{min-width:1.3cm;padding-right:5pt;overflow-wrap:anywhere}td:last-child{min-width:2.6cm}td.n:last-child{min-width:1.3cm}th{white-space:normal;overflow-wrap:normal}
    tr,li,[data-short],.fixes li,summary{break-inside:avoid}thead,caption,summary,.legend{break-after:avoid}thead{display:table-header-group}
    .row{grid-template-columns:4.6cm minmax(0,1fr) 1.6cm}.intervals .row{grid-template-columns:3.4cm minmax(0,1fr) 4.6cm}
    details::details-content{content-visibility:visible;display:block;height:auto}
    .rows>:not(summary){display:none}
    a{text-decoration:none}}
    """
}
