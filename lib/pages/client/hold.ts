import { find, one, say, show, W } from './dom.ts';
import { isTooSoon } from './two-presses.ts';

/**
 * A button that acts when it is held for half a second, with a pointer, a finger or a key. Programs that open mails
 * click on everything, and hold nothing. A button that asks for two presses acts at once when it is held; a press that
 * was too short is the first of two.
 */

const HOLD_MS = 500;

let holding: { button: HTMLButtonElement; timer: number } | null = null;

/** The press that was held has acted: the click with which it ends is none. */
let hasActed = false;

const HOLDS = 'form[data-hold] button';
/** They can be pressed twice too. */
const TWICE = 'form[data-guard]:not([data-tray]) button:is([data-sure], [data-approve])';

const heldButton = (target: EventTarget | null, holds = `${HOLDS}, ${TWICE}`): HTMLButtonElement | null => {
  const button = target instanceof Element ? target.closest(holds) : null;
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
  const onlyHolds = holding.button.matches(HOLDS);
  end();
  if (!onlyHolds) return;
  show('data-hold-more', true);
  say(one('[data-hold-more]')?.textContent ?? W.holdMore);
};

export const guardHold = (act: (form: HTMLFormElement, button: HTMLButtonElement) => void): void => {
  const begin = (event: Event): void => {
    hasActed = false;
    const button = heldButton(event.target);
    if (button === null || !event.isTrusted || holding !== null) return;
    if (!button.matches(HOLDS) && isTooSoon()) return;
    const timer = window.setTimeout(() => {
      end();
      const { form } = button;
      if (form === null || button.disabled) return;
      const sure = form.matches('[data-hold]') ? find(HTMLInputElement, '[name="sure"]', form) : null;
      if (sure !== null) sure.value = 'yes';
      hasActed = true;
      act(form, button);
    }, HOLD_MS);
    holding = { button, timer };
    button.classList.add('holding');
  };
  const isPress = (event: KeyboardEvent): boolean => event.key === 'Enter' || event.key === ' ';
  document.addEventListener('pointerdown', (event) => {
    if (event.button === 0) begin(event);
  });
  for (const name of ['pointerup', 'pointercancel']) addEventListener(name, letGo, true);
  addEventListener(
    'blur',
    ({ target }) => {
      // What had the focus before loses it to the button that is pressed.
      if (target === window || target === holding?.button) letGo();
    },
    true,
  );
  document.addEventListener('keydown', (event) => {
    if (!isPress(event) || heldButton(event.target) === null) return;
    if (heldButton(event.target, HOLDS) !== null) event.preventDefault();
    if (!event.repeat) begin(event);
  });
  document.addEventListener('keyup', (event) => {
    if (isPress(event)) letGo();
  });
  document.addEventListener(
    'click',
    (event) => {
      if (!hasActed) return;
      hasActed = false;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
  // A finger that stays is no wish for a menu.
  document.addEventListener('contextmenu', (event) => {
    if (heldButton(event.target) !== null) event.preventDefault();
  });
};
