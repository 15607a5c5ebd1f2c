import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Ports of the loopback interface. Whoever needs one listens on port 0 and asks which one the system gave: a
 * port that is found free first and taken later can be taken by another process in between.
 */

/** Starts to listen on the wanted port if it is free, else on one that the system chooses. */
export const listen = (server: Pick<Server, 'listen' | 'once' | 'off' | 'address'>, wanted = 0): Promise<number> =>
  new Promise((resolve, reject) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (wanted !== 0 && error.code === 'EADDRINUSE') resolve(listen(server, 0));
      else reject(error);
    };
    server.once('error', fail);
    server.listen(wanted, '127.0.0.1', () => {
      server.off('error', fail);
      resolve((server.address() as AddressInfo).port);
    });
  });

const HERE = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/;

/**
 * Lets a server answer only who calls it by this machine's own names. Another site can give its name the address of
 * this machine, and have a browser here read what answers.
 */
export const answerHereOnly = (server: HttpServer): void => {
  const own = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (HERE.test(request.headers.host ?? '')) {
      for (const listener of own) Reflect.apply(listener, server, [request, response]);
    } else response.writeHead(403, { 'content-type': 'text/plain' }).end('another site');
  });
};

const LISTENS = '0A';

/** The port on which a process of this machine listens, or null as long as it does not; Linux alone says so. */
const portOf = (pid: number): number | null => {
  const folder = `/proc/${pid}`;
  const target = (fd: string): string => {
    try {
      return readlinkSync(`${folder}/fd/${fd}`);
    } catch {
      return ''; // It was closed meanwhile.
    }
  };
  try {
    const own = new Set(readdirSync(`${folder}/fd`).map(target));
    for (const table of ['tcp', 'tcp6'])
      for (const line of readFileSync(`${folder}/net/${table}`, 'utf8').trim().split('\n').slice(1)) {
        const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
        if (state === LISTENS && own.has(`socket:[${inode}]`)) return Number.parseInt(local.split(':')[1] ?? '', 16);
      }
  } catch {
    // It ended meanwhile, which its caller sees.
  }
  return null;
};

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.end();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** For systems that cannot tell on which port a process listens: a port that was free a moment ago. */
const freePort = async (): Promise<number> => {
  const server = createServer();
  const port = await listen(server);
  await new Promise((closed) => server.close(closed));
  return port;
};

const LOOK_EVERY_MS = 10;
/** The end of the wait. A busy machine may need minutes to start a process. */
const LOOKS = 30_000;

/** Starts the process of a server and tells the caller of it at once. Resolves to its port when it answers there. */
export const startListening = async (
  name: string,
  command: (port: number) => readonly [program: string, ...args: string[]],
  options: SpawnOptions,
  onSpawn: (child: ChildProcess) => void = () => undefined,
): Promise<{ child: ChildProcess; port: number }> => {
  const asked = process.platform === 'linux' ? 0 : await freePort();
  const [program, ...args] = command(asked);
  const child = spawn(program, args, options);
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  onSpawn(child);
  const listening = async (): Promise<number> => {
    for (let look = 0; look < LOOKS && child.exitCode === null && child.signalCode === null; look += 1) {
      const port = asked === 0 ? portOf(child.pid ?? 0) : asked;
      if (port !== null && (await answers(port))) return port;
      await sleep(LOOK_EVERY_MS);
    }
    child.kill('SIGKILL');
    throw new Error(`${name} did not start`);
  };
  return { child, port: await Promise.race([listening(), failed]) };
};
