// The look of everything we show on a page; the colours are those of our own pages (pages.css), 4.5:1 and more on their ground.
export const CSS = `
:host { all: initial; }
.ui { --ground:#fff; --raised:#f3f5f5; --ink:#1b2326; --soft:#4b575b; --line:#d5dbdc; --accent:#135e63; --on-accent:#fff;
  --stop:#a3260f; --stop-ground:#fdeeea; --warn:#7a4b00; --warn-ground:#fdf0d3; --hint:#2f5aa0; --hint-ground:#e6eefb; --ok:#135e63;
  --shadow:0 1px 2px rgb(0 0 0 / .12), 0 8px 28px rgb(0 0 0 / .16);
  color:var(--ink); font:14px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif; color-scheme:light; text-align:start; }
.ui.dark { --ground:#1e2427; --raised:#2a3236; --ink:#e6ebec; --soft:#aab5b8; --line:#384347; --accent:#7fd0cb; --on-accent:#0d2426;
  --stop:#ffab98; --stop-ground:#43221b; --warn:#f2c572; --warn-ground:#3c2f14; --hint:#a5c4f7; --hint-ground:#1f2d45; --ok:#7fd0cb;
  --shadow:0 1px 2px rgb(0 0 0 / .5), 0 8px 28px rgb(0 0 0 / .55); color-scheme:dark; }
*, *::before, *::after { box-sizing:border-box; }
h2, h3, p, ul, ol, dl, dd { margin:0; padding:0; }
ul, ol { list-style:none; }
[hidden] { display:none !important; }
svg { width:15px; height:15px; fill:none; stroke:currentColor; stroke-width:1.5; stroke-linecap:round; stroke-linejoin:round; flex:none; }
button { font:inherit; color:inherit; cursor:pointer; border:1px solid var(--line); border-radius:8px; background:var(--ground); padding:5px 12px; min-height:32px; }
button:hover { background:var(--raised); }
button:focus-visible, a:focus-visible, summary:focus-visible { outline:2px solid var(--accent); outline-offset:2px; }
a { color:var(--accent); }
.chip { position:fixed; top:0; left:0; z-index:2147483646; display:inline-flex; align-items:center; gap:6px; min-height:24px; padding:1px 10px 1px 8px; border-radius:12px;
  font-size:12px; line-height:20px; white-space:nowrap; color:var(--soft); background:var(--ground); border:1px solid var(--line); }
.chip[data-level="1"] { color:var(--hint); background:var(--hint-ground); border-color:currentColor; }
.chip[data-level="2"] { color:var(--warn); background:var(--warn-ground); border-color:currentColor; }
.chip[data-level="3"] { color:var(--stop); background:var(--stop-ground); border-color:currentColor; font-weight:600; }
.chip[data-state="clear"] svg { color:var(--ok); }
.chip[data-state="unchecked"] { border-style:dashed; border-color:var(--soft); color:var(--ink); }
.mirror { position:fixed; top:0; left:0; z-index:2147483645; overflow:hidden; pointer-events:none; color:transparent; background:none; white-space:pre-wrap; overflow-wrap:break-word; }
.mirror mark { color:transparent; background:none; text-decoration:underline dotted 2px #2b7de9; text-underline-offset:3px; text-decoration-skip-ink:none; }
.mirror mark[data-level="2"] { text-decoration:underline wavy 1.5px #b86e00; }
.mirror mark[data-level="3"] { text-decoration:underline wavy 1.5px #c4432b; background:rgb(196 67 43 / .14); }
dialog { color:inherit; background:var(--ground); border:1px solid var(--line); border-radius:12px; box-shadow:var(--shadow); padding:0; }
.card { position:fixed; margin:0; inset:auto; top:0; left:0; width:min(384px, calc(100vw - 16px)); max-height:min(76vh, 500px); overflow:visible; z-index:2147483647; }
.card[open] { display:flex; flex-direction:column; }
.card .body { border-radius:inherit; padding:14px 16px; overflow:auto; overscroll-behavior:contain; min-height:0; }
.card .body > p { margin-top:6px; color:var(--soft); }
.card::backdrop { background:none; }
.ask { width:min(500px, calc(100vw - 32px)); max-height:calc(100vh - 48px); overflow:visible; }
.ask[open] { display:flex; flex-direction:column; }
.ask::backdrop { background:rgb(16 20 26 / .5); }
.ask .top { padding:20px 22px 0; }
.ask .list { padding:4px 22px 16px; overflow:auto; overscroll-behavior:contain; }
.ask h2 { font-size:18px; line-height:1.3; font-weight:650; text-wrap:balance; }
.ask .intro { color:var(--soft); margin-top:4px; }
.ask .actions { display:flex; flex-wrap:wrap; justify-content:flex-end; gap:8px; padding:12px 22px; border-top:1px solid var(--line); }
.ask .list > .finding { padding:14px 0; border-top:1px solid var(--line); }
.ask .list > .finding:first-child, .ask .part + .finding { border-top:0; }
.ask .part { font-size:12px; font-weight:600; color:var(--soft); padding-top:10px; }
.primary { color:var(--on-accent); background:var(--accent); border-color:var(--accent); font-weight:600; }
.primary:hover { background:var(--accent); filter:brightness(1.1); }
.head { display:flex; align-items:flex-start; gap:8px; }
.head h3 { flex:1; font-size:15px; line-height:1.35; font-weight:650; }
.label { flex:none; font-size:12px; line-height:18px; padding:1px 8px; border-radius:10px; color:var(--hint); background:var(--hint-ground); }
.finding[data-level="2"] .label { color:var(--warn); background:var(--warn-ground); }
.finding[data-level="3"] .label { color:var(--stop); background:var(--stop-ground); }
.close { flex:none; width:28px; min-height:28px; padding:0; margin:-4px -8px 0 0; border:0; border-radius:14px; font-size:18px; line-height:1; color:var(--soft); }
.card .head:has(.label) { display:grid; grid-template:"label close" "title title" / 1fr auto; row-gap:6px; justify-items:start; }
.card .label { grid-area:label; }
.card .label ~ .close { grid-area:close; }
.card .head:has(.label) h3 { grid-area:title; }
.marking { margin-top:16px; padding-top:12px; border-top:1px solid var(--line); }
.marking .kind { font-weight:600; }
.marking .uses { display:flex; flex-wrap:wrap; gap:6px; margin-top:8px; }
.marking .sources { margin-top:8px; color:var(--soft); }
.marking [aria-pressed="true"] { color:var(--on-accent); background:var(--accent); border-color:var(--accent); font-weight:600; }
.words { display:flex; flex-wrap:wrap; gap:6px; margin-top:8px; }
.words li { padding:1px 8px; border-radius:6px; background:var(--raised); overflow-wrap:anywhere; }
.finding p { margin-top:8px; }
.finding .none { color:var(--soft); }
.guidance { margin-top:10px; }
.safer { margin-top:10px; padding:8px 10px; border-radius:8px; background:var(--raised); }
.safer .kind { display:flex; align-items:center; justify-content:space-between; gap:8px; font-size:12px; font-weight:600; color:var(--soft); }
.safer .kind button { min-height:26px; padding:1px 10px; font-size:12px; font-weight:600; }
.uses { display:flex; flex-wrap:wrap; gap:6px; margin-top:8px; }
.safer .uses button { min-height:28px; padding:1px 10px; font-size:13px; }
.safer + .safer { margin-top:8px; }
.safer blockquote { margin:2px 0 0; overflow-wrap:anywhere; }
.look { margin:10px 0 0; padding:0; border:0; display:grid; grid-template-columns:repeat(auto-fill, minmax(150px, 1fr)); gap:2px 12px; }
.look legend { padding:0; margin-bottom:4px; font-weight:600; }
.look label { display:flex; align-items:center; gap:8px; min-height:28px; cursor:pointer; }
.look input { flex:none; width:16px; height:16px; margin:0; accent-color:var(--accent); }
.look input:focus-visible { outline:2px solid var(--accent); outline-offset:2px; }
.sources { margin-top:10px; font-size:12px; color:var(--soft); }
.sources ul { display:inline; }
.sources li { display:inline; }
.sources li:not(:last-child)::after { content:" · "; }
details { margin-top:8px; font-size:12px; color:var(--soft); }
summary { cursor:pointer; }
details dl { display:grid; grid-template-columns:1fr auto; gap:2px 12px; margin-top:6px; }
details dd { font-variant-numeric:tabular-nums; text-align:end; }
.crowd summary { font-size:14px; color:var(--ink); }
.crowd ul { margin-top:6px; }
.tools { display:flex; flex-wrap:wrap; gap:6px; padding:10px 16px; border-top:1px solid var(--line); }
.tools button { font-size:13px; min-height:30px; padding:3px 10px; }
.pager { display:grid; grid-template-columns:1fr auto auto; align-items:start; column-gap:6px; margin-bottom:8px; font-size:12px; color:var(--soft); }
.pager button { min-height:24px; padding:0 8px; font-size:12px; }
.pager > button { grid-row:1; }
.pager .previous { grid-column:2; }
.pager .next { grid-column:3; }
.pager .all { grid-area:1 / 1 / 2 / -1; margin:0; }
.all summary { width:fit-content; line-height:24px; }
.all ol { padding-top:4px; }
.all li + li { margin-top:4px; }
.all li button { width:100%; text-align:start; padding:3px 10px; overflow-wrap:anywhere; }
.all [aria-current] { border-color:var(--accent); font-weight:600; }
.badge { position:fixed; top:0; left:0; z-index:2147483640; display:grid; place-items:center; width:24px; height:24px; min-height:0; padding:0; border-radius:12px; color:var(--soft); background:var(--ground); border:1px solid var(--line); }
.badge[data-level="1"] { color:var(--hint); border-color:currentColor; }
.badge[data-level="2"], .badge[data-level="3"] { color:var(--warn); background:var(--warn-ground); border-color:currentColor; }
.spoken { position:fixed; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); white-space:nowrap; }
@media (prefers-reduced-motion:no-preference) { .card[open], .ask[open] { animation:rise .12s ease-out; } }
@keyframes rise { from { opacity:0; } }
@media (forced-colors:active) { .chip, .badge, dialog, .label { border:1px solid CanvasText; } .mirror mark { text-decoration-color:Mark; } .chip[data-level] { forced-color-adjust:auto; } }
`;
