/** Configuration to paste: lines of `feeds` in vigie.config.ts. */

/** One line of configuration, on an account where nothing can go wrong until a person chooses another. */
export function configLine(key: string, url: string, account: string): string {
  return `${quotedKey(key)}: { url: ${quoted(url)}, lane: 'news', accounts: [${quoted(account)}] },`;
}

export function sandboxOf(accounts: Readonly<Record<string, unknown>> | undefined): string {
  const names = Object.keys(accounts ?? {});
  return names.find((name) => name.startsWith('sandbox:')) ?? names[0] ?? 'sandbox:gazette';
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

function quotedKey(key: string): string {
  return /^[a-z][a-z0-9]*$/.test(key) ? key : `'${key}'`;
}
