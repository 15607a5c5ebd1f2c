import { describe, expect, it } from 'vitest';
import { asked, CONFIG, freezeAll, MINUTE, openGazette, turn, type Gazette, type Page } from './gazette.ts';
import { openStopDoor } from '../../lib/web/stop-door.ts';

const said = ({ body }: Page) => JSON.parse(body) as { response_type: 'ephemeral' | 'in_channel'; text: string };

const open = async (gazette: Gazette) =>
  (await gazette.store.controls(['all', 'lane:promo', 'lane:news', 'network:sandbox'])).controls.flatMap(
    ({ scope, open: ids }) => ids.map((id) => `${scope} ${id}`),
  );

describe('/vigie in Slack', () => {
  it.each(['gel', 'stop', 'pause', 'freeze', 'STOP!', 'Gelé', 'arrêt'])(
    '%s freezes everything, and says so aloud',
    async (word) => {
      const gazette = await openGazette();
      const answer = await gazette.slack(word, { trigger: 't1' });
      expect(answer.status).toBe(200);
      expect(said(answer)).toMatchObject({ response_type: 'in_channel' });
      expect(said(answer).text).toContain('*Gelé*');
      expect(said(answer).text).toContain('Marc Petit');
      expect(said(answer).text).toContain('degel slack-t1');
      expect(await open(gazette)).toEqual(['all slack-t1']);
      expect((await gazette.store.audit('slack-t1')).map(({ who }) => who)).toEqual(['marc']);
    },
  );

  it('answers whoever may approve, and nobody else, with an hour-long link to their own tray', async () => {
    const gazette = await openGazette();
    await gazette.item('one');
    const answer = said(await gazette.slack('parapheur'));
    expect(answer.response_type).toBe('ephemeral');
    const token = /\/tray#([A-Za-z0-9_-]+)\|/.exec(answer.text)?.[1] ?? '';
    const open = async () => (await gazette.post('/tray', { token, sure: 'yes' })).body;
    expect(await open()).toContain('action="/tray/decide"');
    gazette.pass(60 * MINUTE);
    expect(await open()).not.toContain('action="/tray/decide"');
    expect(said(await gazette.slack('tray, stop', { trigger: 't9' })).text).toContain('*Gelé*');
    const other = {
      ...CONFIG,
      people: { ...CONFIG.people, marc: { ...CONFIG.people['marc']!, may: ['thaw' as const] } },
    };
    const closed = await openGazette({ config: { ...other, feeds: { une: CONFIG.feeds['une']! } } });
    expect(said(await closed.slack('tray')).text).not.toContain('#');
  });

  it('freezes the scopes that are named, with the reason after them', async () => {
    const gazette = await openGazette();
    const answer = await gazette.slack('gel lane:promo network:sandbox attentat à Nice', { trigger: 't1' });
    expect(said(answer).text).toContain('`lane:promo` `network:sandbox`');
    expect(await open(gazette)).toEqual(['lane:promo slack-t1', 'network:sandbox slack-t1']);
    expect((await gazette.store.freezeById('slack-t1'))?.reason).toBe('attentat à Nice');
  });

  it('freezes everything for a part that it does not know, says so, and names the parts', async () => {
    const gazette = await openGazette();
    const { text, response_type } = said(await gazette.slack('stop lane:promo feed:nothing', { trigger: 't1' }));
    expect(response_type).toBe('in_channel');
    expect(text).toContain('*Gelé*');
    expect(text).toMatch(/«\sfeed:nothing\s»/);
    for (const known of ['`all`', '`lane:promo`', '`network:bluesky`', '`account:sandbox:gazette`', '`feed:une`']) {
      expect(text).toContain(known);
    }
    expect(await open(gazette)).toEqual(['all slack-t1']);
  });

  it.each([
    ['stop lane:promo, attentat', ['lane:promo']],
    ['gel lane:promo.', ['lane:promo']],
    ['stop lane:promo,lane:news', ['lane:promo', 'lane:news']],
    ['Stop Lane:prmo !!', ['lane:promo']],
    ['urgent stop!!', ['all']],
    ['stoppez tout', ['all']],
    ['fermate tutto', ['all']],
  ])('%j freezes %j', async (text, scopes) => {
    const gazette = await openGazette();
    await gazette.slack(text, { trigger: 't1' });
    expect((await gazette.store.freezeById('slack-t1'))?.scopes).toEqual(scopes);
  });

  it.each(['ne pas arrêter', 'do not stop', 'nicht stoppen', 'no parar', 'non fermare'])(
    '%j freezes nothing',
    async (text) => {
      const gazette = await openGazette();
      const before = gazette.dump();
      expect(said(await gazette.slack(text))).toMatchObject({ response_type: 'ephemeral' });
      expect(gazette.dump()).toEqual(before);
    },
  );

  it('sets the end that a person who may thaw types, and says when it is', async () => {
    const gazette = await openGazette();
    const { text } = said(await gazette.slack("gel lane:promo jusqu'à 18h30, attentat", { trigger: 't1' }));
    expect(text).toContain('14/07/2026 18:30');
    expect(await gazette.store.freezeById('slack-t1')).toMatchObject({
      until: gazette.now() + 30 * MINUTE,
      reason: 'attentat',
    });
  });

  it.each([
    ['stop until 99:99', 'U0MARC', '99:99'],
    ['stop until 18:30', 'U0LEA', 'n’a pas de fin'],
  ])('%j of %s stops without an end, and says so', async (command, user, words) => {
    const gazette = await openGazette();
    const { text } = said(await gazette.slack(command, { trigger: 't1', user }));
    expect(text).toContain('*Gelé*');
    expect(text).toContain(words);
    expect((await gazette.store.freezeById('slack-t1'))?.until).toBeNull();
  });

  it('notes that a person watches what leaves, and that they no longer do', async () => {
    const gazette = await openGazette();
    expect(said(await gazette.slack('on 4h', { user: 'U0LEA' })).text).toContain('surveille ce qui part');
    expect(await gazette.store.attendance()).toMatchObject({ by: 'lea', until: gazette.now() + 240 * MINUTE });
    expect(said(await gazette.slack('on 3d', { user: 'U0LEA' })).text).toContain('24 heures');
    expect(said(await gazette.slack('on 1h', { user: 'U0ZOE' })).text).toContain('pas le droit');
    gazette.pass(MINUTE);
    expect(said(await gazette.slack('off', { user: 'U0LEA' })).text).toContain('ne surveille plus');
    expect((await gazette.store.attendance())?.until).toBe(gazette.now());
  });

  it('obeys a person under both ids that an organisation of several workspaces gives', async () => {
    const gazette = await openGazette();
    const people = {
      ...gazette.settings.people,
      marc: { ...gazette.settings.people['marc']!, slack: 'U0MARC W0MARC' },
    };
    const app = gazette.under({ ...gazette.settings, people });
    for (const user of ['U0MARC', 'W0MARC']) {
      expect(said(await gazette.slack('stop', { user, app, trigger: user })).text).toContain('Marc Petit');
    }
    expect(said(await gazette.slack('stop', { user: 'W0', app })).text).toContain('n’est relié à personne');
  });

  it('answers when Slack asks for its certificate, and orders nothing then', async () => {
    const gazette = await openGazette();
    const before = gazette.dump();
    const form = { ssl_check: '1', token: 'x' };
    expect((await gazette.request('POST', '/slack/command', { form })).status).toBe(200);
    expect((await gazette.request('GET', '/slack/command?ssl_check=1&token=x')).status).toBe(200);
    expect((await gazette.request('GET', '/slack/command')).status).toBe(404);
    const order = {
      ...form,
      text: 'stop',
      trigger_id: 't1',
      team_id: 'T0GAZ',
      channel_id: 'C0DESK',
      user_id: 'U0MARC',
    };
    expect((await gazette.request('POST', '/slack/command', { form: order })).status).toBe(401);
    expect(gazette.dump()).toEqual(before);
  });

  it('escapes `<!channel>` and links in a reason, so that Slack does not act on them', async () => {
    const gazette = await openGazette();
    const reason = '<!channel> <https://evil.example|Le Monde> & <@U0LEA>';
    const answers = [
      said(await gazette.slack(`stop ${reason}`, { trigger: 't1' })),
      said(await gazette.slack('status')),
    ];
    for (const { text } of answers) {
      expect(text).toContain('&lt;!channel&gt; &lt;https://evil.example|Le Monde&gt; &amp; &lt;@U0LEA&gt;');
      expect(text).not.toMatch(/[<>]/);
    }
    expect((await gazette.store.freezeById('slack-t1'))?.reason).toBe(reason);
  });

  it('answers a repeated signed request as before, without a second freeze or message', async () => {
    const gazette = await openGazette();
    const at = gazette.now();
    const first = said(await gazette.slack('stop', { trigger: 't1', at }));
    await turn();
    const before = gazette.dump();
    const told = gazette.letters.length;
    gazette.pass(4 * MINUTE);
    const again = await gazette.slack('stop', { trigger: 't1', at });
    await turn();
    expect(again.status).toBe(200);
    expect(said(again).text).toBe(first.text);
    expect(gazette.dump()).toEqual(before);
    expect(gazette.letters).toHaveLength(told);
    gazette.pass(MINUTE + 1_000);
    expect((await gazette.slack('stop', { trigger: 't1', at })).status).toBe(401);
    expect(gazette.dump()).toEqual(before);
  });

  it('does not freeze again, nor say that it is frozen, when a request is replayed after the thaw', async () => {
    const gazette = await openGazette();
    const at = gazette.now();
    await gazette.slack('stop', { trigger: 't1', at });
    gazette.pass(MINUTE);
    expect(said(await gazette.slack('degel slack-t1')).text).toContain('Dégelé');
    const before = gazette.dump();
    const { text } = said(await gazette.slack('stop', { trigger: 't1', at }));
    expect(text).toContain('a été levé');
    expect(text).toContain('Marc Petit');
    expect(text).not.toContain('*Gelé*');
    expect(gazette.dump()).toEqual(before);
  });

  it.each([
    ['another team', { team: 'T0EVIL' }, 'canal du desk'],
    ['another channel', { channel: 'C0OTHER' }, 'canal du desk'],
    ['a user whom the configuration does not know', { user: 'U0NOBODY' }, 'n’est relié à personne'],
    ['a user without the right', { user: 'U0ZOE' }, 'n’avez pas le droit'],
  ])('does nothing for %s, and says so only to that user', async (_, over, words) => {
    const gazette = await openGazette();
    const before = gazette.dump();
    for (const text of ['stop', 'gel lane:promo']) {
      const answer = await gazette.slack(text, over);
      expect(answer.status).toBe(200);
      expect(said(answer)).toMatchObject({ response_type: 'ephemeral' });
      expect(said(answer).text).toContain(words);
    }
    expect(gazette.dump()).toEqual(before);
  });

  it('answers 401 to a request that Slack did not sign, and changes nothing', async () => {
    const gazette = await openGazette();
    const before = gazette.dump();
    for (const over of [
      { secret: 'another secret' },
      { at: gazette.now() - 301_000 },
      { at: gazette.now() + 301_000 },
    ]) {
      expect((await gazette.slack('stop', over)).status).toBe(401);
    }
    expect((await gazette.request('POST', '/slack/command', { form: { text: 'stop' } })).status).toBe(401);
    expect(gazette.dump()).toEqual(before);
  });

  it('answers 401 while its secret cannot be read', async () => {
    const gazette = await openGazette({ secret: () => Promise.resolve(null) });
    expect((await gazette.slack('stop')).status).toBe(401);
  });

  it('thaws for a person who may, tells others who may, and says when there is nothing to thaw', async () => {
    const gazette = await openGazette();
    await freezeAll(gazette);
    const refused = said(await gazette.slack('thaw other-way', { user: 'U0LEA' }));
    expect(refused).toMatchObject({ response_type: 'ephemeral' });
    expect(refused.text).toContain('Marc Petit, Inès Robin');
    expect(await open(gazette)).toEqual(['all other-way']);
    await freezeAll(gazette, 'lea', 'another', ['lane:promo']);
    const thawed = said(await gazette.slack('dégel other-way'));
    expect(thawed.response_type).toBe('in_channel');
    expect(thawed.text).toMatch(/Reste gelé\s: .*, par Léa Martin/);
    expect(await open(gazette)).toEqual(['lane:promo another']);
    expect(said(await gazette.slack('degel other-way')).text).toContain('Déjà dégelé');
    expect(said(await gazette.slack('degel never')).text).toContain('Aucun gel');
  });

  it('says what is frozen, by whom and why, and what cannot be read', async () => {
    const gazette = await openGazette();
    expect(said(await gazette.slack('status')).text).toBe('Rien n’attend.\nRien n’est gelé.');
    await freezeAll(gazette, 'ines', 'one', ['lane:promo']);
    await freezeAll(gazette, 'marc', 'two');
    const { text, response_type } = said(await gazette.slack('état'));
    expect(response_type).toBe('ephemeral');
    expect(text).toContain('`one` lane:promo — Inès Robin');
    expect(text).toContain('`two` all — Marc Petit');
  });

  it('names a control that is missing, instead of saying that nothing is frozen', async () => {
    const gazette = await openGazette();
    const settings = {
      ...gazette.settings,
      feeds: { ...gazette.settings.feeds, brand: gazette.settings.feeds['une']! },
    };
    const { text } = said(await gazette.slack('status', { app: gazette.under(settings) }));
    expect(text).toContain('feed:brand/human');
  });

  it('answers everything else with help', async () => {
    const gazette = await openGazette();
    for (const text of ['', 'help', 'thaw', 'hello']) {
      const answer = said(await gazette.slack(text));
      expect(answer.response_type).toBe('ephemeral');
      expect(answer.text).toContain('`gel`');
    }
  });

  it('says NOT CONFIRMED, with the other ways to stop, when the stop cannot be written', async () => {
    let failing = false;
    const gazette = await openGazette({
      hooks: {
        before: (call) => {
          if (failing && call.name === 'TransactWriteItems') {
            throw Object.assign(new Error('away'), { name: 'InternalServerError' });
          }
        },
      },
    });
    failing = true;
    const answer = await gazette.slack('stop');
    expect(answer.status).toBe(200);
    expect(said(answer)).toMatchObject({ response_type: 'ephemeral' });
    expect(said(answer).text).toContain('NON CONFIRMÉ');
    expect(said(answer).text).toContain('npm run');
    expect(said(answer).text).toContain('AWS');
  });

  it('names what is in flight and what became of it', async () => {
    const gazette = await openGazette();
    const review = await asked(gazette, 'lea', { title: 'Concert <!here> ce soir' });
    const pick = review.deliveries.map(({ id }) => id);
    await gazette.post(`/review/${review.ask}/decide`, { ...review.form, pick, decision: 'approve', sure: 'yes' });
    await gazette.inFlight(review.deliveries[0]!);
    const { text } = said(await gazette.slack('stop'));
    expect(text).toContain('sandbox:gazette: Concert &lt;!here&gt; ce soir');
    expect(text).toContain('(in-flight)');
  });
});

