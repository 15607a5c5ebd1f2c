import type { ScriptWords } from '../script-words.ts';

/** Looking for elements, and speaking to people who do not see the page. */

type Kind<T extends Element> = new () => T;

/** Every element of this kind that a selector finds. */
export const every = <T extends Element>(kind: Kind<T>, selector: string, root: ParentNode = document): T[] =>
  [...root.querySelectorAll(selector)].filter((each): each is T => each instanceof kind);

/** The first of them. */
export const find = <T extends Element>(kind: Kind<T>, selector: string, root: ParentNode = document): T | null => {
  const found = root.querySelector(selector);
  return found instanceof kind ? found : null;
};

export const all = (selector: string, root?: ParentNode): HTMLElement[] => every(HTMLElement, selector, root);
export const one = (selector: string, root?: ParentNode): HTMLElement | null => find(HTMLElement, selector, root);

export const mainPart = (): HTMLElement => one('main') ?? document.body;

/** Shows or hides whatever carries this attribute. */
export const show = (attribute: string, on: boolean, root?: ParentNode): void => {
  for (const each of all(`[${attribute}]`, root)) each.hidden = !on;
};

/** The texts that the script says itself, in the language of the page. */
export const W = JSON.parse(document.body.dataset['words'] ?? '{}') as ScriptWords;

/** Puts values in the places of a text: `{n}`. */
export const fill = (text: string, values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values).reduce((out, [name, value]) => out.replaceAll(`{${name}}`, String(value)), text);

const said = document.getElementById('said');

/** Has a screen reader say something, even the same thing twice. */
export const say = (text: string): void => {
  if (said === null || text === '') return;
  said.textContent = '';
  setTimeout(() => {
    said.textContent = text;
  }, 60);
};

/** Where a form is sent. */
export const addressOf = (form: HTMLFormElement): string => form.getAttribute('action') ?? '';

/** What a form would send; `button` is the one that was pressed. */
export const fieldsOf = (form: HTMLFormElement, button: HTMLButtonElement | null = null): URLSearchParams => {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields.append(name, value);
  if (button !== null && button.name !== '') fields.append(button.name, button.value);
  // After an act the desk shows the same part of itself.
  if (/^\/desk\/(?:act|bulk)$/.test(addressOf(form))) {
    for (const [name, value] of new URLSearchParams(location.search)) if (!fields.has(name)) fields.append(name, value);
  }
  return fields;
};

/** The same, with the person's second press in it. */
export const sureFieldsOf = (form: HTMLFormElement, button: HTMLButtonElement): URLSearchParams => {
  const fields = fieldsOf(form, button);
  fields.set('sure', 'yes');
  return fields;
};

export const inputOf = (form: HTMLFormElement, name: string): HTMLInputElement | null =>
  find(HTMLInputElement, `[name="${name}"]`, form);
