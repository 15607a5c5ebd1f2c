import type { Why } from '../delivery/why.ts';
import type { Delivery } from '../records/delivery.ts';
import { LANES, type Lane } from '../records/lane.ts';

/** What the desk shows a part of. The address of the desk has it, and no secret. */

export const SECTIONS = ['check', 'held', 'decide', 'planned', 'blocked', 'published', 'parked', 'ended'] as const;
export type Section = (typeof SECTIONS)[number];

/** '': no such wish. `q`: words that a title or a text has. `page`: of the section, from 1. */
export type Filter = { state: Section | ''; feed: string; account: string; lane: string; q: string; page: number };

export const NO_FILTER: Filter = { state: '', feed: '', account: '', lane: '', q: '', page: 1 };

/** How the address names each wish: no act of the desk has a field of such a name. */
const NAMES = { state: 'show', feed: 'only-feed', account: 'only-account', lane: 'only-lane', q: 'q' } as const;

const FIELDS = ['state', 'feed', 'account', 'lane', 'q'] as const;

const MOST_CHARACTERS = 100;

/** `field`: a field of the address, or of the form that was made of it. What nobody can read is no wish. */
export const readFilter = (field: (name: string) => string | undefined): Filter => {
  const text = (name: keyof typeof NAMES) => (field(NAMES[name]) ?? '').toWellFormed().trim().slice(0, MOST_CHARACTERS);
  const page = /^\d{1,4}$/.exec(field('page') ?? '')?.[0];
  const lane = text('lane');
  return {
    state: SECTIONS.find((each) => each === text('state')) ?? '',
    feed: text('feed'),
    account: text('account'),
    lane: LANES.some((each) => each === lane) ? lane : '',
    q: text('q'),
    page: page === undefined ? 1 : Math.max(1, Number(page)),
  };
};

/** The wishes of a filter, as fields of a form or an address. */
export const filterFields = (filter: Filter): [string, string][] => [
  ...FIELDS.map((wish): [string, string] => [NAMES[wish], filter[wish]]).filter(([, value]) => value !== ''),
  ...(filter.page > 1 ? [['page', String(filter.page)] as [string, string]] : []),
];

export const isFiltered = (filter: Filter): boolean => filterFields(filter).length > 0;

const SECTION_OF: Readonly<Record<Why['kind'], Section>> = {
  unknown: 'check',
  held: 'held',
  frozen: 'held',
  'too-late': 'held',
  'needs-decision': 'decide',
  slot: 'planned',
  cap: 'planned',
  'leaves-next': 'planned',
  braked: 'planned',
  'watch-silent': 'planned',
  'in-flight': 'planned',
  waits: 'blocked',
  'not-configured': 'blocked',
  'control-unreadable': 'blocked',
  failed: 'blocked',
  published: 'published',
  rejected: 'ended',
  expired: 'ended',
  withdrawn: 'ended',
};

export const sectionOf = ({ why }: { why: Why }): Section => SECTION_OF[why.kind];

/** Without accents and in small letters, as people search. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Whether every word that was searched for stands in one of these texts. */
export const hasWords = (q: string, texts: readonly string[]): boolean => {
  const all = plain(texts.join('\n'));
  return plain(q)
    .split(/\s+/)
    .every((word) => all.includes(word));
};

type Shown = {
  delivery: Pick<Delivery, 'account' | 'feeds' | 'content'>;
  why: Why;
  title: string;
  lanes: readonly Lane[];
};

/** Whether the desk shows a row. */
export const keeps = (filter: Filter, row: Shown): boolean => {
  const { state, feed, account, lane, q } = filter;
  const { delivery } = row;
  return (
    (state === '' || sectionOf(row) === state) &&
    (feed === '' || delivery.feeds.includes(feed)) &&
    (account === '' || delivery.account === account) &&
    (lane === '' || row.lanes.some((each) => each === lane)) &&
    (q === '' || hasWords(q, [row.title, delivery.content.text]))
  );
};
