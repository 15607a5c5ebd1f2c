import { describe, expect, it } from 'vitest';
import { LANDINGS, landingLink, readLanding } from '../../lib/pages/landing.ts';
import { asked, formOf, freezeAll, HOST, MINUTE, openGazette, type Gazette, type Letter } from './gazette.ts';

/** The links of a mail to the desk that name a thing, as a mail program opens them. */
const linksOf = ({ text }: Letter) =>
  [...text.matchAll(/https:\/\/\S+\/desk\?([\w-]+)=(\S+?)#(\S+)/g)].map(([, to = '', of = '', token = '']) => ({
    to,
    of,
    token,
  }));

/** Opens a link as its script does: the page that knows nothing, then its form with the secret. */
const follow = async (gazette: Gazette, { to, of, token }: { to: string; of: string; token: string }) => {
  const shell = await gazette.request('GET', `/desk?${to}=${of}`);
  return gazette.post('/desk', { ...formOf(shell.body, '/desk'), token });
};

const published = async (gazette: Gazette) => {
  const { deliveries, ask, form } = await asked(gazette, 'marc');
  const pick = deliveries.map(({ id }) => id);
  await gazette.post(`/review/${ask}/decide`, { ...form, pick, decision: 'approve', sure: 'yes' });
  for (const each of deliveries) {
    const claimed = await gazette.inFlight(each);
    const sent = { state: 'published' as const, sentAt: gazette.now(), remoteId: `r-${each.id}`, url: null };
    await gazette.store.move(claimed, sent, { at: gazette.now(), who: 'machine:publish', how: 'accepted' });
  }
  return pick;
};

describe('a button of a mail', () => {
  it('keeps and thaws its own freeze, and takes its own post back, from the page that it opens', async () => {
    const gazette = await openGazette();
    const pick = await published(gazette);
    gazette.pass(MINUTE);
    await freezeAll(gazette, 'ines', 'first');
    await freezeAll(gazette, 'ines', 'second', ['lane:promo']);
    const letter = gazette.letters.find(({ to, subject }) => to.includes('marc') && /arrêt|gel/i.test(subject));
    const links = linksOf(letter ?? gazette.letters[0]!);
    expect(links.map(({ to, of }) => `${to} ${of}`)).toEqual([
      'keep first',
      'thaw first',
      ...pick.map((id) => `take-back ${id}`),
    ]);
    const [keep, thaw, takeBack] = links;
    const kept = await follow(gazette, keep!);
    expect(kept.body).toContain('id="f-first"');
    expect(kept.body).toContain('Le gel reste en place');
    const post = await follow(gazette, takeBack!);
    expect(formOf(post.body, '/desk/act')).toMatchObject({ act: 'take-back', delivery: pick[0] });
    await gazette.post('/desk/act', { ...formOf(post.body, '/desk/act'), sure: 'yes' });
    expect((await gazette.store.delivery(pick[0]!))?.takeBack).not.toBeNull();
    const page = await follow(gazette, thaw!);
    expect(page.body.split('class="banner red"')).toHaveLength(2);
    expect(page.body.match(/action="\/desk\/act"/g)).toHaveLength(1);
    await gazette.post('/desk/act', formOf(page.body, '/desk/act'));
    expect((await gazette.store.freezeById('first'))?.thawedAt).toBeNull();
    await gazette.post('/desk/act', { ...formOf(page.body, '/desk/act'), sure: 'yes' });
    expect((await gazette.store.freezeById('first'))?.thawedAt).not.toBeNull();
    // Somebody who comes later is told what is so now.
    expect((await follow(gazette, thaw!)).body).toContain('avant vous');
  });

  it('opens a post with all that can be done about it', async () => {
    const gazette = await openGazette();
    const [id = ''] = await published(gazette);
    const token = await gazette.desk('lea');
    const sent = await follow(gazette, { to: 'post', of: id, token });
    expect(sent.body).toContain('value="take-back"');
    const { ask, form, deliveries } = await asked(gazette, 'marc', {}, 'autre');
    const other = deliveries[0]!.id;
    const draft = await follow(gazette, { to: 'post', of: other, token });
    expect(draft.body).toContain('action="/desk/review"');
    await gazette.post(`/review/${ask}/decide`, { ...form, pick: other, decision: 'approve', sure: 'yes' });
    const approved = await follow(gazette, { to: 'post', of: other, token });
    for (const act of ['unapprove', 'now', 'move', 'edit']) expect(approved.body).toContain(`value="${act}"`);
  });

  it('opens nothing for a wrong secret, and the desk for what is not there', async () => {
    const gazette = await openGazette();
    const token = await gazette.desk('lea');
    expect((await follow(gazette, { to: 'thaw', of: 'x', token: 'x'.repeat(43) })).status).toBe(403);
    expect((await follow(gazette, { to: 'thaw', of: 'never', token })).body).toContain('avant vous');
    expect((await gazette.request('GET', '/desk?thaw=%22%3E%3Cscript%3E')).body).not.toContain('"><script>');
  });
});

describe('the address of a thing', () => {
  it('names it, and keeps the secret in the fragment', () => {
    for (const to of LANDINGS) {
      const link = landingLink(`https://${HOST}/desk#secret`, { to, of: 'page-1' });
      expect(link).toBe(`https://${HOST}/desk?${to}=page-1#secret`);
      const { searchParams } = new URL(link);
      expect(readLanding((name) => searchParams.get(name) ?? undefined)).toEqual({ to, of: 'page-1' });
    }
  });

  it('is read as far as its id, where a mail program has moved the secret', () => {
    expect(readLanding((name) => (name === 'thaw' ? 'page-1#secret' : undefined))?.of).toBe('page-1');
    expect(readLanding(() => '')).toBeNull();
  });
});
