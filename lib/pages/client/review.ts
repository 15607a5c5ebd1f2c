import { measureBy, tightest, type Counting } from '../../networks/counting.ts';
import { linksIn } from '../../networks/in-text.ts';
import { unseenIn } from '../../networks/unseen.ts';
import { weightOf } from '../../networks/weight.ts';
import { listed } from '../../words/list.ts';
import { all, every, fill, find, one, say, show, W } from './dom.ts';
import { onShown } from './send.ts';

/**
 * The review: the preview, the count and the invisible characters follow what is typed. The server decides; the count
 * here, by the same rules, helps while typing.
 */

const choicesOf = (form: HTMLFormElement): HTMLElement[] => all('[data-choice]', form);

const isPicked = (choice: HTMLElement): boolean => find(HTMLInputElement, '[name="pick"]', choice)?.checked === true;

/** The text as it is sent: a browser writes line ends in its own way. */
const textOf = (choice: HTMLElement): string =>
  (find(HTMLTextAreaElement, 'textarea', choice)?.value ?? '').replaceAll('\r\n', '\n');

const cardAreas = (choice: HTMLElement): HTMLTextAreaElement[] =>
  every(HTMLTextAreaElement, 'textarea[data-card]', choice);

type Mark = { start: number; end: number; node: HTMLElement };

const chip = (name: string): HTMLElement => {
  const node = document.createElement('span');
  node.className = 'chip';
  node.textContent = name;
  return node;
};

const link = (address: string): HTMLElement => {
  const node = document.createElement('a');
  node.href = address;
  node.rel = 'noreferrer noopener';
  node.target = '_blank';
  node.textContent = address;
  return node;
};

const marksOf = (text: string, known: string | null): Mark[] => {
  const chips = unseenIn(text).map(({ index, text: character, name }): Mark => {
    return { start: index, end: index + character.length, node: chip(name) };
  });
  const links = linksIn(text, known)
    .filter((each) => !chips.some((mark) => mark.start < each.end && each.start < mark.end))
    .map(({ start, end, text: address }): Mark => ({ start, end, node: link(address) }));
  return [...chips, ...links].sort((a, b) => a.start - b.start);
};

const showText = (choice: HTMLElement, text: string): void => {
  const shown = one('.exact', choice);
  if (shown === null) return;
  shown.replaceChildren();
  let at = 0;
  for (const mark of marksOf(text, choice.dataset['link'] ?? null)) {
    shown.append(text.slice(at, mark.start), mark.node);
    at = mark.end;
  }
  shown.append(text === '' ? W.emptyText : text.slice(at));
};

/** One line, as the card will have it. */
const oneLine = (text: string): string => text.replace(/[\t\n\v\f\r \u0085\u2028\u2029]+/g, ' ').trim();

const cardLine = (choice: HTMLElement, name: string): string | null => {
  const area = find(HTMLTextAreaElement, `[data-card="${name}"]`, choice);
  return area === null ? null : oneLine(area.value);
};

const showAlt = (choice: HTMLElement, bare: HTMLInputElement | null): void => {
  const shown = one('.alt', choice);
  if (shown === null) return;
  if (bare !== null) shown.hidden = bare.checked;
  const alt = cardLine(choice, 'alt');
  if (alt !== null) shown.textContent = alt === '' ? W.noAlt : fill(W.alt, { alt });
};

/** The card beside the text: its words and its picture follow what is typed. */
const showCard = (choice: HTMLElement): void => {
  const title = one('[data-card-title]', choice);
  const typed = cardLine(choice, 'title');
  if (title === null || typed === null) return;
  title.textContent = typed;
  const about = one('[data-card-description]', choice);
  if (about !== null) {
    about.textContent = cardLine(choice, 'description') ?? '';
    about.hidden = about.textContent === '';
  }
  const bare = find(HTMLInputElement, '[data-card="bare"]', choice);
  const picture = one('.card [data-picture]', choice);
  if (bare !== null && picture !== null) picture.hidden = bare.checked;
  showAlt(choice, bare);
};

const countOf = (choice: HTMLElement, text: string) =>
  tightest(measureBy(JSON.parse(choice.dataset['counting'] ?? '') as Counting, text, weightOf));

