import { wasLookedAt } from './card-acts.ts';
import { all, every, fill, find, one } from './dom.ts';
import { onShown } from './send.ts';

/** The list of the tray: a card can be ticked after it was really shown, and one press approves the ticked ones. */

const count = (form: HTMLFormElement): void => {
  const button = find(HTMLButtonElement, 'button[data-tick-all]', form);
  if (button === null) return;
  const ticked = every(HTMLInputElement, '[data-tick]', form).filter(({ checked }) => checked).length;
  button.dataset['none'] ??= button.textContent.trim();
  button.disabled = ticked === 0;
  const { none = '', one: single = '', some = '' } = button.dataset;
  button.textContent = ticked === 0 ? none : ticked === 1 ? single : fill(some, { n: ticked });
};

/** How long each part of a card has been in view at a stretch, at most; ms. */
const watchCard = (card: HTMLElement): void => {
  const box = find(HTMLInputElement, '[data-tick]', card);
  const parts = all('[data-look]', card);
  const since = new Map<Element, number>();
  const longest = new Map<Element, number>();
  if (box === null) return;
  const note = (part: Element, isShown: boolean): void => {
    const from = since.get(part);
    if (from !== undefined) longest.set(part, Math.max(longest.get(part) ?? 0, performance.now() - from));
    if (isShown) since.set(part, from ?? performance.now());
    else since.delete(part);
  };
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) note(target, isIntersecting);
    },
    { threshold: 1 },
  );
  for (const part of parts) observer.observe(part);
  const timer = setInterval(() => {
    for (const part of parts) if (since.has(part)) note(part, !document.hidden);
    if (card.isConnected && !wasLookedAt(parts.map((part) => longest.get(part) ?? 0))) return;
    clearInterval(timer);
    observer.disconnect();
    box.disabled = !card.isConnected;
  }, 100);
};

export const guardTicks = (): void => {
  document.addEventListener('change', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form') : null;
    if (form?.matches('[data-ticked]') === true) count(form);
  });
  onShown(() => {
    for (const card of all('[data-listed]')) watchCard(card);
    const form = one('form[data-ticked]');
    if (form instanceof HTMLFormElement) count(form);
  });
};
