/**
 * The one script, served at /vigie.js. It moves the secret from the fragment into forms, sends forms without leaving the page, and asks a person to
 * press twice. Everything it does works without it too, except opening by the fragment. The server judges; what is counted here is a help while typing.
 */

/** Counting and finding as lib/delivery/text.ts does; a test holds the two together. */
export const COUNTING = String.raw`
const graphemes = typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('und', { granularity: 'grapheme' }) : null;
const graphemeCount = (text) => graphemes === null ? [...text].length : [...graphemes.segment(text)].length;
const LINK = /https?:\/\/[^\s\p{Cc}<>"“”«»‹›]+/giu;
const DOMAIN = /(?<![\p{L}\p{N}_@.\/-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|fr|eu|be|ch|ca|de|es|it|nl|uk|us|io|co|info|news|tv|me|app|dev|gouv\.fr)(?![\p{L}\p{N}_-])(?:\/[^\s]*)?/giu;
const trimmed = (link) => link.replace(/[.,;:!?…'’*)\]}]+$/u, '');
const shorten = (text) => text.replace(LINK, (raw) => '.'.repeat(23) + raw.slice(trimmed(raw).length));
let EMOJI = /\p{Extended_Pictographic}/gu;
let UNSEEN = null;
try {
  EMOJI = new RegExp('\\p{RGI_Emoji}|\\p{Extended_Pictographic}[\\u{FE0E}\\u{FE0F}]?(?:\\u{200D}\\p{Extended_Pictographic}[\\u{FE0E}\\u{FE0F}]?)*|[0-9#*]\\u{FE0F}\\u{20E3}', 'gv');
  UNSEEN = new RegExp('[\\p{Default_Ignorable_Code_Point}\\p{Cc}\\p{Co}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}\\u{2800}\\p{Bidi_Control}]', 'gv');
} catch { /* An older browser: the server finds them. */ }
const IN_PLACE = [
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Gujarati}\p{Script=Gurmukhi}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}])[\u{200C}\u{200D}](?=\p{L})/gu,
  /(?<=\p{Unified_Ideograph})[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]/gu,
];
// X makes links only of hosts whose last part exists.
const NO_HOST = /^https?:\/\/(?:[^\/?#]*@)?(?:[^\/?#.:]+|[\d.]+|[^\/?#:]*\.(?:example|test|invalid|localhost|local))(?=[\/?#:]|$)/i;
const shortenOnX = (text) => text.replace(LINK, (raw) => NO_HOST.test(trimmed(raw)) ? raw : '.'.repeat(23) + raw.slice(trimmed(raw).length));
const weigh = (text) => {
  let weight = 0;
  const bare = text.normalize('NFC').replace(EMOJI, '\u4e00');
  const counted = shortenOnX(bare).replace(DOMAIN, '.'.repeat(23));
  for (const character of counted) {
    const point = character.codePointAt(0);
    const light = point <= 4351 || (point >= 8192 && point <= 8205) || (point >= 8208 && point <= 8223) || (point >= 8242 && point <= 8247);
    weight += light ? 1 : 2;
  }
  return weight;
};
const measure = (network, text) => {
  if (network === 'x') return { used: weigh(text), limit: 280 };
  if (network === 'bluesky') {
    const used = graphemeCount(text);
    const bytes = new TextEncoder().encode(text).length;
    return bytes / 3000 > used / 300 ? { used: bytes, limit: 3000 } : { used, limit: 300 };
  }
  return { used: graphemeCount(shorten(text)), limit: 500 };
};
/** Where characters stand that do not show, except where they belong. */
const unseenIn = (text) => {
  if (UNSEEN === null) return [];
  const blank = (whole) => ' '.repeat(whole.length);
  const rest = [EMOJI, ...IN_PLACE].reduce((left, pattern) => left.replace(pattern, blank), text);
  return [...rest.matchAll(UNSEEN)]
    .filter((match) => match[0] !== '\n')
    .map((match) => ({ index: match.index, text: match[0], name: 'U+' + match[0].codePointAt(0).toString(16).toUpperCase().padStart(4, '0') }));
};
`;

