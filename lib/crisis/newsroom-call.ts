import * as z from 'zod/mini';
import type { StoredNewsroomCall } from '../records/newsroom-call.ts';

/**
 * What the newsroom itself knows: a call from its CMS or alert desk. `urgency` is that of AFP and NewsML: 1
 * (flash) freezes, 2 (urgent) brakes. The same `id` again is the same call.
 */
const Body = z.strictObject({
  id: z.string().check(z.regex(/^[A-Za-z0-9._:-]{4,100}$/, 'an id of 4 to 100 letters, digits, . _ : -')),
  title: z
    .string()
    .check(z.trim(), z.minLength(1, 'what happened, in a sentence'), z.maxLength(500, 'at most 500 characters')),
  source: z._default(z.string().check(z.trim(), z.minLength(1), z.maxLength(100)), 'newsroom'),
  lang: z._default(z.string().check(z.regex(/^[a-z]{2}$/, 'a language such as fr')), 'fr'),
  urgency: z.optional(z.literal([1, 2], '1 (freeze) or 2 (brake)')),
  action: z.optional(z.enum(['freeze', 'brake'], 'freeze or brake')),
});

export type NewsroomCallRead = { kind: 'call'; stored: StoredNewsroomCall } | { kind: 'bad'; problems: string[] };

/** Reads the JSON body of a call. Without `action` the urgency says what to do. One of the two is needed. */
export const readNewsroomCall = (text: string, now: number): NewsroomCallRead => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'bad', problems: ['the body is not JSON'] };
  }
  const read = Body.safeParse(value);
  if (!read.success) {
    return {
      kind: 'bad',
      problems: read.error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`),
    };
  }
  const { id, title, source, lang, urgency, action } = read.data;
  const wanted = action ?? (urgency === 1 ? 'freeze' : urgency === 2 ? 'brake' : null);
  if (wanted === null) return { kind: 'bad', problems: ['urgency or action: one of them is needed'] };
  return {
    kind: 'call',
    stored: { id, call: { kind: 'call', at: now, seen: now, by: source, action: wanted, title, lang } },
  };
};
