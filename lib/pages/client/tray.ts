import { judgeAct } from './card-acts.ts';
import { addressOf, all, every, fieldsOf, find, inputOf, one, say, show, W } from './dom.ts';
import { asksForTick } from './review.ts';
import { secret } from './secret.ts';
import { onShown, send } from './send.ts';
import { shownSince } from './two-presses.ts';

/** The tray: one press or one key decides a card, and the next one comes. */

/** Single keys can be turned off. Nothing is stored in the browser, so this lasts while the tray is open. */
let keysOff = false;

/** Opens the tray after a press that was held. */
export const openTray = (form: HTMLFormElement): void => {
  const token = inputOf(form, 'token');
  if (token?.value === '') token.value = secret;
  void send(addressOf(form), fieldsOf(form), form, W.cannotOpen);
};

const edit = (form: HTMLFormElement): void => {
  const details = find(HTMLDetailsElement, 'details.edit', form);
  if (details === null) return;
  details.open = true;
  const area = find(HTMLTextAreaElement, 'textarea', details);
  area?.focus();
  area?.scrollIntoView({ block: 'center' });
};

/** Does what a button of the card says, if this act counts. */
export const actOnCard = (
  event: MouseEvent | KeyboardEvent,
  button: HTMLButtonElement,
  form: HTMLFormElement,
): void => {
  if (button.disabled) return;
  if (button.matches('[data-edit]')) {
    edit(form);
    return;
  }
  const act = { at: performance.now(), trusted: event.isTrusted, repeat: 'repeat' in event && event.repeat };
  const judged = judgeAct({ shownAt: shownSince(), sent: form.dataset['sent'] !== undefined }, act);
  show('data-early', judged === 'too-early', form);
  if (judged === 'too-early') say(one('[data-early]', form)?.textContent ?? '');
  if (judged !== 'counts' || asksForTick(button, form)) return;
  form.dataset['sent'] = 'yes';
  // Without an answer the card can be pressed again: its number is used once, whatever arrived.
  void send(addressOf(form), fieldsOf(form, button), form).finally(() => delete form.dataset['sent']);
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('textarea, select, input:not([type="checkbox"])') !== null;

export const guardTray = (): void => {
  document.addEventListener('keydown', (event) => {
    const form = find(HTMLFormElement, 'form[data-tray]');
    if (event.key === 'Escape' && form !== null && event.target instanceof HTMLTextAreaElement) event.target.blur();
    if (keysOff || isTyping(event.target) || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = event.key.toLowerCase();
    const button = /^[a-z]$/.test(key) ? find(HTMLButtonElement, `main.tray button[data-key="${key}"]`) : null;
    if (button?.form == null) return;
    event.preventDefault();
    if (button.form.matches('[data-tray]')) actOnCard(event, button, button.form);
    else if (event.isTrusted && !event.repeat) button.form.requestSubmit(button);
  });
  document.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.matches('[data-keys]'))
      keysOff = !event.target.checked;
  });
  onShown(() => {
    for (const box of every(HTMLInputElement, '[data-keys]')) box.checked = !keysOff;
    // Without its secret the tray cannot be opened, and says so at once.
    if (secret === '' && one('form[data-tray-open]') !== null) show('data-no-link', true);
    for (const button of secret === '' ? all('form[data-tray-open] button') : []) button.setAttribute('disabled', '');
  });
};
