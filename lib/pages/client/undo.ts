import { addressOf, every, fieldsOf, fill, find, one, say, sureFieldsOf, W } from './dom.ts';
import { onShown, send } from './send.ts';

/**
 * Waits some seconds after the second press before it sends, so that a person can undo it, even while the page
 * changes.
 */

type Due = { until: number; action: string; body: URLSearchParams };
const pending = new Map<string, Due>();

const keyOf = (form: HTMLFormElement): string => `${addressOf(form)}?${fieldsOf(form).toString()}`;
const guarded = (): HTMLFormElement[] => every(HTMLFormElement, 'form[data-guard]');

const countdown = (form: HTMLFormElement, text: string): void => {
  const button = find(HTMLButtonElement, 'button[data-sure]', form);
  const box = document.createElement('span');
  box.className = 'counting';
  const left = document.createElement('b');
  left.className = 'num';
  left.textContent = text;
  const undo = document.createElement('button');
  undo.type = 'button';
  undo.className = 'quiet';
  undo.textContent = W.undo;
  undo.addEventListener('click', () => {
    pending.delete(keyOf(form));
    showPending(form);
    button?.focus();
    say(W.undone);
  });
  if (button !== null) button.hidden = true;
  box.append(left, undo);
  form.append(box);
  undo.focus();
  say(`${text}. ${W.undo}?`);
};

const showPending = (form: HTMLFormElement): void => {
  const due = pending.get(keyOf(form));
  const old = one('.counting', form);
  if (due === undefined) {
    old?.remove();
    const button = find(HTMLButtonElement, 'button[data-sure]', form);
    if (button !== null) button.hidden = false;
    return;
  }
  const seconds = Math.max(0, Math.ceil((due.until - performance.now()) / 1000));
  const text = fill(W.takingBackIn, { n: seconds });
  if (old === null) countdown(form, text);
  else {
    const left = one('b', old);
    if (left !== null) left.textContent = text;
  }
};

export const sendIn = (seconds: number, form: HTMLFormElement, button: HTMLButtonElement): void => {
  const until = performance.now() + seconds * 1000;
  pending.set(keyOf(form), { until, action: addressOf(form), body: sureFieldsOf(form, button) });
  showPending(form);
};

const tick = (): void => {
  for (const [key, due] of pending) {
    if (performance.now() < due.until) continue;
    pending.delete(key);
    void send(due.action, due.body, guarded().find((form) => keyOf(form) === key) ?? null);
  }
  for (const form of guarded()) if (one('.counting', form) !== null || pending.has(keyOf(form))) showPending(form);
};

export const keepPending = (): void => {
  setInterval(tick, 250);
  // Who leaves the page has decided: what waits is sent at once.
  addEventListener('pagehide', () => {
    for (const due of pending.values()) navigator.sendBeacon(due.action, due.body);
    pending.clear();
  });
  onShown(() => {
    for (const form of guarded()) if (pending.has(keyOf(form))) showPending(form);
  });
};
