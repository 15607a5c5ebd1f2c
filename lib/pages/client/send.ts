import { all, every, mainPart, one, say, W } from './dom.ts';
import { keepSecret } from './secret.ts';
import { setClock } from './times.ts';
import { pageWasShown } from './two-presses.ts';
import { SECOND_MS } from '../../records/durations.ts';

/** Sends forms without leaving the page, and puts the answer in its place. */

type Answer = { next: HTMLElement; title: string; nav: HTMLElement | null };

const SEND_WAIT_MS = 20 * SECOND_MS;
const SLOW_AFTER_MS = 700;

/** Rises with every page that is shown: what was begun for an older one stops. */
let round = 0;
export const currentRound = (): number => round;

const whenShown: (() => void)[] = [];
/** Has this done for the first page and for every one that takes its place. */
export const onShown = (todo: () => void): void => void whenShown.push(todo);
export const pageIsReady = (): void => {
  setClock();
  keepSecret();
  for (const todo of whenShown) todo();
};

/** A line of the script's own above the page. */
export const notice = (text: string): void => {
  for (const each of all('.notice[data-from-script]')) each.remove();
  const box = document.createElement('p');
  box.className = 'notice';
  box.dataset['fromScript'] = '';
  box.tabIndex = -1;
  box.textContent = text;
  mainPart().prepend(box);
  box.focus();
  say(text);
};

export const ask = async (action: string, body: URLSearchParams, waitMs: number): Promise<Answer> => {
  const answer = await fetch(action, {
    method: 'POST',
    body,
    headers: { accept: 'text/html' },
    cache: 'no-store',
    credentials: 'same-origin',
    redirect: 'error',
    signal: 'timeout' in AbortSignal ? AbortSignal.timeout(waitMs) : null,
  });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const next = one('main', page);
  if (next === null) throw new Error('not a page');
  return { next, title: page.title, nav: one('header nav', page) };
};

export const swap = ({ next, title, nav }: Answer): void => {
  round += 1;
  mainPart().replaceWith(next);
  document.title = title;
  if (nav !== null) one('header nav')?.replaceWith(nav);
  pageWasShown();
  pageIsReady();
  const outcome = one('[data-say]', next);
  const head = outcome ?? one('h1', next) ?? next;
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
  scrollTo(0, 0);
  if (outcome !== null) say(outcome.textContent.trim());
};

/** What a person has opened stays open. */
const keepOpen = (from: HTMLElement, to: HTMLElement): void => {
  const details = every(HTMLDetailsElement, 'details', to);
  for (const [index, each] of every(HTMLDetailsElement, 'details', from).entries()) {
    const now = details[index];
    if (now !== undefined) now.open = each.open;
  }
};

/** Puts a part in the place of an older one, unless a person is using that one. */
const swapPart = (part: HTMLElement): void => {
  const old = one(`[data-part="${part.dataset['part'] ?? ''}"]`, mainPart());
  if (old?.querySelector('.armed, [form="bulk"]:checked') !== null) return;
  const held = old.contains(document.activeElement) ? document.activeElement : null;
  // A heading has the focus because this script gave it: its successor gets it. Anything else is in a person's hands.
  const isHeading = held?.matches('h1, h2, [data-say]') === true;
  const head = isHeading ? (one('[data-say]', part) ?? one('h1', part)) : null;
  if (held !== null && head === null) return;
  if (head !== null) head.tabIndex = -1;
  keepOpen(old, part);
  if (part.outerHTML === old.outerHTML) return;
  old.replaceWith(part);
  if (head === null) return;
  head.focus({ preventScroll: true });
  say(head.textContent.trim());
};

/** Changes only the parts of the page that are different now. */
export const swapParts = ({ next, title }: Answer): void => {
  document.title = title;
  mainPart().dataset['now'] = next.dataset['now'] ?? '';
  setClock();
  for (const part of all('[data-part]', next)) swapPart(part);
  if (one('form[data-poll]', next) === null) one('form[data-poll]', mainPart())?.remove();
  keepSecret();
};

/** Sends a form's fields and shows the answer; without an answer it says `failed`. */
export const send = async (
  action: string,
  body: URLSearchParams,
  form: HTMLFormElement | null,
  failed: string = W.noAnswer,
): Promise<void> => {
  const buttons = form === null ? [] : every(HTMLButtonElement, 'button', form);
  const were = buttons.map((button) => button.disabled);
  for (const button of buttons) button.disabled = true;
  const slow = setTimeout(() => {
    form?.classList.add('slow');
    say(W.sending);
  }, SLOW_AFTER_MS);
  try {
    swap(await ask(action, body, SEND_WAIT_MS));
  } catch {
    for (const [index, button] of buttons.entries()) button.disabled = were[index] ?? false;
    notice(failed);
  } finally {
    clearTimeout(slow);
    form?.classList.remove('slow');
  }
};
