/** The page's only style sheet; the policy names it by its hash. No font, image or address in it. */
export const reportStyle = `
:root{color-scheme:light dark;--page:#f4f5f7;--sheet:#fff;--text:#374151;--strong:#1f2733;--muted:#5c636b;--line:#d8dadd;--link:#5b4e87;--accent:#71639e;--good:#1c7c35;--bad:#b32631;--warn:#8a5300;--good-ground:#e2f3e6;--bad-ground:#fbe6e7;--warn-ground:#fdf1d8;--code:#f1f2f5}
@media (prefers-color-scheme:dark){:root{--page:#1b1d26;--sheet:#262a36;--text:#dfe2e8;--strong:#f5f6f8;--muted:#a9afbb;--line:#3c404d;--link:#b9acdf;--accent:#7c6cb0;--good:#55c272;--bad:#f08088;--warn:#e8b458;--good-ground:#1f3a28;--bad-ground:#44262b;--warn-ground:#3d3420;--code:#1f222c}}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.5 "Segoe UI",Roboto,"Helvetica Neue",system-ui,"Noto Sans",Arial,sans-serif;overflow-wrap:anywhere}
main{max-width:62rem;margin:0 auto;padding:1rem}
header,section{margin:0 0 1rem;padding:1.1rem 1.4rem;background:var(--sheet);border:1px solid var(--line);border-radius:6px}
header{border-top:4px solid var(--accent)}
h1,h2,h3,h4{margin:0 0 .5rem;color:var(--strong);line-height:1.25}
h1{font-size:1.5rem}h2{font-size:1.2rem}h3{margin-top:1.1rem;font-size:1rem}h4{font-size:1rem}
p{margin:.4rem 0}
a{color:var(--link)}
code,pre{font-family:ui-monospace,"Cascadia Mono",Menlo,Consolas,"Liberation Mono",monospace;font-size:.86em;unicode-bidi:isolate}
pre{margin:.3rem 0;padding:.5rem .7rem;background:var(--code);border-radius:4px;white-space:pre-wrap}
.muted,.notes,.code,.label{color:var(--muted);font-size:.9em}
.label{margin:.8rem 0 .1rem;font-weight:600}
.verdict{padding:.6rem .9rem;border-left:4px solid var(--muted);background:var(--code);color:var(--strong)}
.verdict.passed{border-color:var(--good);background:var(--good-ground)}
.verdict.warning{border-color:var(--warn);background:var(--warn-ground)}
.verdict.failed{border-color:var(--bad);background:var(--bad-ground)}
header .verdict{font-size:1.1rem}
.finding{margin:.6rem 0 1rem;padding:.8rem 1rem .3rem;border:1px solid var(--line);border-left:4px solid var(--warn);border-radius:4px}
.finding.error{border-left-color:var(--bad)}
.finding.error .mark,.failed>tr>.mark,.mark.failed{color:var(--bad)}
.finding.warning .mark,.warning>tr>.mark,.mark.warning{color:var(--warn)}
.ok>tr>.mark,.mark.passed{color:var(--good)}
.skipped{color:var(--muted)}
.beside{display:grid;grid-template-columns:minmax(0,3fr) minmax(0,2fr);gap:0 1.5rem}
figure{margin:0}
figcaption{color:var(--muted);font-size:.9em}
dl{margin:0}
dl>div{display:grid;grid-template-columns:10rem minmax(0,1fr);gap:.2rem 1rem;padding:.15rem 0}
dt{color:var(--muted)}
dd{margin:0}
.finding dl>div{display:block;padding:0 0 .5rem}
.finding dt{font-size:.9em}
ul{margin:.2rem 0 .5rem;padding-left:1.2rem}
.frame{overflow-x:auto}
table{width:100%;border-collapse:collapse}
th,td{padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}
thead th{color:var(--muted);font-size:.9em}
.steps th[scope=row]{width:50%}
.steps .time,.transcript .time{text-align:right;font-variant-numeric:tabular-nums}
.seen td{padding-left:1rem}
tbody:has(.seen)>tr:first-child>*{border-bottom:0}
summary{color:var(--link);cursor:pointer}
.transcript{margin-top:1rem}
.transcript ol{margin:.5rem 0;padding:.6rem;background:var(--code);border-radius:4px;list-style:none}
.transcript li{display:grid;grid-template-columns:4.5rem 4.5rem minmax(0,1fr);gap:.6rem}
.transcript .time,.transcript .from{color:var(--muted);font-size:.86em}
.transcript .server code{color:var(--strong)}
@media (max-width:52rem){.beside{grid-template-columns:minmax(0,1fr)}}
@media (max-width:34rem){dl>div{display:block}.transcript li{grid-template-columns:4rem minmax(0,1fr)}.transcript .from{display:none}}
@media print{
:root{--page:#fff;--sheet:#fff;--text:#000;--strong:#000;--muted:#444;--line:#bbb;--link:#000;--good:#12551f;--bad:#8d1420;--warn:#6b4000;--good-ground:#fff;--bad-ground:#fff;--warn-ground:#fff;--code:#fff}
body{font-size:10.5pt}
main{max-width:none;padding:0}
header,section{padding:0;border:0}
.finding,pre,tbody{break-inside:avoid}
h1,h2,h3,h4{break-after:avoid}
pre{border:1px solid var(--line)}
details::details-content{display:block;content-visibility:visible}
}
`;
