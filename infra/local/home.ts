import type { Relay } from './relay.ts';

export const openHome = (relay: Relay, _locale: 'fr' | 'en'): void => {
  relay.serve(async (_request, _response) => Promise.resolve(false));
};
