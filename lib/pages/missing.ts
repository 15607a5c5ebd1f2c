import { words } from '../words/words.ts';
import { html, shape } from './html.ts';
import { layout } from './layout.ts';
import type { ShellView } from './views.ts';

/** What an address shows at which there is nothing. */
export const missingPage = ({ site }: ShellView): string => {
  const w = words(site.locale).pages;
  return layout({
    title: w.missingTitle,
    site,
    page: 'decision',
    body: html`<div class="outcome">
        <p class="sign">${shape('dash')}</p>
        <h1 data-say>${w.missingTitle}</h1>
        <p>${w.missingNote}</p>
      </div>
      <p><a class="button quiet" href="/desk" data-keep>${w.desk}</a></p>`,
  });
};
