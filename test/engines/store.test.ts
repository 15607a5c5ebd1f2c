import { engines } from './start.ts';
import { describeStore } from './store.contract.ts';

for (const { name, start } of engines()) describeStore(name, start);
