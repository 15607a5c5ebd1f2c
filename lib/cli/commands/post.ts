import { randomUUID } from 'node:crypto';
import type { OwnPost, Written } from '../../draft/write.ts';
import type { Fetched, Named } from '../../picture/picture.ts';
import { LANES } from '../../records/lane.ts';
import { words } from '../../words/words.ts';
import { command } from '../command.ts';
import { answer, iso, refuse, type Answer, type Reader, type Refusal } from '../io.ts';
import { didYouMean } from '../nearly.ts';
import { actOnRelay, RELAY_OPTIONS } from '../relay.ts';
import type { Target } from '../target.ts';
import { readUntil } from './freeze.ts';

/** The page of a new post, at a terminal: what a person writes becomes a draft, and waits for its approval. */

/** Has the picture fetched by the relay's own function for that, which may touch nothing else. */
const fetching =
  ({ pictures }: Target, log: (line: string) => void) =>
  async (named: Named): Promise<Fetched> => {
    const [{ LambdaClient }, { openPictures }] = await Promise.all([
      import('@aws-sdk/client-lambda'),
      import('../../adapters/pictures.ts'),
    ]);
    const client = new LambdaClient({ ...pictures.client, maxAttempts: 1 });
    return openPictures({ client, name: pictures.name, log: (_, event) => log(event) }).picture(named);
  };

/** The words of the pages, which are loaded only by a command that needs them. */
const loadPages = async () => {
  const [{ warningText }, { accountWord }] = await Promise.all([
    import('../../pages/parts.ts'),
    import('../../pages/sentence.ts'),
  ]);
  return { warningText, accountWord };
};
type Pages = Awaited<ReturnType<typeof loadPages>>;

const whyNot = (
  written: Exclude<Written, { kind: 'written' }>,
  { locale, timeZone }: Reader,
  { warningText, accountWord }: Pages,
): string => {
  const { write } = words(locale).posts;
  switch (written.kind) {
    case 'no-picture':
      return write.refused['no-picture'](write.picture[written.why]);
    case 'unsendable': {
      const site = { name: '', locale, timeZone };
      const warnings = written.warnings.map((each) => warningText(each, site)).join('; ');
      return `${write.refused.unsendable(accountWord(written.account, locale))} ${warnings}`;
    }
    default:
      return write.refused[written.kind];
  }
};

const said = (written: Written, pages: Pages): Answer | Refusal => {
  if (written.kind !== 'written') return refuse(1, written.kind, (reader) => whyNot(written, reader, pages));
  const { draft, deliveries } = written;
  return answer(
    {
      draft: draft.id,
      lane: draft.lane ?? null,
      deliveries: deliveries.map(({ id, state, account, content, dueAt }) => ({
        ...{ delivery: id, state, account, text: content.text, dueAt: iso(dueAt) },
      })),
    },
    ({ say, paint, locale }) =>
      [
        say.cli.post.written,
        ...deliveries.flatMap(({ id, account, content }) => [
          `${paint('bold', id)} ${pages.accountWord(account, locale)}`,
          ...content.text.split('\n').map((line) => `  ${line}`),
        ]),
      ].join('\n'),
  );
};

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');

export const post = command({
  name: 'post',
  count: [1, Infinity],
  examples: [
    'post "The museum opens at night" --link https://gazette.example/museum',
    'post "Who comes with us?" --accounts x:acme,bluesky:acme --at 18:30 --lane news',
  ],
  options: {
    ...RELAY_OPTIONS,
    accounts: { type: 'string', value: 'ACCOUNTS', does: 'postAccounts' },
    link: { type: 'string', value: 'URL', does: 'postLink' },
    question: { type: 'string', value: 'TEXT', does: 'postQuestion' },
    picture: { type: 'string', value: 'URL', does: 'postPicture' },
    alt: { type: 'string', value: 'TEXT', does: 'postAlt' },
    at: { type: 'string', value: 'TIME', does: 'postAt' },
    lane: { type: 'string', value: 'LANE', default: 'promo', does: 'postLane' },
  },
  run: async (call) => {
    const { values, positionals, io } = call;
    const acting = await actOnRelay(call);
    if (acting.kind === 'refused') return acting;
    const { person, target, deps } = acting;
    const { settings } = target;
    const known = Object.keys(settings.accounts);
    const accounts =
      values.accounts === undefined ? known.slice(0, known.length === 1 ? 1 : 0) : listOf(values.accounts);
    const strange = accounts.find((each) => !known.includes(each));
    if (strange !== undefined || accounts.length === 0)
      return refuse(2, 'usage', ({ say }) =>
        say.cli.post.accounts(
          strange ?? '',
          strange === undefined ? '' : didYouMean(strange, known, say),
          known.join(' '),
        ),
      );
    const lane = LANES.find((each) => each === values.lane);
    if (lane === undefined) return refuse(2, 'usage', ({ say }) => say.cli.post.lane(values.lane, LANES.join(' ')));
    const typed = values.at;
    const dueAt = typed === undefined ? null : readUntil(typed, target.now(), settings.site.timeZone);
    if (typed !== undefined && dueAt === null) return refuse(2, 'usage', ({ say }) => say.cli.revise.timeWrong(typed));
    const { link = '', question = '', picture = '', alt = '' } = values;
    const own: OwnPost = { text: positionals.join(' '), link, question, picture, alt, accounts, dueAt, lane };
    const { writePost } = await import('../../draft/write.ts');
    const tell = (line: string) => io.err(`${line}\n`);
    const order = { by: person, number: randomUUID(), post: own };
    return said(await writePost({ ...deps, picture: fetching(target, tell) }, order), await loadPages());
  },
});
