import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('cdk synth', () => {
  it.skipIf(!existsSync(join(root, 'node_modules/.bin/cdk')))('works with no network at all and finds no fault', () => {
    const outdir = mkdtempSync(join(tmpdir(), 'vigie-cdk-'));
    // The network is a proxy that does not exist, and there are no AWS credentials.
    const env = {
      PATH: `${join(root, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
      HOME: outdir,
      HTTPS_PROXY: 'http://127.0.0.1:9',
      HTTP_PROXY: 'http://127.0.0.1:9',
    };
    execFileSync('cdk', ['synth', '--quiet', '--output', join(outdir, 'out')], { cwd: root, env, stdio: 'pipe' });
    const template = JSON.parse(readFileSync(join(outdir, 'out/Vigie.template.json'), 'utf8')) as {
      Resources: Record<string, unknown>;
    };
    expect(Object.keys(template.Resources).length).toBeGreaterThan(100);
    rmSync(outdir, { recursive: true });
  });
});
