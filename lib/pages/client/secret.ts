import { every, find } from './dom.ts';

/** The secret of the link: it is read from the fragment, and never put into an address that is sent. */

const readSecret = (): string => /^#([A-Za-z0-9_~.=-]{16,512})$/.exec(location.hash)?.[1] ?? '';

/** A mail gateway wrote the `#` of the link as `%23`: the secret is put back where no server is sent it. */
const repairPath = (): void => {
  const broken = /^(.*?)%(?:25)*23([A-Za-z0-9_~.=-]{16,512})$/i.exec(location.pathname + location.search);
  if (broken !== null) history.replaceState(null, '', `${broken[1] ?? ''}#${broken[2] ?? ''}`);
};

repairPath();

export const secret = readSecret();

/** Links to the person's other pages carry the secret on, in their fragments. */
export const keepSecret = (): void => {
  const token = secret === '' ? (find(HTMLInputElement, 'main [name="token"]')?.value ?? '') : secret;
  if (token === '') return;
  for (const link of every(HTMLAnchorElement, 'a[data-keep]')) {
    link.href = `${(link.getAttribute('href') ?? '').split('#', 1)[0] ?? ''}#${token}`;
  }
};

/** What a form asks of the desk stands in the address, without its secret. */
export const keepAddress = (fields: URLSearchParams): void => {
  const asked = new URLSearchParams([...fields].filter(([name, value]) => name !== 'token' && value !== ''));
  const query = asked.size === 0 ? '' : `?${asked.toString()}`;
  history.pushState(null, '', `/desk${query}${location.hash}`);
};

/** The way back from a page that takes the place of the desk. */
export const keepStep = (): void => {
  history.pushState(null, '', location.href);
};

export const goBack = (): void => {
  addEventListener('popstate', () => {
    location.reload();
  });
};

/** A browser prints the address of a page in its margin: while it prints, the address has no secret. */
export const printWithoutSecret = (): void => {
  addEventListener('beforeprint', () => history.replaceState(null, '', location.pathname + location.search));
  addEventListener('afterprint', () => {
    if (secret !== '') history.replaceState(null, '', `#${secret}`);
  });
};

/** Another link, pasted into the same tab, is another page. */
export const reloadOnNewSecret = (): void => {
  addEventListener('hashchange', () => {
    const next = readSecret();
    if (next !== '' && next !== secret) location.reload();
  });
};
