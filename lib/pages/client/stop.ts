import { fieldsOf, fill, find, inputOf, one, say, show, W } from './dom.ts';
import { secret } from './secret.ts';
import { ask, notice, swap } from './send.ts';

/** The stop: one press, one id; it is sent until somebody answers, then the page shows the other ways. */

const TRIES = 5;
const TRY_WAIT_MS = 6000;
const BETWEEN_MS = 800;

/** One press of a person is one id, however often it must be sent. */
let pressed = '';

const newId = (): string =>
  typeof crypto.randomUUID === 'function'
    ? crypto.randomUUID()
    : [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const bodyOf = (form: HTMLFormElement): URLSearchParams => {
  const id = inputOf(form, 'id');
  if (pressed === '') pressed = id === null || id.value === '' ? newId() : id.value;
  if (id !== null) id.value = pressed;
  const token = inputOf(form, 'token');
  if (token?.value === '') token.value = secret;
  return fieldsOf(form);
};

const tell = (state: 'while' | 'failed'): boolean => {
  show('data-before', false);
  show('data-while', state === 'while');
  show('data-failed', state === 'failed');
  const head = one(`[data-${state}] h2`);
  head?.focus();
  if (head !== null) say(head.textContent);
  return head !== null;
};

const tryAll = async (body: URLSearchParams): Promise<boolean> => {
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    try {
      swap(await ask('/stop', body, TRY_WAIT_MS));
      return true;
    } catch {
      const line = one('[data-retry]');
      if (line !== null) line.textContent = fill(W.stopRetry, { n: `${attempt + 1} / ${TRIES}` });
      if (attempt < TRIES) await new Promise((go) => setTimeout(go, BETWEEN_MS));
    }
  }
  return false;
};

export const pullStop = async (form: HTMLFormElement): Promise<void> => {
  if (form.dataset['busy'] !== undefined) return;
  form.dataset['busy'] = 'yes';
  const body = bodyOf(form);
  if (!tell('while')) form.classList.add('slow');
  if (await tryAll(body)) return;
  delete form.dataset['busy'];
  form.classList.remove('slow');
  if (!tell('failed')) notice(W.noAnswer);
};

/** Without its secret the page cannot stop anything, and says so at once. */
export const checkStopLink = (): void => {
  const form = find(HTMLFormElement, 'form[data-stop]');
  if (form === null || secret !== '' || inputOf(form, 'token')?.value !== '') return;
  const button = find(HTMLButtonElement, 'button', form);
  if (button !== null) button.disabled = true;
  show('data-no-link', true);
};
