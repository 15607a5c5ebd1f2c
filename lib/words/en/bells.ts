import type { Words } from '../fr/catalogue.ts';

export const bells: Words['bells'] = {
  title: 'The other tools',
  elsewhereTitle: 'Scheduled elsewhere',
  elsewhereNote: 'Vigie cannot stop it. Check it off when a person has.',
  note: 'Vigie looks again each minute as long as it is frozen. A thaw restarts nothing in these tools.',
  state: {
    ringing: 'asked to stop',
    confirmed: 'confirmed',
    'not-confirmed': 'NOT CONFIRMED',
    call: 'to be called',
  },
  line: (what, state) => `${what}: ${state}`,
  lookedAt: (at) => `seen at ${at}`,
  stopped: (count) => (count === 1 ? '1 post stopped' : `${count} posts stopped`),
  call: (name, phone) => `Call ${name}: ${phone}`,
  open: 'Open',
  checkOff: 'It is stopped',
  checked: (who, at) => `Stopped, checked off by ${who} at ${at}`,
  mailSubject: (count) =>
    count === 1
      ? 'NOT CONFIRMED: another tool did not confirm the stop'
      : `NOT CONFIRMED: ${count} other tools did not confirm the stop`,
  mailNote: 'Vigie itself is frozen. Stop these tools by hand, or call. Vigie goes on trying.',
  mailOpen: 'See these tools',
};
