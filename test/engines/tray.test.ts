import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTable } from '../../infra/local/engine.ts';
import { thaw } from '../../lib/freeze/thaw.ts';
import { formOf, freezeAll, MINUTE, openGazette, TABLE, type Gazette, type Page } from '../web/gazette.ts';
import type { StoreClient } from './memory.ts';
import { engines } from './start.ts';

/** The tray over a real engine: whatever happens in the middle of an act, nothing of a card is half. */

const WRITES = new Set(['PutItemCommand', 'UpdateItemCommand', 'TransactWriteItemsCommand']);

type Cut = { at: number; then: () => Promise<void> | void; dies: 'before' | 'after' | null };

/** A client that does something at its n-th write, and may be gone from then on as a killed process is. */
const cutting = (
  client: StoreClient,
): { client: StoreClient; cut: (cut: Cut | null) => void; writes: () => number } => {
  let [cut, writes, dead]: [Cut | null, number, boolean] = [null, 0, false];
  const gone = () => new Error('the process was killed');
  const send = async (command: { constructor: { name: string } }) => {
    if (dead) throw gone();
    const mine = WRITES.has(command.constructor.name) ? (writes += 1) : 0;
    const now = cut !== null && mine === cut.at ? cut : null;
    if (now !== null) {
      cut = null;
      await now.then();
      dead = now.dies !== null;
      if (now.dies === 'before') throw gone();
    }
    const answer: unknown = await client.send(command as never);
    if (now?.dies === 'after') throw gone();
    return answer;
  };
  return {
    client: { ...client, send },
    cut: (next) => {
      [cut, writes, dead] = [next, 0, false];
    },
    writes: () => writes,
  };
};

const picksOf = (page: Page): string[] =>
  [...page.body.matchAll(/name="pick"\s+value="([^"]*)"/g)].map(([, id = '']) => id);
const act = (gazette: Gazette, page: Page, decision: string) =>
  gazette.post('/tray/decide', { ...formOf(page.body, '/tray/decide'), pick: picksOf(page), decision });

/** That each card is whole: all of it approved, with its approvals and one row of history, or none of it. */
const expectWhole = async (gazette: Gazette, page: Page, place: string): Promise<boolean> => {
  const ids = picksOf(page);
  const states = await Promise.all(ids.map(async (id) => (await gazette.store.delivery(id))?.state));
  expect(new Set(states).size, `${place}: ${states.join()}`).toBe(1);
  for (const id of ids) {
    const approval = await gazette.store.approval(id);
    const rows = (await gazette.store.audit(id)).filter(({ how }) => how === 'approve');
    expect([approval !== null, rows.length], place).toEqual(states[0] === 'approved' ? [true, 1] : [false, 0]);
  }
  return states[0] === 'approved';
};

const cases = engines();
if (cases.length === 0) it.skip('no engine can be started here', () => undefined);

for (const { name, start } of cases) {
  describe(`the tray on ${name}`, () => {
    let engine: Awaited<ReturnType<typeof start>>;
    beforeAll(async () => {
      engine = await start();
    });
    afterAll(async () => engine.stop());

    it('leaves nothing half when it is killed, or a freeze comes, before or after each of its writes', async () => {
      const client = engine.client();
      await createTable(client as unknown as DynamoDBClient, TABLE);
      const edge = cutting(client);
      const gazette = await openGazette({ client: edge.client });
      await gazette.item('first');
      await gazette.ask();
      const token = await gazette.desk('marc');
      const open = () => gazette.post('/tray', { token, sure: 'yes' });
      edge.cut(null);
      await act(gazette, await open(), 'approve');
      const writes = edge.writes();
      expect(writes).toBeGreaterThanOrEqual(2);
      let approved = 0;
      for (let at = 1; at <= writes; at += 1) {
        for (const dies of ['before', 'after', null] as const) {
          const place = `write ${at}, ${dies ?? 'a freeze'}`;
          const slug = `s${at}-${dies ?? 'freeze'}`;
          await gazette.item(slug);
          const page = await open();
          expect(picksOf(page), place).toEqual([`${slug}-sandbox`, `${slug}-bluesky`]);
          edge.cut({
            at,
            dies,
            then: async () => {
              if (dies === null) await freezeAll(gazette, 'ines', `f-${at}`);
            },
          });
          await act(gazette, page, 'approve');
          edge.cut(null);
          const isDone = await expectWhole(gazette, page, place);
          if (isDone) approved += 1;
          if (dies === null) {
            // The rest is asked under the new state: nothing waits before the thaw, and all of it after.
            gazette.pass(MINUTE);
            await thaw(gazette.deps, { id: `f-${at}`, by: 'ines' });
          }
          for (let card = await open(); picksOf(card).length > 0;) card = await act(gazette, card, 'approve');
          const epochs = await Promise.all(
            (await gazette.store.list('approved')).map(async ({ id }) => (await gazette.store.approval(id))?.epochs),
          );
          expect(new Set(epochs.map((each) => each?.['all/human'])).size, place).toBe(1);
        }
      }
      // Some were approved before the end came, and some were not.
      expect(approved).toBeGreaterThan(0);
      expect(approved).toBeLessThan(3 * writes);
    });
  });
}
