import * as dgram from 'node:dgram';

/**
 * A name server on this machine, by RFC 1035 and RFC 3596: it answers questions for A and AAAA over UDP, and is silent
 * where it is told to be, as a broken or hostile one is.
 */
export type NameServer = {
  /** As a resolver takes it: address and port. */
  at: string;
  /** What was asked, such as `A news.example`, in the order of the questions. */
  asked: string[];
  close: () => Promise<void>;
};

/** What one name has: addresses, no such name, or no answer at all. */
export type Zone = (name: string, type: 'A' | 'AAAA') => readonly string[] | 'unknown' | 'silent';

const TYPES: Readonly<Record<number, 'A' | 'AAAA'>> = { 1: 'A', 28: 'AAAA' };
const HEAD_BYTES = 12;

const questionOf = (message: Buffer): { name: string; type: number; end: number } => {
  const labels: string[] = [];
  let at = HEAD_BYTES;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: message.readUInt16BE(at + 1), end: at + 5 };
};

const bytesOf = (address: string): Buffer => {
  if (!address.includes(':')) return Buffer.from(address.split('.').map(Number));
  // A dotted end, as in ::ffff:127.0.0.1, is two groups.
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, ...parts: string[]) => {
    const [a = 0, b = 0, c = 0, d = 0] = parts.slice(0, 4).map(Number);
    return `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
  });
  const [left = '', right = ''] = plain.split('::');
  const groups = (text: string) => text.split(':').filter((group) => group !== '');
  const zeros = Array<string>(8 - groups(left).length - groups(right).length).fill('0');
  const all = plain.includes('::') ? [...groups(left), ...zeros, ...groups(right)] : groups(plain);
  return Buffer.concat(all.map((group) => Buffer.from(group.padStart(4, '0'), 'hex')));
};

const record = (type: number, address: string): Buffer => {
  const bytes = bytesOf(address);
  const head = Buffer.alloc(12);
  // The name is the one of the question, by its place in the message.
  head.writeUInt16BE(0xc000 | HEAD_BYTES, 0);
  head.writeUInt16BE(type, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(60, 6);
  head.writeUInt16BE(bytes.length, 10);
  return Buffer.concat([head, bytes]);
};

export const startNameServer = async (zone: Zone): Promise<NameServer> => {
  const asked: string[] = [];
  const socket = dgram.createSocket('udp4');
  socket.on('message', (message, from) => {
    const { name, type, end } = questionOf(message);
    const known = TYPES[type];
    if (known === undefined) return;
    asked.push(`${known} ${name}`);
    const found = zone(name, known);
    if (found === 'silent') return;
    const addresses = found === 'unknown' ? [] : found;
    const fitting = addresses.filter((address) => (address.includes(':') ? 'AAAA' : 'A') === known);
    const head = Buffer.alloc(HEAD_BYTES);
    head.writeUInt16BE(message.readUInt16BE(0), 0);
    // An answer, to a question that wished recursion; 3 is "no such name".
    head.writeUInt16BE(0x8180 | (found === 'unknown' ? 3 : 0), 2);
    head.writeUInt16BE(1, 4);
    head.writeUInt16BE(fitting.length, 6);
    const question = message.subarray(HEAD_BYTES, end);
    socket.send(Buffer.concat([head, question, ...fitting.map((each) => record(type, each))]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    at: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
};
