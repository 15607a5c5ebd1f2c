import type { Words } from '../words.ts';

export const commands = {
  freeze: ['freeze', 'stop', 'pause'],
  thaw: ['thaw'],
  status: ['status'],
} satisfies Words['commands'];
