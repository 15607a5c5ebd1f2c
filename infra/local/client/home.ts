import { morph, openEvidence } from './morph.ts';

/**
 * The script of the local page: it looks again every second and a half, shows mails in their place, and presses
 * buttons.
 */

const EVERY_MS = 1500;
const WAIT_MS = 8000;

const all = (selector: string, root: ParentNode = document): HTMLElement[] => [
  ...root.querySelectorAll<HTMLElement>(selector),
];
const one = (selector: string, root: ParentNode = document): HTMLElement | null =>
  root.querySelector<HTMLElement>(selector);

const said = document.getElementById('said');
const showGone = (gone: boolean): void => {
  for (const each of all('[data-gone]')) each.hidden = !gone;
};

/* Looking again */

const heard = new Map<string, string>();

const readPage = async (): Promise<HTMLElement> => {
  const answer = await fetch('/', {
    headers: { accept: 'text/html' },
    cache: 'no-store',
    signal: 'timeout' in AbortSignal ? AbortSignal.timeout(WAIT_MS) : null,
  });
  if (!answer.ok) throw new Error('not a page');
  const main = one('main', new DOMParser().parseFromString(await answer.text(), 'text/html'));
  if (main === null) throw new Error('not a page');
  return main;
};

const tellNewStep = (before: string | undefined, stood: Element | null): void => {
  const head = one('.tour h1');
  if (head === null || head.textContent === before) return;
  if (said !== null) {
    said.textContent = '';
    setTimeout(() => {
      said.textContent = head.textContent;
    }, 60);
  }
  // What one stood on has gone with its step.
  if (stood !== null && stood !== document.body && !stood.isConnected) head.focus({ preventScroll: true });
};

const refresh = async (): Promise<void> => {
  const next = await readPage();
  const title = one('.tour h1')?.textContent;
  const stood = document.activeElement;
  const main = one('main');
  if (main !== null) main.dataset['now'] = next.dataset['now'] ?? '';
  for (const part of all('[data-live]', next)) {
    const name = part.dataset['live'] ?? '';
    const old = one(`[data-live="${name}"]`);
    if (old === null || heard.get(name) === part.outerHTML) continue;
    heard.set(name, part.outerHTML);
    morph(old, part);
  }
  tellNewStep(title, stood);
};

let timer = 0;
let running = false;
const lookLater = (): void => {
  timer = window.setTimeout(() => {
    if (!document.hidden) void look();
  }, EVERY_MS);
};
const look = async (): Promise<void> => {
  clearTimeout(timer);
  if (running) return;
  running = true;
  try {
    await refresh();
    showGone(false);
  } catch {
    showGone(true);
  }
  running = false;
  lookLater();
};

document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void look();
});
addEventListener('focus', () => void look());

/* Mails: read where they are, as high as they are */

const frameIn = (letter: Element): HTMLIFrameElement | null => letter.querySelector('iframe');

const fit = (frame: HTMLIFrameElement | null): void => {
  const height = frame?.contentDocument?.documentElement.scrollHeight;
  if (frame !== null && height !== undefined) frame.style.height = `${Math.max(160, height)}px`;
};

const load = (letter: HTMLDetailsElement): void => {
  const frame = frameIn(letter);
  if (frame === null || frame.src !== '') return;
  frame.addEventListener('load', () => {
    fit(frame);
    void look();
  });
  frame.src = frame.dataset['src'] ?? '';
};

document.addEventListener(
  'toggle',
  (event) => {
    const { target } = event;
    if (target instanceof HTMLDetailsElement && target.open && target.matches('[data-mail]')) load(target);
  },
  true,
);
addEventListener('resize', () => all('[data-mail][open]').forEach((letter) => fit(frameIn(letter))));

const openMail = (href: string): void => {
  const item = one(href);
  if (item === null) return;
  const box = item.closest<HTMLDetailsElement>('[data-box]');
  if (box !== null) box.open = true;
  const letter = item.querySelector('details');
  if (letter !== null) letter.open = true;
  one('summary', item)?.focus({ preventScroll: true });
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  item.scrollIntoView({ behavior: still ? 'auto' : 'smooth', block: 'start' });
};

/* Buttons */

const order = async (button: HTMLButtonElement): Promise<void> => {
  const name = button.dataset['do'] ?? '';
  const day = document.querySelector<HTMLInputElement>('input[name=past]:checked')?.value ?? '';
  button.disabled = true;
  try {
    await fetch(`/local/do/${name === 'past' ? `past/${day}` : name}`, { method: 'POST' });
    void look();
  } catch {
    showGone(true);
  } finally {
    button.disabled = false;
  }
};

document.addEventListener(
  'click',
  (event) => {
    const pressed = event.target instanceof Element ? event.target : null;
    const here = pressed?.closest<HTMLElement>('[data-do], [data-open-mail], [data-all]') ?? null;
    if (here === null) return;
    if (here.matches('[data-all]')) here.closest('.box')?.classList.add('all');
    else if (here.matches('[data-open-mail]')) {
      event.preventDefault();
      event.stopPropagation();
      openMail(here.getAttribute('href') ?? '');
    } else if (here instanceof HTMLButtonElement) void order(here);
  },
  true,
);

openEvidence(document);
lookLater();