describe('within the three seconds that Slack waits', () => {
  it('a stop is answered while a send, the mail, the webhook and the bus all hang', async () => {
    let hang = false;
    const gone = () => (hang ? new Promise<void>(() => undefined) : Promise.resolve());
    const gazette = await openGazette({ ses: gone, webhook: gone, announce: gone });
    const review = await asked(gazette);
    const pick = review.deliveries.map(({ id }) => id);
    await gazette.post(`/review/${review.ask}/decide`, { ...review.form, pick, decision: 'approve', sure: 'yes' });
    await gazette.inFlight(review.deliveries[0]!);
    hang = true;
    const from = gazette.deps.monotonic();
    const { text } = said(await gazette.slack('stop', { trigger: 't1' }));
    const took = gazette.deps.monotonic() - from;
    expect(text).toContain('*Gelé*');
    expect(text).toContain('(in-flight)');
    expect(took).toBeGreaterThan(1_400);
    expect(took).toBeLessThan(2_500);
    expect(await open(gazette)).toEqual(['all slack-t1']);
  });
});

describe('an act on a post, typed in Slack', () => {
  const approved = async () => {
    const gazette = await openGazette();
    const { deliveries, ask, form } = await asked(gazette);
    const pick = deliveries.map(({ id }) => id);
    const due = Object.fromEntries(pick.map((id) => [`due-${id}`, String(gazette.now() + 60 * MINUTE)]));
    await gazette.post(`/review/${ask}/decide`, { ...form, ...due, pick, decision: 'approve', sure: 'yes' });
    const [post] = deliveries;
    if (post === undefined) throw new Error('there is no post');
    return { gazette, id: post.id, fresh: () => gazette.fresh(post) };
  };

  it('takes an approval away, and the channel sees who did it to which post', async () => {
    const { gazette, id, fresh } = await approved();
    const answer = said(await gazette.slack(`unapprove ${id}`));
    expect(answer.response_type).toBe('in_channel');
    expect(answer.text).toContain('Marc Petit: sandbox:gazette');
    expect(answer.text).toContain('retirée');
    expect(await fresh()).toMatchObject({ state: 'draft', approval: null });
    expect((await gazette.store.audit(id)).at(-1)).toMatchObject({ who: 'marc', how: 'un-approve' });
  });

  it('moves a post and sends it now, each by a new approval with the epochs of the old one', async () => {
    const { gazette, id, fresh } = await approved();
    const old = await gazette.store.approval(id);
    await gazette.slack(`deplacer ${id} 45min`);
    expect((await fresh()).dueAt).toBe(gazette.now() + 45 * MINUTE);
    await gazette.slack(`Maintenant \`${id}\``);
    expect((await fresh()).dueAt).toBe(gazette.now());
    const given = await gazette.store.approval(id);
    expect(given?.id).not.toBe(old?.id);
    expect(given?.epochs).toEqual(old?.epochs);
    expect(said(await gazette.slack(`move ${id} hier`))).toMatchObject({ response_type: 'ephemeral' });
    expect((await fresh()).dueAt).toBe(gazette.now());
  });

  it('rejects with a reason, restores, and gives another text', async () => {
    const { gazette, id, fresh } = await approved();
    await gazette.slack(`rejeter ${id} plus d’actualité`);
    expect((await fresh()).state).toBe('rejected');
    expect((await gazette.store.audit(id)).at(-1)).toMatchObject({ how: 'reject', evidence: 'plus d’actualité' });
    await gazette.slack(`retablir ${id}`);
    expect((await fresh()).state).toBe('draft');
    await gazette.slack(`modifier ${id} Reporté à demain`);
    expect(await fresh()).toMatchObject({ state: 'draft', content: { text: 'Reporté à demain' } });
  });

  it('lists what waits for the person, with ids that the other acts understand', async () => {
    const { gazette, id } = await approved();
    const { text, response_type } = said(await gazette.slack('liste', { user: 'U0LEA' }));
    expect(response_type).toBe('ephemeral');
    expect(text).toContain(`\`${id.slice(0, 8)}\` approuvé, 14/07/2026 19:00: sandbox:gazette`);
    expect(said(await gazette.slack('liste', { user: 'U0ZOE' })).text).toContain('Aucune');
  });

  it('says in Slack how to take back what is in flight, where there is no button below', async () => {
    const { gazette, id, fresh } = await approved();
    gazette.pass(60 * MINUTE);
    await gazette.inFlight(await fresh());
    const { text } = said(await gazette.slack(`now ${id}`));
    expect(text).toContain('retirer <id>');
    expect((await fresh()).state).toBe('claimed');
  });

  it.each([
    ['from a person who may not approve', { user: 'U0ZOE' }],
    ['from a stranger', { user: 'U0NOBODY' }],
    ['from another channel', { channel: 'C0ELSE' }],
    ['from another workspace', { team: 'T0ELSE' }],
    ['with another secret', { secret: 'another secret' }],
  ])('changes nothing when it comes %s', async (_, over) => {
    const { gazette, id } = await approved();
    const before = gazette.dump();
    await gazette.slack(`unapprove ${id}`, over);
    expect(gazette.dump()).toEqual(before);
  });

  it.each(['reject stop', 'unapprove stop tout', 'now stop', 'edit: stop!'])(
    '%j names no post: it stops',
    async (text) => {
      const { gazette } = await approved();
      await gazette.slack(text, { trigger: 't1' });
      expect(await open(gazette)).toEqual(['all slack-t1']);
    },
  );

  it('says so when the pages do not answer in time, and stops all the same without them', async () => {
    const { gazette, id } = await approved();
    const alone = openStopDoor({ ...gazette.deps, passOn: () => Promise.resolve(null) });
    expect(said(await gazette.slack(`unapprove ${id}`, { app: alone })).text).toContain('pas répondu à temps');
    await gazette.slack('stop', { app: alone, trigger: 't1' });
    expect(await open(gazette)).toEqual(['all slack-t1']);
  });
});
