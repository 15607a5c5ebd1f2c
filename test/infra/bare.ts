import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readConfig } from '../../infra/aws/config.ts';
import type { SettingsInput } from '../../lib/settings.ts';
import { startFunction, type Function, type Instance } from '../cloud/lambda.ts';

export type { Instance, Line, Ran } from '../cloud/lambda.ts';

export type Bare = {
  folder: string;
  kb: number;
  gzipKb: number;
  start: (
    environment: Readonly<Record<string, string>>,
    more?: Pick<Function, 'handler' | 'timeoutMs'>,
  ) => Promise<Instance>;
  /** What the next start reads as its configuration. */
  configure: (config: SettingsInput) => void;
  remove: () => void;
};

/** Copies an asset into a folder that has no node_modules above it. */
export const bare = (name: string, asset: string): Bare => {
  const folder = mkdtempSync(join(tmpdir(), `vigie-bare-${name}-`));
  cpSync(asset, folder, { recursive: true });
  for (let above = folder; above !== dirname(above); above = dirname(above)) {
    if (existsSync(join(above, 'node_modules'))) throw new Error(`there are node_modules in ${above}`);
  }
  const code = join(folder, 'index.mjs');
  return {
    folder,
    kb: Math.round(statSync(code).size / 1024),
    gzipKb: Math.round(gzipSync(readFileSync(code)).length / 1024),
    configure: (config) => writeFileSync(join(folder, 'config.json'), readConfig(config).json),
    remove: () => rmSync(folder, { recursive: true, force: true }),
    start: (environment, more) =>
      startFunction({
        folder,
        environment: { ...environment, CONFIG: join(folder, 'config.json') },
        ...more,
      }),
  };
};
