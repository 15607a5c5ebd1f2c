import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildFunctions, writeBundles } from '../aws/bundle.ts';

/**
 * `npm run build`: makes `dist/`, which is what the npm package contains. Node strips no types under `node_modules`,
 * so the construct and the command line are compiled to JavaScript, with types. The functions are bundled here, once:
 * an app that imports the package deploys exactly these bundles.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });

const project = join(root, 'infra', 'package', 'tsconfig.build.json');
const { status } = spawnSync('npx', ['--no-install', 'tsc', '--project', project], { cwd: root, stdio: 'inherit' });
if (status !== 0) process.exit(status ?? 1);
writeBundles(join(dist, 'bundles'), buildFunctions());
// The command line reads the recorded days, and what the watch has learnt, from files beside its code.
cpSync(join(root, 'lib', 'crisis', 'weights'), join(dist, 'lib', 'crisis', 'weights'), { recursive: true });
cpSync(join(root, 'lib', 'crisis', 'days'), join(dist, 'lib', 'crisis', 'days'), {
  recursive: true,
  filter: (path) => !path.endsWith('.ts'),
});
