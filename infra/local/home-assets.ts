/** Style and script of the local page alone, over the style and script of all pages. */

export const HOME_STYLE = `
main.home { padding-bottom: 6.5rem; }
.home section { scroll-margin-top: 1rem; }
.home .columns > div > section > h2:first-child { margin-top: 1.75rem; }
.gone { position: sticky; top: .5rem; z-index: 3; border-width: 2px; }

.tour { background: var(--card); border: 1px solid var(--line); border-radius: 18px; padding: 1rem 1.125rem 1.25rem; margin-bottom: 1rem; box-shadow: var(--shade); }
.stepper { list-style: none; margin: 0 0 1rem; padding: 0 0 .875rem; border-bottom: 1px solid var(--line); display: flex; gap: .375rem; justify-content: space-between; }
.stepper li { display: grid; justify-items: center; align-content: start; gap: .25rem; flex: 1; min-width: 0; text-align: center; color: var(--soft); font-size: .8125rem; line-height: 1.25; overflow-wrap: normal; }
.stepper .step-sign { width: 1.875rem; height: 1.875rem; border-radius: 50%; border: 1.5px dashed var(--soft); display: grid; place-items: center; font-weight: 650; font-size: .9375rem; }
.stepper .is-done .step-sign, .stepper .is-now .step-sign { border: 1.5px solid var(--ink); }
.stepper .is-done { color: var(--ink); }
.stepper .is-done .step-sign .shape { width: 1.75rem; height: 1.75rem; vertical-align: 0; }
.stepper .is-now { color: var(--ink); font-weight: 700; }
.stepper .is-now .step-sign { background: var(--press); color: var(--press-ink); }
.stepper .step-trace { display: none; }
.tour h1 { font-size: 1.875rem; max-width: 24ch; font-variant-numeric: tabular-nums; }
.tour h1:focus { outline: none; }
.tour h1.is-frozen { color: var(--red-text); }
.tour h1 .shape { width: .9em; height: .9em; margin-right: .35em; vertical-align: -.08em; }
.tour .lead { margin: .5rem 0 1rem; max-width: 60ch; text-align: left; }
.tour h2 { margin: 1rem 0 .5rem; }
.step-actions { display: grid; gap: .75rem; }
.step-actions:empty { display: none; }
.step-actions .button, .step-actions button { width: 100%; }
.choices-list { display: grid; gap: .5rem; }
.choices-list .button { flex-direction: column; gap: .125rem; align-items: flex-start; text-align: left; padding: .625rem 1rem; }
.choices-list .about { font-weight: 450; font-size: .9375rem; }
.choices-list .strong { min-height: 4.25rem; }
.choices-list .strong b { font-size: 1.1875rem; }
.button.strong { background: var(--press); color: var(--press-ink); border-color: var(--press); }
.button.strong:hover { opacity: .92; background: var(--press); }
.button.red { background: var(--red); color: var(--red-ink); border-color: var(--red); }
.button.red:hover { background: var(--red); filter: brightness(1.08); }
.button.big { width: 100%; min-height: 4rem; font-size: 1.1875rem; font-weight: 660; border-radius: 14px; }
.button.small, button.small { min-height: 2.25rem; font-size: .9375rem; padding: .25rem .75rem; width: auto; }
.headline { border-left: 4px solid var(--ink); padding: .125rem 0 .125rem .75rem; font-size: 1.0625rem; line-height: 1.45; }
.subs { display: grid; gap: .25rem; margin: 1.25rem 0 0; }
.subs li { display: flex; gap: .5rem; align-items: flex-start; color: var(--soft); line-height: 1.45; }
.subs .shape { margin-top: .125rem; }
.subs .is-done { color: var(--ink); font-weight: 560; }
.proofs h2 { margin: 1.5rem 0 .375rem; font-size: 1rem; }
.tour .figures { grid-template-columns: repeat(2, 1fr); margin-top: 1.25rem; }
.step-figures:empty { display: none; }

.boxes { display: grid; gap: .75rem; }
.box { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: .5rem 1rem; box-shadow: var(--shade); }
.box > details > summary { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: baseline; min-height: 2.75rem; align-content: center; list-style-position: inside; }
.box-links { display: flex; gap: .5rem; flex-wrap: wrap; padding: .25rem 0 .5rem; }
.box-links .button { min-height: 2.5rem; padding: .25rem .875rem; font-size: .9375rem; }
.stop-quiet { color: var(--red-text); border-color: currentColor; }
.letters > li { border-top: 1px solid var(--line); }
.letters > li:nth-child(n + 5):not(:has([open])) { display: none; }
.box.all .letters > li { display: block; }
.box.all [data-all] { display: none; }
.letters summary { display: grid; grid-template-columns: 1fr auto; gap: 0 .75rem; align-items: baseline; padding: .625rem 0; line-height: 1.4; min-height: 2.75rem; list-style: none; font-weight: 400; }
.letters summary::-webkit-details-marker { display: none; }
.letters .subject::before { content: '▸'; display: inline-block; width: 1.125rem; color: var(--soft); }
.letters [open] > summary .subject::before { content: '▾'; }
.letters .unread { font-weight: 680; }
.letters iframe { width: calc(100% + 2rem); margin: 0 -1rem .5rem; border: 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); height: 24rem; max-height: 72vh; display: block; background: var(--paper); }

.more-rows { margin-top: .875rem; }
.more-rows > summary { font-weight: 600; }
.holder > ul { margin: 0; }
.small-link { font-size: .9375rem; }
.home .row .actions { min-height: 0; align-items: baseline; margin-top: .375rem; gap: .125rem .75rem; }
.home .row .small-link { padding: .375rem 0; }
.notice-line { display: flex; flex-wrap: wrap; gap: .375rem .625rem; align-items: center; margin-bottom: .625rem; font-weight: 560; }
.post-holder:target .row { border: 2px solid var(--ink); }
.headlines { display: grid; font-size: .9375rem; line-height: 1.45; }
.headlines li { padding: .3125rem 0; border-top: 1px solid var(--line); }
.headlines .is-proof { font-weight: 560; }
.headlines .lane .shape { width: .75rem; height: .75rem; vertical-align: -.06em; }
.came { animation: came 1.6s ease-out; }
@keyframes came { from { background: var(--hover); } }

.stop-bar { position: fixed; left: 0; right: 0; bottom: 0; z-index: 4; padding: .625rem 1.125rem calc(.625rem + env(safe-area-inset-bottom)); background: var(--paper); border-top: 1px solid var(--line); }
.stop-bar .button { max-width: 40rem; margin: 0 auto; display: flex; min-height: 3.5rem; line-height: 1.25; }
.stop-bar .small { font-weight: 450; display: block; font-size: .875rem; }

.tour-foot { margin-top: 1rem; color: var(--soft); }
.past { background: var(--card); border: 1px solid var(--line); border-radius: 18px; padding: 1rem 1.125rem 1.25rem; margin-top: 2rem; box-shadow: var(--shade); scroll-margin-top: 1rem; }
.past > h2 { margin: 0 0 .375rem; font-size: 1.375rem; }
.days { border: 0; margin: 1rem 0; padding: 0; display: grid; gap: .5rem; }
.day { display: flex; gap: .75rem; align-items: flex-start; padding: .625rem .875rem; border: 1px solid var(--line); border-radius: 12px; min-height: 2.75rem; cursor: pointer; line-height: 1.4; }
.day:hover { background: var(--hover); }
.day:has(:checked) { border: 2px solid var(--ink); padding: calc(.625rem - 1px) calc(.875rem - 1px); }
.day:has(:focus-visible) { outline: 3px solid var(--ink); outline-offset: 2px; }
.day input { flex: none; width: 1.25rem; height: 1.25rem; margin: .125rem 0 0; accent-color: var(--ink); }
.day .soft { display: block; font-weight: 400; }
.past-posts .num { white-space: nowrap; }
.past [data-do] { width: 100%; min-height: 3.5rem; font-size: 1.125rem; }
.past-name { margin-top: 1.5rem; }
.past-now { display: grid; grid-template-columns: auto 1fr; gap: .25rem 1.25rem; align-items: center; min-height: 5.5rem; }
.past-clock { font-size: 2.5rem; font-weight: 650; line-height: 1; }
.past-now progress { grid-column: 1 / -1; width: 100%; height: .5rem; accent-color: var(--ink); }
.past .verdict { font-size: 1.5rem; line-height: 1.25; font-weight: 680; margin: .25rem 0 1rem; max-width: 34ch; text-wrap: pretty; }
.past .verdict.is-frozen { color: var(--red-text); }
.past .verdict .shape { width: .9em; height: .9em; margin-right: .35em; vertical-align: -.08em; }
.past .figures { grid-template-columns: repeat(2, 1fr); margin-bottom: 1rem; }
.past-posts li { display: grid; grid-template-columns: 3.75rem 1fr; padding: .25rem 0; line-height: 1.45; border-top: 1px solid var(--line); }

@media (min-width: 62rem) {
  .past { padding: 1.5rem 2rem 1.75rem; }
  .days { grid-template-columns: 1fr 1fr; }
  .past [data-do] { width: auto; min-width: 18rem; }
  .past .figures { grid-template-columns: repeat(auto-fit, minmax(7rem, 1fr)); }
  .past-parts { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2.5rem; }
  .tour { padding: 1.5rem 2rem 1.75rem; }
  .stepper { gap: 1rem; margin-bottom: 1.5rem; padding-bottom: 1.25rem; }
  .stepper li { font-size: .9375rem; grid-template-columns: auto 1fr; justify-items: start; text-align: left; column-gap: .625rem; align-items: center; align-content: start; }
  .stepper .step-sign { grid-row: span 2; align-self: start; }
  .stepper .step-trace { display: block; font-size: .8125rem; font-weight: 400; grid-column: 2; }
  .stepper .step-name { align-self: center; }
  .step { display: grid; grid-template-columns: minmax(0, 1.25fr) minmax(0, .85fr); gap: 0 3rem; align-items: start; }
  .tour h1 { font-size: 2.5rem; }
  .tour .lead { font-size: 1.1875rem; }
  .step .subs { margin-top: .5rem; font-size: 1rem; }
  .step-figures { grid-column: 1 / -1; }
  .tour .figures { grid-auto-flow: column; grid-auto-columns: 1fr; grid-template-columns: none; }
  .tour .figures > div { flex-direction: row-reverse; justify-content: flex-end; align-items: center; gap: .75rem; padding: .5rem 1rem; }
  .columns { display: grid; grid-template-columns: minmax(0, 1.15fr) minmax(0, .95fr); gap: 0 2.5rem; align-items: start; }
  main.home { padding-bottom: 4rem; }
  .stop-bar { left: auto; right: max(2rem, calc((100vw - 74rem) / 2 + 2rem)); top: .5rem; bottom: auto; border: 0; background: none; padding: 0; }
  .stop-bar .button { min-width: 14rem; min-height: 3.25rem; box-shadow: 0 4px 20px rgb(0 0 0 / .22); }
}
@media print { .stop-bar, .tour .step-actions { display: none; } }
`;

