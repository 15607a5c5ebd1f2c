/**
 * Node-RED in a process of its own: the folder of its data and the signing secret are its arguments. It sends its
 * address to its parent, and each post that a flow of it received.
 */
import { writeFileSync } from 'node:fs';
import * as http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const require = createRequire(import.meta.url);
const [, , userDir = '', secret = ''] = process.argv;
type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;
type NodeRed = {
  init: (server: http.Server, settings: object) => void;
  start: () => Promise<void>;
  httpNode: Handler;
  events: { once: (event: string, then: () => void) => void };
};
const RED = require('node-red') as NodeRed;
const { Webhook } = require('standardwebhooks') as { Webhook: new (secret: string) => object };

/** As its users would: the raw body, a function that checks the signature with a library, and an answer. */
const verify = `
const received = global.get('received');
try {
  const body = new (global.get('Webhook'))(global.get('secret')).verify(msg.payload.toString('utf8'), msg.req.headers);
  received({ id: msg.req.headers['webhook-id'], body });
  msg.payload = { id: 'node-red-' + msg.req.headers['webhook-id'] };
} catch (error) {
  msg.statusCode = 401;
  msg.payload = { error: error.message };
}
return msg;`;
const silent = `global.get('received')({ id: msg.req.headers['webhook-id'], body: null });`;

const entry = (name: string, next: string) => ({
  ...{ id: `in-${name}`, z: 'tab', type: 'http in', name, url: `/${name}`, method: 'post', upload: false },
  ...{ skipBodyParsing: true, x: 100, y: 100, wires: [[next]] },
});
const code = (id: string, func: string, wires: string[]) => ({
  ...{ id, z: 'tab', type: 'function', name: id, func, outputs: 1, noerr: 0, initialize: '', finalize: '', libs: [] },
  ...{ x: 300, y: 100, wires: [wires] },
});
const FLOWS = [
  { id: 'tab', type: 'tab', label: 'Vigie', disabled: false, info: '' },
  entry('verified', 'verify'),
  code('verify', verify, ['out']),
  entry('silent', 'hear'),
  code('hear', silent, []),
  entry('plain', 'out'),
  { id: 'out', z: 'tab', type: 'http response', name: '', statusCode: '', headers: {}, x: 500, y: 100, wires: [] },
];

writeFileSync(join(userDir, 'flows.json'), JSON.stringify(FLOWS));
const server = http.createServer((request, response) => RED.httpNode(request, response));
RED.init(server, {
  ...{ userDir, flowFile: 'flows.json', httpAdminRoot: false, httpNodeRoot: '/', credentialSecret: false },
  ...{ logging: { console: { level: 'off' } }, externalModules: { autoInstall: false }, telemetry: { enabled: false } },
  functionGlobalContext: { Webhook, secret, received: (post: object) => process.send?.({ post }) },
});
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
RED.events.once('flows:started', () => {
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
await RED.start();
process.once('disconnect', () => process.exit(0));
