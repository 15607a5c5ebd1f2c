import { it } from 'vitest';
import { engines } from './start.ts';
import { describeStore } from './store.contract.ts';

const cases = engines();
if (cases.length === 0) it.skip('no engine can be started here', () => undefined);
for (const { name, start } of cases) describeStore(name, start);
