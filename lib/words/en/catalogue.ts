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
import type { Words } from '../fr/catalogue.ts';

/** Everything that Vigie says in English. */
export const en = {
  language,
  answers,
  bells,
  pages,
  posts,
  mails,
  unsent,
  slack,
  watch,
  report,
  days,
  home,
  terminal,
} satisfies Words;
