import type { Words } from '../fr/catalogue.ts';

export const commands = {
  freeze: ['freeze', 'stop', 'pause'],
  thaw: ['thaw'],
  status: ['status'],
} satisfies Words['commands'];