const showCount = (choice: HTMLElement, text: string): void => {
  const { used, limit, unit } = countOf(choice, text);
  const left = limit - used;
  const [leftPart, usedPart] = [one('[data-left]', choice), one('[data-used]', choice)];
  if (leftPart !== null) leftPart.textContent = fill(left < 0 ? W.over : W.left, { n: Math.abs(left) });
  if (usedPart !== null) usedPart.textContent = fill(W.ofLimit, { used, limit, unit: W.unit[unit] });
  one('[data-count]', choice)?.classList.toggle('over', left < 0);
};

const unseenNames = (choice: HTMLElement): string[] =>
  [textOf(choice), ...cardAreas(choice).map(({ value }) => value)].flatMap(unseenIn).map(({ name }) => name);

const showUnseen = (choice: HTMLElement, names: readonly string[]): void => {
  const items = names.map((name) => {
    const item = document.createElement('li');
    item.textContent = fill(W.invisible, { n: name });
    return item;
  });
  one('[data-blocking]', choice)?.replaceChildren(...items);
  const box = one('[data-block]', choice);
  if (box !== null) box.hidden = items.length === 0;
};

/** Whether a choice can be sent as it stands. What it shows is drawn again only while its own text is typed. */
const look = (choice: HTMLElement, typed: boolean): boolean => {
  const text = textOf(choice);
  const names = unseenNames(choice);
  if (typed) {
    showCount(choice, text);
    showText(choice, text);
    showCard(choice);
    showUnseen(choice, names);
  }
  const clean = one('[data-clean]', choice);
  if (clean !== null) clean.hidden = names.length === 0;
  const { used, limit } = countOf(choice, text);
  return names.length === 0 && used <= limit && text.trim() !== '';
};

/** Where and when it leaves: what is said again before the second press. */
export const whatLeaves = (form: HTMLFormElement): string => {
  const times = new Map<string, string[]>();
  for (const choice of choicesOf(form).filter(isPicked)) {
    const slot = find(HTMLSelectElement, '[data-slot]', choice)?.selectedOptions[0]?.dataset['said'] ?? '';
    const own = find(HTMLInputElement, '[data-own-time]', choice)?.value ?? '';
    const at = own === '' ? slot : own.replace('T', ' ');
    times.set(at, [...(times.get(at) ?? []), choice.dataset['where'] ?? '']);
  }
  return [...times].map(([at, where]) => `${at} ${W.on} ${listed([...new Set(where)], W.and)}`).join(', ');
};

const tickOf = (form: HTMLFormElement): HTMLInputElement | null =>
  find(HTMLInputElement, '[name="seen"][required]', form);

/** Whether this button approves what a person has not yet ticked as seen: then it shows the tick instead. */
export const asksForTick = (button: HTMLButtonElement, form: HTMLFormElement): boolean => {
  const tick = tickOf(form);
  if (!button.matches('[data-approve]') || tick === null || tick.checked) return false;
  show('data-untick', true, form);
  tick.focus({ preventScroll: true });
  tick.scrollIntoView({ block: 'center' });
  say(one('[data-untick]', form)?.textContent ?? '');
  return true;
};

/** Draws what follows from the form as it stands; `typed` is the choice whose text has changed. */
export const judge = (form: HTMLFormElement, typed: Element | null): void => {
  if (tickOf(form)?.checked === true) show('data-untick', false, form);
  const choices = choicesOf(form).map((choice) => ({
    choice,
    picked: isPicked(choice),
    good: look(choice, choice === typed),
  }));
  const picked = choices.filter((each) => each.picked);
  for (const button of every(HTMLButtonElement, 'button[data-approve]', form)) {
    button.disabled = picked.length === 0 || picked.some(({ good }) => !good);
  }
  for (const each of choices) each.choice.classList.toggle('off', !each.picked);
  for (const each of all('[data-leaves]', form)) {
    each.textContent = picked.length === 0 ? '' : fill(each.dataset['leaves'] ?? '', { what: whatLeaves(form) });
  }
};

const withoutUnseen = (text: string): string =>
  unseenIn(text).reduceRight(
    (left, { index, text: character }) => left.slice(0, index) + left.slice(index + character.length),
    text,
  );

/** Removes the characters that do not show from the text and from the card. */
export const cleanChoice = (choice: HTMLElement): void => {
  const area = find(HTMLTextAreaElement, 'textarea', choice);
  for (const field of new Set([...(area === null ? [] : [area]), ...cardAreas(choice)])) {
    field.value = withoutUnseen(field.value);
  }
  area?.focus();
};

export const judgeWhenShown = (): void =>
  onShown(() => every(HTMLFormElement, 'form[data-review]').forEach((form) => judge(form, null)));