export const SCRIPT = String.raw`'use strict';
(() => {
${COUNTING}
const W = JSON.parse(document.body.dataset.words || '{}');
const fill = (text, values) => Object.entries(values).reduce((out, [key, value]) => out.replaceAll('{' + key + '}', String(value)), text);
const all = (selector, root) => [...(root || document).querySelectorAll(selector)];
const main = () => document.querySelector('main');
const said = document.getElementById('said');
const say = (text) => { if (said && text) { said.textContent = ''; setTimeout(() => { said.textContent = text; }, 60); } };

/* The secret of the link: from the fragment, never into an address that is sent. */
const readSecret = () => (/^#([A-Za-z0-9_~.=-]{16,512})$/.exec(location.hash) || [])[1] || '';
let secret = readSecret();

/* Two presses. A press must be a person's, the second at least a second after the first, neither within a second of the page. */
const APART = 1000;
let shownAt = performance.now();
const armed = new WeakMap();
const labelOf = (button) => button.querySelector('[data-label]') || button;
const disarm = (button) => {
  const was = armed.get(button);
  if (!was) return;
  armed.delete(button);
  clearTimeout(was.timer);
  labelOf(button).textContent = was.label;
  button.classList.remove('armed');
};
const disarmAll = (root) => all('button.armed', root).forEach(disarm);
const arm = (button, words) => {
  all('button.armed').forEach(disarm);
  const label = labelOf(button);
  armed.set(button, { at: performance.now(), label: label.textContent, timer: setTimeout(() => disarm(button), 30000) });
  label.textContent = words;
  button.classList.add('armed');
  say(words + '. ' + W.pressToConfirm);
};

/* What is due to be sent in some seconds, and can be called back until then. It outlives the swapping of the page. */
const pending = new Map();
const keyOf = (form) => form.getAttribute('action') + '?' + new URLSearchParams(new FormData(form)).toString();
const showPending = (form) => {
  const due = pending.get(keyOf(form));
  const old = form.querySelector('.counting');
  const button = form.querySelector('button[data-sure]');
  if (!due) { if (old) old.remove(); if (button) button.hidden = false; return; }
  const text = fill(W.takingBackIn, { n: Math.max(0, Math.ceil((due.until - performance.now()) / 1000)) });
  if (old) { old.querySelector('b').textContent = text; return; }
  button.hidden = true;
  const box = document.createElement('span');
  box.className = 'counting';
  const words = document.createElement('b');
  words.className = 'num';
  words.textContent = text;
  const undo = document.createElement('button');
  undo.type = 'button';
  undo.className = 'quiet';
  undo.textContent = W.undo;
  undo.addEventListener('click', () => { pending.delete(keyOf(form)); showPending(form); button.focus(); say(W.undone); });
  box.append(words, undo);
  form.append(box);
  undo.focus();
  say(text + '. ' + W.undo + '?');
};
setInterval(() => {
  for (const [key, due] of pending) {
    if (performance.now() < due.until) continue;
    pending.delete(key);
    const form = all('form[data-guard]').find((each) => keyOf(each) === key);
    send(due.action, due.body, form || null);
  }
  all('form[data-guard]').forEach((form) => { if (form.querySelector('.counting') || pending.has(keyOf(form))) showPending(form); });
}, 250);
addEventListener('pagehide', () => {
  for (const due of pending.values()) navigator.sendBeacon(due.action, due.body);
  pending.clear();
});

/* Sending and swapping. */
let round = 0;
const notice = (text) => {
  all('.notice[data-from-script]').forEach((each) => each.remove());
  const box = document.createElement('p');
  box.className = 'notice';
  box.dataset.fromScript = '';
  box.tabIndex = -1;
  box.textContent = text;
  main().prepend(box);
  box.focus();
  say(text);
};
const ask = async (action, body, wait) => {
  const answer = await fetch(action, {
    method: 'POST', body, headers: { accept: 'text/html' }, cache: 'no-store', credentials: 'same-origin', redirect: 'error',
    signal: AbortSignal.timeout ? AbortSignal.timeout(wait) : undefined,
  });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = page.querySelector('main');
  if (!next) throw new Error('not a page');
  return { next, title: page.title, nav: page.querySelector('header nav') };
};
const swap = ({ next, title, nav }) => {
  round += 1;
  main().replaceWith(next);
  document.title = title;
  const old = document.querySelector('header nav');
  if (old && nav) old.replaceWith(nav);
  shownAt = performance.now();
  ready();
  const words = next.querySelector('[data-say]');
  const head = words || next.querySelector('h1') || next;
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
  scrollTo(0, 0);
  if (words) say(words.textContent.trim());
};
/* Only what changed, and never what a person is using. */
const swapParts = ({ next, title }) => {
  document.title = title;
  main().dataset.now = next.dataset.now || '';
  sync();
  for (const part of all('[data-part]', next)) {
    const old = main().querySelector('[data-part="' + part.dataset.part + '"]');
    if (!old || old.querySelector('.armed')) continue;
    // A heading has the focus because this script gave it: its successor gets it. Anything else there is in a person's hands.
    const held = old.contains(document.activeElement) ? document.activeElement : null;
    const head = held && held.matches('h1, h2, [data-say]') ? part.querySelector('[data-say]') || part.querySelector('h1') : null;
    if (held && !head) continue;
    if (head) head.tabIndex = -1;
    all('details', old).forEach((each, index) => { const now = all('details', part)[index]; if (now) now.open = each.open; });
    if (part.outerHTML === old.outerHTML) continue;
    old.replaceWith(part);
    if (head) { head.focus({ preventScroll: true }); say(head.textContent.trim()); }
  }
  const poll = main().querySelector('form[data-poll]');
  if (poll && !next.querySelector('form[data-poll]')) poll.remove();
  keepSecret();
};
const send = async (action, body, form, words) => {
  const buttons = form ? all('button', form) : [];
  const was = buttons.map((button) => button.disabled);
  buttons.forEach((button) => { button.disabled = true; });
  const slow = setTimeout(() => { if (form) form.classList.add('slow'); say(W.sending); }, 700);
  try {
    swap(await ask(action, body, 20000));
  } catch {
    buttons.forEach((button, index) => { button.disabled = was[index]; });
    notice(words || W.noAnswer);
  } finally {
    clearTimeout(slow);
    if (form) form.classList.remove('slow');
  }
};
const bodyOf = (form, button, sure) => {
  const data = new FormData(form);
  if (button && button.name) data.append(button.name, button.value);
  if (sure) data.set('sure', 'yes');
  return new URLSearchParams(data);
};

/* The stop: one press, one id; asked again until somebody answers, then the other ways. */
const uuid = () => crypto.randomUUID ? crypto.randomUUID() : [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
const TRIES = 5;
let pressed = '';
const stopNow = async (form) => {
  if (form.dataset.busy) return;
  form.dataset.busy = 'yes';
  const field = (name) => form.querySelector('[name="' + name + '"]');
  // One press of a person is one id, however often it must be sent.
  pressed = pressed || field('id').value || uuid();
  field('id').value = pressed;
  if (field('token').value === '') field('token').value = secret;
  const body = bodyOf(form, null, false);
  const show = (name, on) => all('[data-' + name + ']').forEach((each) => { each.hidden = !on; });
  show('before', false); show('failed', false); show('while', true);
  const head = document.querySelector('[data-while] h2');
  if (head) { head.focus(); say(head.textContent); } else form.classList.add('slow');
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      swap(await ask('/stop', body, 6000));
      return;
    } catch {
      const line = document.querySelector('[data-retry]');
      if (line) line.textContent = fill(W.stopRetry, { n: attempt + 1 + ' / ' + TRIES });
      if (attempt < TRIES) await new Promise((go) => setTimeout(go, 800));
    }
  }
  delete form.dataset.busy;
  form.classList.remove('slow');
  show('while', false); show('failed', true);
  const failed = document.querySelector('[data-failed] h2');
  if (failed) { failed.focus(); say(failed.textContent); } else notice(W.noAnswer);
};

/* Following what is not settled. */
const follow = (form) => {
  const mine = round;
  all('[data-following]', form).forEach((each) => { each.hidden = false; });
  const every = Number(form.dataset.every);
  let left = Number(form.dataset.most);
  const step = async () => {
    if (mine !== round || !form.isConnected) return;
    if (left <= 0) { form.classList.add('tired'); all('[data-tired]', form).forEach((each) => { each.hidden = false; }); all('[data-following]', form).forEach((each) => { each.hidden = true; }); return; }
    left -= 1;
    if (!document.hidden) {
      try {
        const answer = await ask(form.getAttribute('action'), bodyOf(form, null, false), 10000);
        if (mine !== round) return;
        swapParts(answer);
      } catch { /* The next round asks again; the button is there for a person. */ }
    }
    setTimeout(step, every);
  };
  setTimeout(step, every);
};

/* The review: the preview, the count and the blocking characters follow what is typed. */
const picked = (form) => all('[data-choice]', form).filter((each) => each.querySelector('[name="pick"]').checked);
const escapeText = (text) => { const span = document.createElement('span'); span.textContent = text; return span.firstChild || document.createTextNode(''); };
const showText = (choice, text) => {
  const shown = choice.querySelector('.exact');
  if (!shown) return;
  shown.replaceChildren();
  const marks = unseenIn(text).map((each) => ({ start: each.index, end: each.index + each.text.length, chip: each.name }));
  for (const match of text.matchAll(LINK)) {
    const link = trimmed(match[0]);
    if (URL.canParse && !URL.canParse(link)) continue;
    const mark = { start: match.index, end: match.index + link.length, link };
    if (!marks.some((each) => each.start < mark.end && mark.start < each.end)) marks.push(mark);
  }
  marks.sort((a, b) => a.start - b.start);
  let at = 0;
  for (const mark of marks) {
    shown.append(escapeText(text.slice(at, mark.start)));
    if (mark.chip) {
      const chip = document.createElement('span');
      chip.className = 'chip';
      chip.textContent = mark.chip;
      shown.append(chip);
    } else {
      const link = document.createElement('a');
      link.href = mark.link; link.rel = 'noreferrer noopener'; link.target = '_blank';
      link.textContent = mark.link;
      shown.append(link);
    }
    at = mark.end;
  }
  shown.append(escapeText(text === '' ? W.emptyText : text.slice(at)));
};
/* The card beside the text: its words and its picture follow what is typed. */
const cardLine = (field) => field.value.replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ').trim();
const showCard = (choice) => {
  const field = (name) => choice.querySelector('[data-card="' + name + '"]');
  const title = choice.querySelector('[data-card-title]');
  if (!title || !field('title')) return;
  title.textContent = cardLine(field('title'));
  const about = choice.querySelector('[data-card-description]');
  about.textContent = cardLine(field('description'));
  about.hidden = about.textContent === '';
  const bare = field('bare');
  const picture = choice.querySelector('.card [data-picture]');
  if (bare && picture) picture.hidden = bare.checked;
  const alt = choice.querySelector('.alt');
  if (alt && bare) alt.hidden = bare.checked;
  if (alt && field('alt')) alt.textContent = cardLine(field('alt')) === '' ? W.noAlt : fill(W.alt, { alt: cardLine(field('alt')) });
};
const look = (choice, changed) => {
  const area = choice.querySelector('textarea');
  const text = area.value.replaceAll('\r\n', '\n');
  const { used, limit } = measure(choice.dataset.network, text);
  if (changed) {
    const left = limit - used;
    choice.querySelector('[data-left]').textContent = fill(left < 0 ? W.over : W.left, { n: Math.abs(left) });
    const line = choice.querySelector('[data-used]');
    line.textContent = line.textContent.replace(/\d+/, String(used)).replace(/(\d+\D+)\d+/, (whole, head) => head + limit);
    choice.querySelector('[data-count]').classList.toggle('over', left < 0);
    showText(choice, text);
    showCard(choice);
  }
  const around = all('textarea[data-card]', choice).map((field) => field.value);
  const unseen = [text, ...around].flatMap(unseenIn);
  if (changed) {
    const list = choice.querySelector('[data-blocking]');
    list.replaceChildren(...unseen.map((each) => {
      const item = document.createElement('li');
      item.textContent = fill(W.invisible, { n: each.name });
      return item;
    }));
    choice.querySelector('[data-block]').hidden = unseen.length === 0;
  }
  choice.querySelector('[data-clean]').hidden = unseen.length === 0;
  return unseen.length === 0 && used <= limit && text.trim() !== '';
};
const judge = (form, changed) => {
  const fine = all('[data-choice]', form).map((choice) => [choice, look(choice, changed === choice)]);
  const chosen = picked(form);
  all('button[data-approve]', form).forEach((button) => {
    button.disabled = chosen.length === 0 || fine.some(([choice, good]) => !good && chosen.includes(choice));
  });
  all('[data-choice]', form).forEach((choice) => { choice.classList.toggle('off', !chosen.includes(choice)); });
  all('[data-leaves]', form).forEach((each) => { each.textContent = chosen.length === 0 ? '' : fill(each.dataset.leaves, { what: whatLeaves(form) }); });
};
const listed = (items) => items.length < 2 ? items.join('') : items.slice(0, -1).join(', ') + ' ' + W.and + ' ' + items[items.length - 1];
const whatLeaves = (form) => {
  const times = new Map();
  for (const choice of picked(form)) {
    const slot = choice.querySelector('[data-slot]');
    const at = slot.options[slot.selectedIndex].dataset.said;
    times.set(at, [...(times.get(at) || []), choice.dataset.where]);
  }
  return [...times].map(([at, where]) => at + ' ' + W.on + ' ' + listed([...new Set(where)])).join(', ');
};

/* Near times stay right. */
let drift = 0;
const sync = () => { const now = Number(main().dataset.now); if (now > 0) drift = now - Date.now(); };
const retime = () => {
  const now = Date.now() + drift;
  for (const each of all('time[data-at]')) {
    const away = Number(each.dataset.at) - now;
    const minutes = Math.round(Math.abs(away) / 60000);
    if (minutes >= 60) continue;
    each.textContent = Math.abs(away) < 60000 ? (away > 0 ? W.inLessThanAMinute : W.now) : fill(away > 0 ? W.inMinutes : W.minutesAgo, { n: minutes });
  }
};
setInterval(retime, 15000);

const keepSecret = () => {
  const token = secret || (document.querySelector('main [name="token"]') || {}).value || '';
  if (token !== '') all('a[data-keep]').forEach((link) => { link.href = link.getAttribute('href').split('#')[0] + '#' + token; });
};

const ready = () => {
  sync();
  keepSecret();
  all('form[data-review]').forEach((form) => judge(form, null));
  all('form[data-poll]').forEach(follow);
  all('form[data-guard]').forEach((form) => { if (pending.has(keyOf(form))) showPending(form); });
};

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') disarmAll();
  // A key held down is one press.
  if (event.repeat && (event.key === 'Enter' || event.key === ' ') && event.target instanceof HTMLButtonElement) event.preventDefault();
}, true);

document.addEventListener('click', (event) => {
  const here = event.target instanceof Element ? event.target.closest('button, a[href^="#"]') : null;
  if (!here) { disarmAll(); return; }
  if (here instanceof HTMLAnchorElement) { event.preventDefault(); const to = document.querySelector(here.getAttribute('href')); if (to) { to.focus(); to.scrollIntoView(); } return; }
  all('button.armed').filter((each) => each !== here).forEach(disarm);
  const form = here.form;
  if (here.matches('[data-press-again]')) { const stop = document.querySelector('form[data-stop]'); if (event.isTrusted && stop) void stopNow(stop); return; }
  if (here.matches('[data-clean]')) {
    const area = here.closest('[data-choice]').querySelector('textarea');
    for (const field of [area, ...all('textarea[data-card]', here.closest('[data-choice]'))])
      field.value = unseenIn(field.value).reverse().reduce((text, each) => text.slice(0, each.index) + text.slice(each.index + each.text.length), field.value);
    disarmAll();
    judge(form, here.closest('[data-choice]'));
    area.focus();
    return;
  }
  if (!form || here.type !== 'submit') return;
  if (form.matches('[data-stop]')) { event.preventDefault(); if (event.isTrusted) void stopNow(form); return; }
  const words = here.dataset.approve ? fill(here.dataset.approve, { what: whatLeaves(form) }) : here.dataset.sure;
  if (form.matches('[data-guard]') && (!event.isTrusted || performance.now() - shownAt < APART)) { event.preventDefault(); return; }
  if (!words) return;
  event.preventDefault();
  const first = armed.get(here);
  if (!first) { arm(here, words); return; }
  if (performance.now() - first.at < APART) return;
  disarm(here);
  const seconds = Number(here.dataset.undo || 0);
  if (seconds > 0) {
    pending.set(keyOf(form), { until: performance.now() + seconds * 1000, action: form.getAttribute('action'), body: bodyOf(form, here, true) });
    showPending(form);
    return;
  }
  void send(form.getAttribute('action'), bodyOf(form, here, true), form);
});

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.method !== 'post') return;
  event.preventDefault();
  if (form.matches('[data-stop]')) return;
  // Only a button of ours decides: what a machine submits has none, or one that asks for two presses.
  const button = event.submitter;
  if (form.matches('[data-guard]') && (!button || button.dataset.sure || button.dataset.approve)) return;
  void send(form.getAttribute('action'), bodyOf(form, button, false), form, form.matches('[data-open]') ? W.cannotOpen : undefined);
});

document.addEventListener('input', (event) => {
  const form = event.target.form;
  if (!form) return;
  disarmAll(form);
  if (form.matches('[data-review]')) judge(form, event.target.matches('[data-text], [data-card]') ? event.target.closest('[data-choice]') : null);
});

/* A picture that its address no longer serves: the words that stand for it. */
document.addEventListener('error', (event) => {
  const holder = event.target instanceof HTMLImageElement ? event.target.closest('[data-picture]') : null;
  if (!holder) return;
  event.target.hidden = true;
  all('[data-unseen]', holder).forEach((each) => { each.hidden = false; });
}, true);

const start = () => {
  document.documentElement.classList.add('js');
  const open = document.querySelector('form[data-open]');
  if (open && secret !== '') {
    open.querySelector('[name="token"]').value = secret;
    all('[data-opening]', open).forEach((each) => { each.hidden = false; });
    all('[data-by-hand]', open).forEach((each) => { each.hidden = true; });
    const body = bodyOf(open, null, false);
    void send(open.getAttribute('action'), body, open, W.cannotOpen).then(() => {
      all('[data-opening]').forEach((each) => { each.hidden = true; });
      all('[data-by-hand]').forEach((each) => { each.hidden = false; });
    });
  }
  const stop = document.querySelector('form[data-stop]');
  if (stop && secret === '' && stop.querySelector('[name="token"]').value === '') {
    stop.querySelector('button').disabled = true;
    all('[data-no-link]').forEach((each) => { each.hidden = false; });
  }
  ready();
};
addEventListener('hashchange', () => { const next = readSecret(); if (next !== '' && next !== secret) location.reload(); });
start();
})();
`;
