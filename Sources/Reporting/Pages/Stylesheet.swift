/// How pages look: on a desk, on a phone, in the dark, and on paper (A4).
///
/// Blue and orange tell apart for every kind of colour vision, and nothing is said by colour alone: a word, a sign or a
/// dash always says it too.
enum Stylesheet {
  static let text: StaticString = """

    :root {
      color-scheme: light dark;
      --ink: #1c2128; --dim: #57606a; --paper: #ffffff; --soft: #f4f6f8; --rule: #d5dbe1;
      --blue: #0b5cad; --blue-soft: #cfe0f2; --orange: #a94600; --orange-soft: #fbe3d0;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --ink: #e6e9ec; --dim: #a2abb5; --paper: #14181d; --soft: #1d232a; --rule: #39424c;
        --blue: #7db7f0; --blue-soft: #234365; --orange: #ffab66; --orange-soft: #51321b;
      }
    }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
      overflow-wrap: break-word;
    }
    main { max-width: 76rem; margin: 0 auto; padding: 2.5rem 2rem 3rem; }
    h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .4rem; letter-spacing: -.01em; }
    h2 { font-size: 1.25rem; line-height: 1.3; margin: 2.6rem 0 .4rem; }
    p { margin: 0 0 .8rem; max-width: 46rem; }
    code { font: .87em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
    .kind { margin: 0 0 .3rem; color: var(--dim); font-weight: 600; letter-spacing: .04em; }
    .lead { font-size: 1.05rem; }
    .stamp, .note, footer { color: var(--dim); font-size: .9rem; }
    .stamp strong { color: var(--ink); font-weight: 600; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8.5rem, 1fr)); gap: .75rem; margin: 1.6rem 0; }
    .facts div { background: var(--soft); border: 1px solid var(--rule); border-radius: 6px; padding: .7rem .9rem; }
    .facts dt { color: var(--dim); font-size: .87rem; }
    .facts dd { margin: 0; font-size: 1.5rem; font-weight: 650; line-height: 1.3; font-variant-numeric: tabular-nums; }
    .facts .list { font-size: .95rem; }
    .facts .list span { display: block; white-space: nowrap; }
    .missing { border-left: 5px solid var(--orange); padding: .4rem .9rem; background: var(--soft); }
    .facts .notice { border-left: 5px solid var(--orange); }

    .box { overflow-x: auto; border: 1px solid var(--rule); border-radius: 6px; margin: .8rem 0 1.2rem; }
    .box:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; }
    .box.slim { width: fit-content; max-width: 100%; min-width: min(100%, 22rem); }
    table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
    caption { text-align: left; padding: .6rem .8rem; color: var(--dim); }
    th, td { text-align: left; vertical-align: top; padding: .5rem .8rem; border-top: 1px solid var(--rule); }
    td { overflow-wrap: anywhere; min-width: 4.5rem; }
    thead th { background: var(--soft); font-weight: 600; white-space: nowrap; }
    tbody th { font-weight: 600; white-space: nowrap; }
    .short { white-space: nowrap; overflow-wrap: normal; min-width: 0; }
    .long { min-width: 8.5rem; }
    .name { min-width: 6rem; overflow-wrap: break-word; }
    .id { white-space: nowrap; }
    .about { font-weight: 600; margin: 1.2rem 0 .4rem; }
    .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; min-width: 0; }
    td.bad, td.look, td.good { font-weight: 600; }
    td.bad, td.look { color: var(--orange); }
    td.good { color: var(--blue); }
    td.bad::before { content: "\\25B2\\00A0"; }
    td.look::before { content: "\\25C6\\00A0"; }
    td.good::before { content: "\\25CF\\00A0"; }

    figure { margin: .8rem 0 1.4rem; }
    figcaption { color: var(--dim); font-size: .9rem; margin-top: .4rem; max-width: 46rem; }
    svg { display: block; overflow: visible; }
    /* Letters keep a rim of paper, so that a line behind them does not cross them out. */
    svg text { fill: var(--ink); font-size: 13px; stroke: var(--paper); stroke-width: 4px; paint-order: stroke; }
    svg .brief { display: none; }
    svg .small { fill: var(--dim); font-size: 12px; }
    svg .value { font-weight: 600; font-variant-numeric: tabular-nums; }
    .grid { stroke: var(--rule); stroke-width: 1; }
    .base { stroke: var(--dim); stroke-width: 1; }
    .track { fill: var(--soft); stroke: var(--rule); stroke-width: 1; }
    .area { fill: var(--blue-soft); opacity: .75; }
    .bar { fill: var(--blue); }
    .bar.bad { fill: var(--orange); }
    .bar.dark { fill: var(--dim); }
    .bar.faint { fill: var(--rule); stroke: var(--dim); stroke-width: 1; stroke-dasharray: 4 3; }
    .bubble { fill: var(--blue); fill-opacity: .8; stroke: var(--blue); stroke-width: 1.5; }
    .bubble.hollow { fill: var(--paper); }
    .bubble.dashed { fill: var(--orange-soft); stroke: var(--orange); stroke-dasharray: 4 3; }
    .cell { stroke: var(--blue); stroke-width: 1.5; fill: var(--blue-soft); }
    .cell.always { fill: var(--blue); }
    .cell.out { fill: none; stroke: var(--rule); }
    svg .cell-name { stroke: none; font-weight: 600; }
    svg .cell-name.always { fill: var(--paper); }
    svg .cell-name.out { fill: var(--dim); font-weight: 400; }
    .step { stroke: var(--blue); stroke-width: 2.5; stroke-linecap: square; }
    .area.ahead { opacity: .3; }
    .step.ahead { stroke-dasharray: 2 5; }
    .today { stroke: var(--ink); stroke-width: 1.5; }
    .mark { stroke: var(--orange); stroke-width: 3; }
    .limit { stroke: var(--orange); stroke-width: 1.5; }
    .limit-1 { stroke-dasharray: 8 4; }
    .limit-2 { stroke-dasharray: 3 3; }
    .limit-3 { stroke-dasharray: 10 3 2 3; }

    footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule); }

    @media screen and (max-width: 40rem) {
      svg .whole { display: none; }
      svg .brief { display: inline; }
      main { padding: 1.5rem 1rem 2rem; }
      h1 { font-size: 1.55rem; }
      .facts { grid-template-columns: repeat(2, 1fr); }
      th, td { padding: .45rem .6rem; }
      .wide, .wide caption, .wide tbody, .wide tr, .wide th { display: block; }
      .wide thead { display: none; }
      .wide tr { padding: .5rem 0; border-top: 1px solid var(--rule); }
      .wide th, .wide td { border: 0; padding: .12rem .8rem; min-width: 0; text-align: left; white-space: normal; }
      .wide td { display: grid; grid-template-columns: 6rem fit-content(100%) 1fr; column-gap: .6rem; }
      .wide td:empty { display: none; }
      .wide td::before { content: attr(data-label); color: var(--dim); font-weight: 400; }
      .wide td.bad::after { content: "\\25B2"; }
      .wide td.look::after { content: "\\25C6"; }
      .wide td.good::after { content: "\\25CF"; }
    }
    @media print {
      :root {
        color-scheme: light;
        --ink: #000000; --dim: #444444; --paper: #ffffff; --soft: #f4f6f8; --rule: #bbc2c9;
        --blue: #0b5cad; --blue-soft: #cfe0f2; --orange: #a94600; --orange-soft: #fbe3d0;
      }
      * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      @page { size: A4; margin: 16mm 14mm 18mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt system-ui, sans-serif; } }
      body { font-size: 9.5pt; }
      main { max-width: none; padding: 0; }
      h1 { font-size: 18pt; }
      h2 { font-size: 12.5pt; margin-top: 18pt; break-after: avoid; }
      .facts { display: flex; }
      .facts div { flex: 1; padding: 4pt 6pt; }
      .facts dd { font-size: 14pt; }
      .facts .list { font-size: 8pt; }
      .box { overflow: visible; border: 0; border-radius: 0; }
      .box.slim { width: fit-content; }
      table { font-size: 7.5pt; }
      thead { display: table-header-group; }
      tr, figure, .facts { break-inside: avoid; }
      th, td { padding: 3pt 4pt; }
      td { min-width: 0; }
      .long { min-width: 80pt; }
      .name { min-width: 42pt; }
      thead th { white-space: normal; }
      tbody tr:first-child { break-before: avoid; }
      caption { padding: 4pt; break-after: avoid; }
      svg text { font-size: 8.5pt; stroke-width: 3px; }
      svg .small { font-size: 7.5pt; }
      footer { margin-top: 18pt; break-inside: avoid; }
    }

    """
}
