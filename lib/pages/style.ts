/**
 * The one style sheet, served at /vigie.css. Neutral greys; red is for the stop and the freeze, amber for what is delayed or held, green for what is
 * published, and nothing else has a colour.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #f3f3f2; --card: #ffffff; --ink: #1b1c1e; --soft: #55585d; --line: #d3d4d5; --hover: #ebebea;
  --red: #ad1219; --red-ink: #ffffff; --red-soft: #fbe9e8; --red-text: #97101a;
  --amber: #8a5a00; --amber-soft: #fcf1d9; --amber-text: #6b4500;
  --green-text: #1d6534; --green-soft: #e6f3e9;
  --press: #1b1c1e; --press-ink: #ffffff; --blue: #0b57b0; --shade: 0 1px 2px rgb(0 0 0 / .05);
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #121315; --card: #1a1c1f; --ink: #e9e9e8; --soft: #a4a8ae; --line: #34373c; --hover: #24272b;
    --red: #c8222b; --red-ink: #ffffff; --red-soft: #2c1517; --red-text: #ff9c97;
    --amber: #e0a63d; --amber-soft: #2a2214; --amber-text: #f1c673;
    --green-text: #84d69a; --green-soft: #15271b;
    --press: #ececea; --press-ink: #16171a; --blue: #82b8ff; --shade: none;
  }
}
* { box-sizing: border-box; }
[hidden] { display: none !important; }
html { -webkit-text-size-adjust: 100%; scroll-padding: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Liberation Sans', sans-serif;
  overflow-wrap: anywhere; display: flex; flex-direction: column; min-height: 100vh; min-height: 100dvh;
}
h1, h2, h3 { line-height: 1.25; margin: 0; text-wrap: pretty; letter-spacing: -.01em; }
h1 { font-size: 1.75rem; font-weight: 680; }
h2 { font-size: 1.125rem; font-weight: 650; margin: 2rem 0 .75rem; }
h3 { font-size: .9375rem; font-weight: 600; margin: 1.25rem 0 .5rem; color: var(--soft); }
p { margin: 0; }
a { color: inherit; text-underline-offset: .18em; text-decoration-thickness: 1px; }
a:hover { text-decoration-thickness: 2px; }
ul { list-style: none; margin: 0; padding: 0; }
.soft { color: var(--soft); }
.small { font-size: .9375rem; }
.num { font-variant-numeric: tabular-nums; font-feature-settings: 'tnum'; }
.sr { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.shape { flex: none; width: 1.1em; height: 1.1em; vertical-align: -.18em; }
.exact { white-space: pre-wrap; display: block; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; border-radius: 6px; }
h1:focus, h2:focus, main:focus, p:focus, .notice:focus { outline: none; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 9; background: var(--card); padding: .75rem 1rem; border-radius: 8px; }

.top, main, .bottom { width: 100%; max-width: 44rem; margin: 0 auto; padding: 0 1.125rem; }
.top { display: flex; align-items: center; justify-content: space-between; gap: .75rem; min-height: 4rem; }
.mark { display: flex; align-items: center; gap: .45rem; white-space: nowrap; min-width: 0; }
.mark .soft { overflow: hidden; text-overflow: ellipsis; font-size: .9375rem; }
.top nav { flex: none; }
.top nav { display: flex; gap: .5rem 1rem; align-items: center; }
.top nav a { padding: .5rem 0; }
.top .stop-link {
  display: inline-flex; gap: .4rem; align-items: center; padding: .5rem .75rem; min-height: 2.75rem; text-decoration: none; font-weight: 620;
  color: var(--red-text); border: 1.5px solid currentColor; border-radius: 10px; white-space: nowrap;
}
.top .stop-link:hover { background: var(--red-soft); }
main { flex: 1; padding-top: .75rem; padding-bottom: 3rem; }
.bottom { padding-top: 1.25rem; padding-bottom: 1.5rem; font-size: .875rem; display: flex; justify-content: space-between; gap: .25rem 2rem; flex-wrap: wrap; }
.head { margin-bottom: 1.25rem; }
.head h1 + p { margin-top: .375rem; }
.eyebrow { color: var(--soft); font-size: .9375rem; font-weight: 560; margin-bottom: .25rem; }
.frozen-head { color: var(--red-text); }
.under { margin: 0 0 1rem; }
.lead { font-size: 1.125rem; }
.empty { color: var(--soft); border: 1px dashed var(--line); border-radius: 12px; padding: 1.125rem; }

button, .button {
  font: inherit; font-weight: 600; min-height: 2.75rem; padding: .5rem 1.125rem; border-radius: 10px; border: 1.5px solid var(--soft); color: var(--ink);
  background: transparent; cursor: pointer; display: inline-flex; align-items: center; justify-content: center; gap: .5rem; text-decoration: none;
  position: relative; overflow: hidden; text-align: center; line-height: 1.3;
}
button:hover, .button:hover { background: var(--hover); }
button.strong, .button.strong { background: var(--press); color: var(--press-ink); border-color: var(--press); }
button.strong:hover, .button.strong:hover { background: var(--press); opacity: .92; }
button.red { background: var(--red); color: var(--red-ink); border-color: var(--red); }
button.big { width: 100%; min-height: 4.5rem; font-size: 1.1875rem; font-weight: 660; border-radius: 14px; }
button:disabled { opacity: .45; cursor: not-allowed; }
button.big.armed { font-size: 1.125rem; }
button.armed { outline: 3px solid var(--ink); outline-offset: 2px; }
button.armed::after {
  content: ''; position: absolute; left: 0; right: 0; bottom: 0; height: 5px; background: currentColor; transform-origin: left; animation: fill 1s linear both;
}
@keyframes fill { from { transform: scaleX(0); } to { transform: scaleX(1); } }
form.slow { opacity: .6; }
.act { display: inline-block; }
.counting { display: inline-flex; align-items: center; gap: .75rem; flex-wrap: wrap; }
input, select, textarea {
  font: inherit; color: inherit; background: var(--card); border: 1.5px solid var(--soft); border-radius: 10px; padding: .5rem .75rem; min-height: 2.75rem; max-width: 100%;
}
textarea { width: 100%; line-height: 1.5; resize: vertical; }
input[type='checkbox'] { width: 1.375rem; height: 1.375rem; min-height: 0; accent-color: var(--ink); flex: none; margin: 0; }
label { font-weight: 560; }
.tick { display: flex; gap: .625rem; align-items: center; margin: .5rem 0; min-height: 2.75rem; }
.field { display: grid; gap: .25rem; margin: .75rem 0 0; }
.field select { width: 100%; min-width: 0; }

.badge { display: inline-flex; gap: .375rem; align-items: center; font-weight: 620; font-size: .9375rem; border-radius: 7px; padding: .0625rem .5rem .0625rem .375rem; background: var(--hover); white-space: nowrap; }
.badge.red { background: var(--red-soft); color: var(--red-text); }
.badge.amber { background: var(--amber-soft); color: var(--amber-text); }
.badge.green { background: var(--green-soft); color: var(--green-text); }
.lane { font-size: .8125rem; border: 1px solid var(--line); border-radius: 99px; padding: 0 .5rem; color: var(--soft); }
.rows { display: grid; gap: .75rem; }
.desk .two { display: grid; gap: 2.25rem; }
.desk .two > div { display: grid; gap: 2.25rem; min-width: 0; }
.desk .two h2 { margin-top: 0; }
.row { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: .875rem 1rem; box-shadow: var(--shade); }
.row-head { display: flex; flex-wrap: wrap; gap: .25rem .625rem; align-items: center; font-size: .9375rem; }
.words { margin: .5rem 0; }
.row .words { font-size: 1.0625rem; }
.row .words a { text-decoration-color: var(--soft); }
.why { color: var(--soft); font-size: .9375rem; }
.why .badge { margin-right: .25rem; }
.rows + .banner { margin-top: 1rem; }
.due { margin-left: auto; font-size: 1.25rem; font-weight: 680; line-height: 1.2; white-space: nowrap; }
.ordered { display: flex; gap: .5rem; align-items: center; font-weight: 600; min-height: 2.75rem; }
.js form[data-poll]:not(.tired) > button { display: none; }
.actions { display: flex; flex-wrap: wrap; gap: .5rem; margin-top: .75rem; min-height: 2.75rem; }

.banner { display: flex; gap: .875rem; border-radius: 14px; padding: 1rem 1.125rem; margin: 0 0 1rem; border: 1px solid var(--line); background: var(--card); }
.banner > .shape { width: 1.75rem; height: 1.75rem; margin-top: .0625rem; }
.banner > div { min-width: 0; flex: 1; display: grid; gap: .375rem; }
.banner h2 { margin: 0; font-size: 1.1875rem; }
.banner.red { background: var(--red-soft); border-color: var(--red-text); border-left-width: 6px; }
.banner.red > .shape, .banner.red h2 { color: var(--red-text); }
.banner.amber { background: var(--amber-soft); border-color: var(--amber); border-left-width: 6px; }
.banner.amber > .shape, .banner.amber h2 { color: var(--amber-text); }
.banner button { background: var(--card); }
.banner button.red { background: var(--red); }
summary { cursor: pointer; min-height: 2.25rem; padding: .25rem 0; font-weight: 560; }
.evidence li { padding: .375rem 0; border-top: 1px solid var(--line); font-size: .9375rem; }
.notice { border: 1.5px solid var(--ink); border-radius: 12px; padding: .75rem 1rem; margin-bottom: 1rem; background: var(--card); font-weight: 560; }

.shell h1 { margin: 1.5rem 0 .5rem; }
.opener { margin-top: 2rem; }
.opener label { display: block; margin-bottom: .375rem; }
.opener .small { margin-top: .375rem; }
.code { font-size: 1.5rem; letter-spacing: .18em; width: 100%; max-width: 17rem; text-transform: uppercase; font-family: ui-monospace, 'DejaVu Sans Mono', monospace; }
.opener button { margin-top: 1rem; width: 100%; max-width: 17rem; min-height: 3.25rem; }
.opening { font-size: 1.25rem; }

.source { margin-top: .5rem; }
.flags { margin-top: .5rem; }
.flags li, .warnings li { padding: .125rem 0; font-weight: 560; font-size: .9375rem; }
.choice { border: 1px solid var(--line); background: var(--card); border-radius: 16px; padding: 1rem; margin: 0 0 1rem; min-width: 0; box-shadow: var(--shade); }
.choice.off .post, .choice.off .count, .choice.off .field { opacity: .45; }
.pick .soft { font-weight: 450; font-size: 1rem; }
.pick { display: flex; gap: .625rem; align-items: center; min-height: 2.75rem; font-weight: 650; font-size: 1.125rem; }
.post { border: 1px solid var(--line); border-radius: 14px; padding: .875rem 1rem; margin: .375rem 0 .5rem; background: var(--paper); }
.post.square { border-radius: 4px; }
.post.dashed { border-style: dashed; }
.post .who { display: flex; gap: .625rem; align-items: center; line-height: 1.3; }
.post .face { width: 2.5rem; height: 2.5rem; border-radius: 50%; background: var(--ink); color: var(--paper); display: grid; place-items: center; font-weight: 700; flex: none; }
.post.dashed .face { border-radius: 10px; }
.post .words { font-size: 1.125rem; line-height: 1.5; }
.post .words a, .post .tag { color: var(--blue); }
.post .card { border: 1px solid var(--line); border-radius: 12px; padding: .75rem .875rem; margin-top: .5rem; background: var(--card); line-height: 1.45; font-size: .9375rem; }
.post .foot { margin-top: .625rem; }
.post .card:has(> .picture) { padding-top: 0; overflow: hidden; }
.picture { margin: .5rem 0; }
.card > .picture { margin: 0 -.875rem .625rem; }
.picture img { width: 100%; height: auto; border-radius: 10px; display: block; background: var(--hover); }
.card > .picture img { aspect-ratio: 1.91; object-fit: cover; border-radius: 0; }
.picture .blank { aspect-ratio: 1.91; display: grid; place-items: center; text-align: center; padding: 1rem; border-radius: 10px; background: var(--hover); color: var(--soft); }
.card > .picture .blank { border-radius: 0; }
.posted img { display: block; width: 100%; max-width: 22rem; height: auto; aspect-ratio: 1.91; object-fit: cover; border-radius: 10px; margin-top: .5rem; }
.post .alt { margin-top: .375rem; }
.chip { display: inline-block; font: 600 .8125rem/1.4 ui-monospace, 'DejaVu Sans Mono', monospace; background: var(--ink); color: var(--paper); border-radius: 5px; padding: 0 .3rem; margin: 0 .1rem; text-decoration: none; }
.count { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
.count b { font-size: 1.25rem; font-weight: 650; white-space: nowrap; }
.count .soft { font-size: .875rem; text-align: right; }
.count.over b { text-decoration: underline wavy; text-underline-offset: .2em; }
.blocked { border: 1.5px solid var(--ink); border-radius: 12px; padding: .75rem 1rem; margin: .5rem 0; display: grid; gap: .5rem; justify-items: start; }
.blocked li { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: .9375rem; }
.edit { margin-top: .25rem; }
.edit > button { margin-top: .5rem; }
.card-fields { display: grid; gap: .25rem; margin-top: .875rem; }
.card-fields > label:not(:first-child) { margin-top: .5rem; }
.choice > .why { margin-top: .875rem; }
.changed { border-left: 4px solid var(--ink); padding: .125rem 0 .125rem .875rem; margin: .5rem 0 .75rem; }
.diff del { color: var(--soft); text-decoration-thickness: 2px; }
.diff ins { background: var(--hover); text-decoration: underline; text-decoration-thickness: 2px; font-weight: 650; }
.decide { display: grid; gap: .625rem; background: var(--card); border: 1px solid var(--line); border-radius: 18px 18px 0 0; padding: .875rem 1rem; box-shadow: 0 -6px 24px rgb(0 0 0 / .1); position: sticky; bottom: 0; margin: 0 -1.125rem; z-index: 2; }
.two-buttons { display: grid; grid-template-columns: 1.9fr 1fr; gap: .625rem; }
.two-buttons > * { grid-row: 1; min-width: 0; padding-inline: .75rem; }
.two-buttons > :last-child { grid-column: 2; }
.two-buttons > .armed { grid-column: 1 / -1; z-index: 1; background: var(--press); color: var(--press-ink); }
.two-buttons:has(.armed) > :not(.armed) { visibility: hidden; }
.leaves { font-weight: 560; min-height: 1.6em; }
.outcome { margin: 1rem 0 1.5rem; display: grid; gap: .5rem; }
.outcome .sign .shape { width: 3rem; height: 3rem; }
.outcome h1 { font-size: 2rem; }
.decision form, .report form[data-poll], .desk form[data-poll] { margin: 1.25rem 0; }

.stop { display: grid; place-items: center; padding: 1rem 0 1.5rem; }
.stop-button {
  width: min(100%, 58dvh, 30rem); aspect-ratio: 1; border: 0; padding: 0; border-radius: 0; background: var(--red); color: var(--red-ink);
  clip-path: polygon(29.3% 0, 70.7% 0, 100% 29.3%, 100% 70.7%, 70.7% 100%, 29.3% 100%, 0 70.7%, 0 29.3%); touch-action: manipulation;
}
.stop-button:hover { background: var(--red); filter: brightness(1.08); }
.stop-button:active { filter: brightness(.85); }
.stop-button:focus-visible { outline: none; box-shadow: inset 0 0 0 .5rem var(--red-ink); }
.stop-button:focus-visible .stop-words b { text-decoration: underline; text-underline-offset: .2em; }
.stop-words { display: grid; gap: .5rem; padding: 0 12%; }
.stop-words b { font-size: clamp(2.25rem, 11vw, 3.5rem); line-height: 1.05; font-weight: 780; letter-spacing: -.02em; }
.stopping .frozen-head { color: var(--red-text); }
.lead { text-align: center; max-width: 34rem; margin: 0 auto; }
.state { display: grid; gap: .375rem; margin: 0 0 1.25rem; padding: 1.25rem; border-radius: 18px; border: 1px solid var(--line); background: var(--card); }
.state .shape { width: 3.25rem; height: 3.25rem; }
.state h1, .state h2 { font-size: 2.25rem; font-weight: 750; margin: 0; }
.state.red { background: var(--red); color: var(--red-ink); border-color: var(--red); }
.state.red button { background: #fff; color: #1b1c1e; border-color: #fff; }
.figures { display: grid; grid-template-columns: repeat(3, 1fr); gap: .75rem; margin: 0; }
.figures div { display: flex; flex-direction: column-reverse; justify-content: flex-end; background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: .75rem .875rem; }
.figures dt { color: var(--soft); font-size: .875rem; line-height: 1.3; }
.figures dd { margin: 0; font-size: 2rem; font-weight: 680; line-height: 1.15; white-space: nowrap; }
.ways { margin: 0; }
.ways dt { font-weight: 600; font-size: .9375rem; }
.ways dd { margin-bottom: .75rem !important; }
.ways dd { margin: 0; }
code { font: .9375rem/1.5 ui-monospace, 'DejaVu Sans Mono', monospace; background: var(--hover); border-radius: 6px; padding: .125rem .4rem; }
.reason { display: grid; gap: .5rem; margin-top: 2rem; }
.reason label { grid-column: 1 / -1; }
.reason input { width: 100%; }
.sources { display: grid; gap: .25rem; font-size: .9375rem; }
.sources .shape { color: var(--soft); }

@media (min-width: 40rem) { .reason { grid-template-columns: 1fr auto; } }
@media (min-width: 62rem) {
  .top, main, .bottom { max-width: 74rem; padding: 0 2rem; }
  main { padding-top: 1.25rem; padding-bottom: 4rem; }
  main.shell, main.decision { max-width: 44rem; }
  main.stopping, main.report { max-width: 50rem; }
  h1 { font-size: 2.125rem; max-width: 32ch; }
  .two { display: grid; grid-template-columns: minmax(0, 1.3fr) minmax(0, .8fr); gap: 2.5rem; align-items: start; }
  .decide { border-radius: 18px; margin: 0; position: sticky; top: 1.5rem; bottom: auto; padding: 1.25rem; box-shadow: var(--shade); }
}
@media (max-width: 26rem) { .top:has(.stop-link) .mark .soft { display: none; } }
@media (prefers-reduced-motion: reduce) { *, *::before, *::after { animation-duration: .01ms !important; transition: none !important; } }
@media (forced-colors: active) { .stop-button { clip-path: none; border: 4px solid; } .badge, .chip { border: 1px solid; } }
@media print {
  body { background: #fff; color: #000; font-size: 11pt; }
  .top nav, .decide, .actions, form[data-poll], .reason, .skip, .stop, .edit { display: none; }
  .row, .choice, .banner, .state { break-inside: avoid; box-shadow: none; }
  .state.red { background: #fff; color: #000; border: 3pt solid #000; }
  details > *:not(summary) { display: block; }
  a[href^='http']::after { content: ' (' attr(href) ')'; font-size: 9pt; }
}
`;
