import { answers } from './answers.ts';
import { bells } from './bells.ts';
import { days } from './days.ts';
import { home } from './home.ts';
import { language } from './language.ts';
import { mails } from './mails.ts';
import { pages } from './pages.ts';
import { posts } from './posts.ts';
import { report } from './report.ts';
import { slack } from './slack.ts';
import { terminal } from './terminal.ts';
import { unsent } from './unsent.ts';
import { watch } from './watch.ts';

/** Everything that Vigie says in French, by where it is said. The other languages are held to its keys. */
export const fr = { language, answers, bells, pages, posts, mails, unsent, slack, watch, report, days, home, terminal };

export type Language = typeof language;
/** What a language has to say. */
export type Words = typeof fr;
