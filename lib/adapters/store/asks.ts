import { Ask, Card, Pass } from '../../records/ask.ts';
import type { NewPass, Store } from '../../records/store.ts';
import { held } from './errors.ts';
import { key, ttlOf } from './keys.ts';
import { marshal, type Table } from './table.ts';
import { DAY_MS, HOUR_MS } from '../../records/durations.ts';

/** An ask is kept so long after its end, for people who open an old link. */
const KEEP_MS = 30 * DAY_MS;

const addPasses = async (table: Table, askId: string, passes: readonly NewPass[]): Promise<void> => {
  for (const { hash, codeHash, freeCodeHash, pass } of passes) {
    // Unconditional: as above.
    await table.put(`PASS#${hash}`, '-', pass, pass.until);
    // Unconditional: as above.
    await table.put(`ASK#${askId}`, `CODE#${codeHash}`, pass, pass.until);
    // Unconditional: as above. It names the ask to a page that does not know it, and opens nothing itself.
    await table.put(`PASS#code-${freeCodeHash}`, '-', { ask: askId, until: pass.until }, pass.until);
  }
};

export const openAsks = (
  table: Table,
): Pick<
  Store,
  'saveAsk' | 'addPasses' | 'ask' | 'savePass' | 'pass' | 'saveCard' | 'card' | 'useCard' | 'passByCode' | 'askOfCode'
> => ({
  async saveAsk(ask, passes) {
    // Unconditional: the id, the links and the codes are new and nobody can guess them, so nothing is there.
    await table.put(`ASK#${ask.id}`, '-', ask, ask.until + KEEP_MS);
    await addPasses(table, ask.id, passes);
  },

  addPasses: (askId, passes) => addPasses(table, askId, passes),

  async ask(id) {
    const item = await table.get(`ASK#${id}`);
    return item === null ? null : Ask.parse(item);
  },

  async savePass(hash, pass) {
    // Unconditional: the link is new and nobody can guess it, so nothing is there.
    await table.put(`PASS#${hash}`, '-', pass, pass.until);
  },

  async pass(hash) {
    const item = await table.get(`PASS#${hash}`);
    return item === null ? null : Pass.parse(item);
  },

  async saveCard(hash, card) {
    // Unconditional: the number is new and nobody can guess it, so nothing is there.
    await table.put(`PASS#card-${hash}`, '-', card, card.until);
  },

  async card(hash) {
    const item = await table.get(`PASS#card-${hash}`);
    return item === null ? null : Card.parse(item);
  },

  async useCard(hash) {
    const item = await table.get(`PASS#card-${hash}`);
    const card = item === null ? null : Card.parse(item);
    if (card === null || card.used) return null;
    const used = table.write({
      Item: marshal({ ...card, used: true, ttl: ttlOf(card.until), pk: `PASS#card-${hash}`, sk: '-' }),
      ConditionExpression: '#used = :no',
      ExpressionAttributeNames: { '#used': 'used' },
      ExpressionAttributeValues: { ':no': { BOOL: false } },
    });
    return (await held(used)) ? card : null;
  },

  async askOfCode(freeCodeHash, now, maxWrong) {
    const hour = Math.floor(now / HOUR_MS);
    const count = (by: string) =>
      table.update({
        Key: key(`ASK#codes-${hour}`),
        UpdateExpression: 'SET #ttl = :ttl ADD #wrong :by',
        ConditionExpression: 'attribute_not_exists(#wrong) OR #wrong < :max OR :by = :back',
        ExpressionAttributeNames: { '#wrong': 'wrong', '#ttl': 'ttl' },
        ExpressionAttributeValues: {
          ':by': { N: by },
          ':back': { N: '-1' },
          ':max': { N: String(maxWrong) },
          ':ttl': { N: String(ttlOf(now + DAY_MS)) },
        },
      });
    if (!(await held(count('1')))) return null;
    const item = await table.get(`PASS#code-${freeCodeHash}`);
    if (item === null || typeof item['ask'] !== 'string' || !(Number(item['until']) > now)) return null;
    await count('-1');
    return item['ask'];
  },

  /** Every try is counted before the code is looked up, and the count is taken back when it was right. */
  async passByCode(askId, codeHash, maxWrong) {
    const count = (by: string, condition: string) =>
      table.update({
        Key: key(`ASK#${askId}`),
        UpdateExpression: 'ADD #wrong :by',
        ConditionExpression: condition,
        ExpressionAttributeNames: { '#wrong': 'wrong' },
        ExpressionAttributeValues: { ':by': { N: by }, ':max': { N: String(maxWrong) } },
      });
    if (!(await held(count('1', '#wrong < :max')))) return null;
    const item = await table.get(`ASK#${askId}`, `CODE#${codeHash}`);
    if (item === null) return null;
    await count('-1', '#wrong <= :max');
    return Pass.parse(item);
  },
});
