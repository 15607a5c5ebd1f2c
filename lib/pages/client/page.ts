import { addressOf, fieldsOf, fill, find, inputOf, one, show, sureFieldsOf, W, all } from './dom.ts';
import { followWhatIsOpen } from './follow.ts';
import { guardHold } from './hold.ts';
import { asksForTick, cleanChoice, judge, judgeWhenShown, whatLeaves } from './review.ts';
import { goBack, keepAddress, keepStep, printWithoutSecret, reloadOnNewSecret, secret } from './secret.ts';
import { pageIsReady, send } from './send.ts';
import { checkStopLink, pullStop } from './stop.ts';
import { guardTicks } from './ticked.ts';
import { keepTimesRight } from './times.ts';
import { actOnCard, guardTray, openTray } from './tray.ts';
import { disarmAll, isSecondPress, isTooSoon } from './two-presses.ts';
import { keepPending, sendIn } from './undo.ts';

/**
 * The script of every page, served at /vigie.js. It moves the secret from the fragment into forms, sends forms without
 * leaving the page, and asks a person to press twice. Everything works without it too, except opening by the fragment.
 */

/** A link within the page moves the eye and the focus, and leaves the fragment with its secret alone. */
const goTo = (link: HTMLAnchorElement): void => {
  const target = one(link.getAttribute('href') ?? '#');
  target?.focus();
  target?.scrollIntoView();
};

/** Does what a guarded button says, after the second press or one that was held. */
const confirm = (form: HTMLFormElement, button: HTMLButtonElement): void => {
  disarmAll();
  const seconds = Number(button.dataset['undo'] ?? 0);
  if (seconds > 0) sendIn(seconds, form, button);
  else void send(addressOf(form), sureFieldsOf(form, button), form);
};

const pressGuarded = (event: MouseEvent, button: HTMLButtonElement, form: HTMLFormElement): void => {
  const { approve, sure } = button.dataset;
  const question = approve === undefined ? (sure ?? '') : fill(approve, { what: whatLeaves(form) });
  if (form.matches('[data-guard]') && (!event.isTrusted || isTooSoon())) {
    event.preventDefault();
    return;
  }
  if (question === '') return;
  event.preventDefault();
  if (asksForTick(button, form)) return;
  if (isSecondPress(button, question)) confirm(form, button);
};

const press = (event: MouseEvent, button: HTMLButtonElement): void => {
  const form = button.form;
  if (button.matches('[data-press-again]')) {
    const stop = find(HTMLFormElement, 'form[data-stop]');
    if (event.isTrusted && stop !== null) void pullStop(stop);
    return;
  }
  if (form === null) return;
  const choice = button.matches('[data-clean]') ? button.closest<HTMLElement>('[data-choice]') : null;
  if (choice !== null) {
    disarmAll();
    cleanChoice(choice);
    judge(form, choice);
    return;
  }
  if (form.matches('[data-tray]')) {
    event.preventDefault();
    actOnCard(event, button, form);
    return;
  }
  if (button.type !== 'submit') return;
  if (!form.matches('[data-stop], [data-hold]')) {
    pressGuarded(event, button, form);
    return;
  }
  event.preventDefault();
  if (event.isTrusted && form.matches('[data-stop]') && !form.matches('[data-hold]')) void pullStop(form);
};

document.addEventListener('click', (event) => {
  const here = event.target instanceof Element ? event.target.closest('button, a[href^="#"]') : null;
  if (here === null) disarmAll();
  else if (here instanceof HTMLAnchorElement) {
    event.preventDefault();
    goTo(here);
  } else if (here instanceof HTMLButtonElement) {
    disarmAll(document, here);
    press(event, here);
  }
});

document.addEventListener(
  'keydown',
  (event) => {
    if (event.key === 'Escape') disarmAll();
    // A key held down is one press.
    const isPress = event.key === 'Enter' || event.key === ' ';
    if (event.repeat && isPress && event.target instanceof HTMLButtonElement) event.preventDefault();
  },
  true,
);

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || form.method !== 'post') return;
  event.preventDefault();
  if (form.matches('[data-stop], [data-hold], [data-tray]')) return;
  // Only a button of ours decides: what a machine submits has none, or one that asks for two presses.
  const button = event.submitter instanceof HTMLButtonElement ? event.submitter : null;
  const asksTwice = button === null || button.dataset['sure'] !== undefined || button.dataset['approve'] !== undefined;
  if (form.matches('[data-guard]') && asksTwice) return;
  if (form.matches('[data-address]')) keepAddress(fieldsOf(form));
  else if (form.matches('[data-step]')) keepStep();
  void send(addressOf(form), fieldsOf(form, button), form, form.matches('[data-open]') ? W.cannotOpen : W.noAnswer);
});

document.addEventListener('input', (event) => {
  const field = event.target;
  const form = field instanceof Element ? field.closest('form') : null;
  if (!(field instanceof Element) || form === null) return;
  disarmAll(form);
  if (!form.matches('[data-review]')) return;
  judge(form, field.matches('[data-text], [data-card]') ? field.closest('[data-choice]') : null);
});

/** A picture that its address no longer serves: the words that stand for it. */
document.addEventListener(
  'error',
  (event) => {
    const image = event.target instanceof HTMLImageElement ? event.target : null;
    const holder = image?.closest<HTMLElement>('[data-picture]') ?? null;
    if (image === null || holder === null) return;
    image.hidden = true;
    show('data-unseen', true, holder);
  },
  true,
);

/** Opens the page with the secret of the fragment; when nothing answers, the way by hand is shown again. */
const openBySecret = async (): Promise<void> => {
  const form = find(HTMLFormElement, 'form[data-open]');
  if (form === null || secret === '') return;
  const token = inputOf(form, 'token');
  if (token !== null) token.value = secret;
  show('data-opening', true, form);
  show('data-by-hand', false, form);
  await send(addressOf(form), fieldsOf(form), form, W.cannotOpen);
  for (const each of all('[data-opening]')) each.hidden = true;
  show('data-by-hand', true);
};

document.documentElement.classList.add('js');
guardHold((form, button) => {
  if (form.matches('[data-stop]')) void pullStop(form);
  else if (form.matches('[data-tray-open]')) openTray(form);
  else if (!asksForTick(button, form)) confirm(form, button);
});
guardTray();
guardTicks();
keepPending();
judgeWhenShown();
followWhatIsOpen();
keepTimesRight();
reloadOnNewSecret();
goBack();
printWithoutSecret();
void openBySecret();
checkStopLink();
pageIsReady();
