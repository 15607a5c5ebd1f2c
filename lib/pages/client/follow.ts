import { addressOf, every, fieldsOf, show } from './dom.ts';
import { ask, currentRound, onShown, swapParts } from './send.ts';
import { SECOND_MS } from '../../records/durations.ts';

/** Asks again for what is not settled yet, so often and so many times as the form says. */

const WAIT_MS = 10 * SECOND_MS;

const giveUp = (form: HTMLFormElement): void => {
  form.classList.add('tired');
  show('data-tired', true, form);
  show('data-following', false, form);
};

const follow = (form: HTMLFormElement): void => {
  const mine = currentRound();
  const isOver = () => mine !== currentRound() || !form.isConnected;
  const everyMs = Number(form.dataset['every']);
  let left = Number(form.dataset['most']);
  show('data-following', true, form);
  const look = async (): Promise<void> => {
    try {
      const answer = await ask(addressOf(form), fieldsOf(form), WAIT_MS);
      if (mine === currentRound()) swapParts(answer);
    } catch {
      // The next round asks again; the button is there for a person.
    }
  };
  const step = async (): Promise<void> => {
    if (isOver()) return;
    if (left <= 0) {
      giveUp(form);
      return;
    }
    left -= 1;
    if (!document.hidden) await look();
    if (mine === currentRound()) setTimeout(() => void step(), everyMs);
  };
  setTimeout(() => void step(), everyMs);
};

export const followWhatIsOpen = (): void => onShown(() => every(HTMLFormElement, 'form[data-poll]').forEach(follow));
