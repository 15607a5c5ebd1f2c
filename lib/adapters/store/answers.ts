import { Answer, KEEP_ANSWER_MS } from '../../records/answer.ts';
import type { Store } from '../../records/store.ts';
import { auditRow } from './audit.ts';
import { held } from './errors.ts';
import { key, time } from './keys.ts';
import type { Table } from './table.ts';

/** `ANSWERS#account` / its time and id: that somebody answered. It is a count and a link, and nothing else. */

const pkOf = (account: string): string => `ANSWERS#${account}`;
const skOf = ({ at, reply }: Pick<Answer, 'at' | 'reply'>): string => `${time(at)}#${reply}`;

export const openAnswers = (table: Table): Pick<Store, 'answers' | 'saveAnswer' | 'settleAnswer'> => ({
  async answers(account, after) {
    return table.readable(Answer, await table.query({ pk: pkOf(account), after }));
  },

  saveAnswer: (answer) =>
    held(table.transact([table.putIfAbsent(pkOf(answer.account), skOf(answer), answer, answer.at + KEEP_ANSWER_MS)])),

  async settleAnswer(answer, answeredAt, act) {
    const settle = {
      Update: {
        TableName: table.name,
        Key: key(pkOf(answer.account), skOf(answer)),
        UpdateExpression: 'SET answeredAt = :at',
        ConditionExpression: 'attribute_exists(pk) AND attribute_type(answeredAt, :null)',
        ExpressionAttributeValues: { ':at': { N: String(answeredAt) }, ':null': { S: 'NULL' } },
      },
    };
    if (act === undefined) return held(table.transact([settle]));
    const row = auditRow(table, {
      id: `answer-${answer.account}-${answer.reply}`,
      rev: 1,
      at: act.at,
      who: act.who,
      how: act.how,
      from: 'open',
      to: 'settled',
      hash: null,
      epochs: null,
      evidence: answer.url,
    });
    return held(table.transact([settle, row]));
  },
});
