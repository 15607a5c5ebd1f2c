import { find, one, say, show, W } from './dom.ts';

/**
 * A button that acts when it is held for half a second, with a pointer, a finger or a key. Programs that open mails
 * click on everything, and hold nothing.
 */

const HOLD_MS = 500;

let holding: { button: HTMLButtonElement; timer: number } | null = null;

const heldButton = (target: EventTarget | null): HTMLButtonElement | null => {
  const button = target instanceof Element ? target.closest('form[data-hold] button') : null;
  return button instanceof HTMLButtonElement && !button.disabled ? button : null;
};

const end = (): void => {
  if (holding === null) return;
  clearTimeout(holding.timer);
  holding.button.classList.remove('holding');
  holding = null;
};

const letGo = (): void => {
  if (holding === null) return;
  end();
  show('data-hold-more', true);
  say(one('[data-hold-more]')?.textContent ?? W.holdMore);
};

export const guardHold = (act: (form: HTMLFormElement) => void): void => {
  const begin = (event: Event): void => {
    const button = heldButton(event.target);
    if (button === null || !event.isTrusted || holding !== null) return;
    const timer = window.setTimeout(() => {
      end();
      const { form } = button;
      const sure = form === null ? null : find(HTMLInputElement, '[name="sure"]', form);
      if (form === null || sure === null) return;
      sure.value = 'yes';
      act(form);
    }, HOLD_MS);
    holding = { button, timer };
    button.classList.add('holding');
  };
  const isPress = (event: KeyboardEvent): boolean => event.key === 'Enter' || event.key === ' ';
  document.addEventListener('pointerdown', (event) => {
    if (event.button === 0) begin(event);
  });
  for (const name of ['pointerup', 'pointercancel', 'blur']) addEventListener(name, letGo, true);
  document.addEventListener('keydown', (event) => {
    if (!isPress(event) || heldButton(event.target) === null) return;
    event.preventDefault();
    if (!event.repeat) begin(event);
  });
  document.addEventListener('keyup', (event) => {
    if (isPress(event)) letGo();
  });
  // A finger that stays is no wish for a menu.
  document.addEventListener('contextmenu', (event) => {
    if (heldButton(event.target) !== null) event.preventDefault();
  });
};