export const HOME_SCRIPT = String.raw`'use strict';
(() => {
const EVERY = 1500;
const all = (selector, root) => [...(root || document).querySelectorAll(selector)];
const said = document.getElementById('said');
const gone = document.querySelector('[data-gone]');

/* Changes only what is different: what a person reads, has opened or stands on stays the same element. */
const keyOf = (node) => node.nodeType === 1 ? node.id : '';
const KEPT = { DETAILS: ['open'], IFRAME: ['src', 'style'], LI: ['class'] };
const morphAttributes = (from, to) => {
  const kept = KEPT[from.nodeName] && from.matches('details, iframe, .box') ? KEPT[from.nodeName] : [];
  for (const { name, value } of [...to.attributes]) if (!kept.includes(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
  for (const { name } of [...from.attributes]) if (!kept.includes(name) && !to.hasAttribute(name)) from.removeAttribute(name);
};
const arrived = (node) => {
  if (node.nodeType !== 1) return;
  if (node.id && node.matches('li')) node.classList.add('came');
  all('.banner.red details.evidence', node).forEach((each) => { each.open = true; });
};
const morph = (from, to) => {
  if (from.nodeType === 3) { if (from.data !== to.data) from.data = to.data; return; }
  if (from.nodeType !== 1) return;
  morphAttributes(from, to);
  if (from.nodeName === 'IFRAME' || from.isEqualNode(to)) return;
  const keyed = new Map([...from.childNodes].filter(keyOf).map((node) => [keyOf(node), node]));
  const wanted = new Set([...to.childNodes].map(keyOf).filter(Boolean));
  let here = from.firstChild;
  for (const next of [...to.childNodes]) {
    while (here && keyOf(here) && !wanted.has(keyOf(here))) { const old = here; here = here.nextSibling; old.remove(); }
    const key = keyOf(next);
    const same = key ? keyed.get(key) : here && !keyOf(here) && here.nodeName === next.nodeName ? here : null;
    if (same && same.nodeName === next.nodeName) {
      if (same === here) here = here.nextSibling;
      else from.insertBefore(same, here);
      morph(same, next);
    } else {
      const fresh = document.importNode(next, true);
      from.insertBefore(fresh, here);
      arrived(fresh);
    }
  }
  while (here) { const old = here; here = here.nextSibling; old.remove(); }
};

const heard = new Map(all('[data-live]').map((part) => [part.dataset.live, null]));
const stepOf = () => { const step = document.querySelector('[data-step]'); return step ? step.dataset.step : ''; };
const refresh = async () => {
  const answer = await fetch('/', { headers: { accept: 'text/html' }, cache: 'no-store', signal: AbortSignal.timeout ? AbortSignal.timeout(8000) : undefined });
  if (!answer.ok) throw new Error('not a page');
  const next = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const main = next.querySelector('main');
  if (!main) throw new Error('not a page');
  const title = (document.querySelector('.tour h1') || {}).textContent;
  const stood = document.activeElement;
  document.querySelector('main').dataset.now = main.dataset.now || '';
  for (const part of all('[data-live]', main)) {
    const name = part.dataset.live;
    const old = document.querySelector('[data-live="' + name + '"]');
    if (!old || heard.get(name) === part.outerHTML) continue;
    heard.set(name, part.outerHTML);
    morph(old, part);
  }
  const head = document.querySelector('.tour h1');
  if (head && head.textContent !== title) {
    if (said) { said.textContent = ''; setTimeout(() => { said.textContent = head.textContent; }, 60); }
    // What one stood on has gone with its step.
    if (stood && stood !== document.body && !stood.isConnected) head.focus({ preventScroll: true });
  }
};
let timer = 0;
let running = false;
const loop = async () => {
  clearTimeout(timer);
  if (running) return;
  running = true;
  try { await refresh(); gone.hidden = true; } catch { gone.hidden = false; }
  running = false;
  timer = setTimeout(() => { if (!document.hidden) void loop(); }, EVERY);
};
document.addEventListener('visibilitychange', () => { if (!document.hidden) void loop(); });
addEventListener('focus', () => void loop());

/* Mails: read where they are, as high as they are. */
const fit = (frame) => {
  const page = frame.contentDocument;
  if (page && page.documentElement) frame.style.height = Math.max(160, page.documentElement.scrollHeight) + 'px';
};
const load = (details) => {
  const frame = details.querySelector('iframe');
  if (!frame || frame.src) return;
  frame.addEventListener('load', () => { fit(frame); void loop(); });
  frame.src = frame.dataset.src;
};
document.addEventListener('toggle', (event) => {
  if (event.target instanceof HTMLDetailsElement && event.target.open && event.target.matches('[data-mail]')) load(event.target);
}, true);
addEventListener('resize', () => all('[data-mail][open] iframe').forEach(fit));

document.addEventListener('click', (event) => {
  const here = event.target instanceof Element ? event.target.closest('[data-do], [data-open-mail], [data-all]') : null;
  if (!here) return;
  if (here.matches('[data-all]')) { here.closest('.box').classList.add('all'); return; }
  if (here.matches('[data-open-mail]')) {
    event.preventDefault();
    event.stopPropagation();
    const letter = document.querySelector(here.getAttribute('href'));
    if (!letter) return;
    letter.closest('[data-box]').open = true;
    const mail = letter.querySelector('details');
    mail.open = true;
    mail.querySelector('summary').focus({ preventScroll: true });
    letter.scrollIntoView({ behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth', block: 'start' });
    return;
  }
  here.disabled = true;
  fetch('/local/do/' + (here.dataset.do === 'past' ? 'past/' + document.querySelector('input[name=past]:checked').value : here.dataset.do), { method: 'POST' }).then(() => loop()).catch(() => { gone.hidden = false; }).finally(() => { here.disabled = false; });
}, true);

all('.banner.red details.evidence').forEach((each) => { each.open = true; });
timer = setTimeout(() => void loop(), EVERY);
})();
`;
