import { every, one, say, W } from './dom.ts';
import { SECOND_MS } from '../../records/durations.ts';

/**
 * Two presses. A press must be a person's, the second at least a second after the first, and neither within a second of
 * the page: a program that opens every link and presses every button decides nothing.
 */

const APART_MS = 1000;
const FORGET_MS = 30 * SECOND_MS;

type Armed = { at: number; label: string; timer: number };
const armed = new WeakMap<HTMLButtonElement, Armed>();

let shownAt = performance.now();
export const pageWasShown = (): void => {
  shownAt = performance.now();
};
/** When this page was shown, by `performance.now()`. */
export const shownSince = (): number => shownAt;
export const isTooSoon = (): boolean => performance.now() - shownAt < APART_MS;

const labelOf = (button: HTMLButtonElement): HTMLElement => one('[data-label]', button) ?? button;

export const disarm = (button: HTMLButtonElement): void => {
  const was = armed.get(button);
  if (was === undefined) return;
  armed.delete(button);
  clearTimeout(was.timer);
  labelOf(button).textContent = was.label;
  button.classList.remove('armed');
};

/** Takes back every first press, that on `except` left out. */
export const disarmAll = (root?: ParentNode, except?: Element): void => {
  for (const button of every(HTMLButtonElement, 'button.armed', root)) if (button !== except) disarm(button);
};

const arm = (button: HTMLButtonElement, question: string): void => {
  disarmAll();
  const label = labelOf(button);
  const timer = window.setTimeout(() => disarm(button), FORGET_MS);
  armed.set(button, { at: performance.now(), label: label.textContent, timer });
  label.textContent = question;
  button.classList.add('armed');
  say(`${question}. ${W.pressToConfirm}`);
};

/** Whether this press is the second one; the first shows what the second will do. */
export const isSecondPress = (button: HTMLButtonElement, question: string): boolean => {
  const first = armed.get(button);
  if (first === undefined) {
    arm(button, question);
    return false;
  }
  if (performance.now() - first.at < APART_MS) return false;
  disarm(button);
  return true;
};
