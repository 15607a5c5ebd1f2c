/**
 * The process group of a real WordPress: MariaDB on a socket in the folder (the first argument), PHP's own server
 * on 127.0.0.1. Its address and an application password are the one message it sends. When its parent is gone, the
 * group ends.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { connect, type NetConnectOpts } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startListening } from '../../infra/local/listening.ts';
import { SOURCE } from './wordpress.ts';

const folder = process.argv[2] ?? '';
const [data, site, socket] = ['data', 'site', 'sql'].map((name) => join(folder, name)) as [string, string, string];
const log = openSync(join(folder, 'log'), 'a');

const servers: ChildProcess[] = [];
const end = async (): Promise<void> => {
  for (const server of servers) {
    if (server.exitCode !== null || server.signalCode !== null) continue;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
  // The group is this process's own: it was started apart.
  process.kill(-process.pid, 'SIGKILL');
};
process.once('disconnect', () => void end());

const answers = (at: NetConnectOpts): Promise<boolean> =>
  new Promise((resolve) => {
    const tried = connect(at, () => {
      tried.destroy();
      resolve(true);
    });
    tried.once('error', () => resolve(false));
  });

const untilItAnswers = async (at: NetConnectOpts, server: ChildProcess): Promise<void> => {
  for (let round = 0; !(await answers(at)); round += 1) {
    if (server.exitCode !== null || round > 15_000) throw new Error(`${server.spawnfile} did not start`);
    await sleep(20);
  }
};

/** One string of PHP. */
const php = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const define = (name: string, value: string | boolean): string =>
  `define(${php(name)}, ${typeof value === 'boolean' ? String(value) : php(value)});`;

// The web server, first of all: WordPress is told its address when it is installed.
const router = [
  "$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH); $file = $_SERVER['DOCUMENT_ROOT'] . $path;",
  "if ($path !== '/' && is_file($file)) return false;",
  "$_SERVER['SCRIPT_NAME'] = '/index.php'; require $_SERVER['DOCUMENT_ROOT'] . '/index.php';",
];
writeFileSync(join(folder, 'router.php'), ['<?php', ...router].join('\n'));
mkdirSync(site);
const { port } = await startListening(
  'PHP',
  (wanted) => ['php', '-S', `127.0.0.1:${wanted}`, '-t', site, join(folder, 'router.php')],
  { stdio: ['ignore', log, log] },
  (web) => servers.push(web),
);
const home = `http://127.0.0.1:${port}`;

// MariaDB
const asRoot = process.getuid?.() === 0 ? ['--user=root'] : [];
const sql = ['--no-defaults', ...asRoot, `--datadir=${data}`];
mkdirSync(data);
const install = ['--auth-root-authentication-method=normal', '--skip-test-db'];
execFileSync('mariadb-install-db', [...sql, ...install], { stdio: ['ignore', log, log] });
const start = (program: string, args: readonly string[]): ChildProcess => {
  const server = spawn(program, args, { stdio: ['ignore', log, log] });
  servers.push(server);
  return server;
};
const quick = ['--innodb-flush-log-at-trx-commit=0', '--skip-log-bin'];
const database = start('mariadbd', [...sql, `--socket=${socket}`, '--skip-networking', ...quick]);
await untilItAnswers({ path: socket }, database);

// WordPress, as Debian has it, with its own configuration and its own folder for what is uploaded
execFileSync('cp', ['-rLT', SOURCE, site]);
const settings = [
  ...Object.entries({ NAME: 'wp', USER: 'root', PASSWORD: '', HOST: `localhost:${socket}`, CHARSET: 'utf8mb4' }).map(
    ([name, value]) => define(`DB_${name}`, value),
  ),
  define('DB_COLLATE', ''),
  define('WP_HOME', home),
  define('WP_SITEURL', home),
  // Application passwords over plain HTTP are for such a place only.
  define('WP_ENVIRONMENT_TYPE', 'local'),
  define('WPLANG', 'fr_FR'),
  define('DISABLE_WP_CRON', true),
  define('AUTOMATIC_UPDATER_DISABLED', true),
  define('WP_HTTP_BLOCK_EXTERNAL', true),
  ...['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [
    define(`${name}_KEY`, `key of a test, ${name}`),
    define(`${name}_SALT`, `salt of a test, ${name}`),
  ]),
  "$table_prefix = 'wp_';",
  `if (!defined('ABSPATH')) ${define('ABSPATH', `${site}/`)}`,
  "require_once ABSPATH . 'wp-settings.php';",
];
rmSync(join(site, 'wp-config.php'), { force: true });
writeFileSync(join(site, 'wp-config.php'), ['<?php', ...settings].join('\n'));
const first = [
  `$sql = new mysqli('localhost', 'root', '', '', 0, ${php(socket)});`,
  "$sql->query('create database wp character set utf8mb4');",
  define('WP_INSTALLING', true),
  `$_SERVER['HTTP_HOST'] = ${php(`127.0.0.1:${port}`)}; $_SERVER['REQUEST_URI'] = '/';`,
  `require ${php(join(site, 'wp-load.php'))}; require ABSPATH . 'wp-admin/includes/upgrade.php';`,
  "add_filter('pre_wp_mail', fn() => true);",
  "wp_install('La Gazette', 'admin', 'admin@gazette.example', true, '', 'password-of-a-test');",
  "update_option('permalink_structure', '/%postname%/'); delete_option('WPLANG');",
  // The feed's validators are whole seconds: what is there from the start is older than any post of a test.
  "$wpdb->query(\"update wp_posts set post_date = '2020-01-01', post_date_gmt = '2020-01-01', post_modified = '2020-01-01', post_modified_gmt = '2020-01-01'\");",
  "[$password] = WP_Application_Passwords::create_new_application_password(1, ['name' => 'newsroom']);",
  "file_put_contents('php://fd/3', $password);",
];
writeFileSync(join(folder, 'first.php'), ['<?php', ...first].join('\n'));
const installing = spawn('php', [join(folder, 'first.php')], { stdio: ['ignore', log, log, 'pipe'] });
let password = '';
installing.stdio[3]?.on('data', (chunk: Buffer) => (password += chunk.toString()));
const [code] = (await once(installing, 'close')) as [number | null];
if (code !== 0 || password === '') throw new Error(`WordPress was not installed (${String(code)}); see ${folder}/log`);

process.send?.({ url: home, password });
