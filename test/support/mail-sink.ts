import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail as it arrived. Header names are in lower case, values unfolded and decoded. */
export type ReceivedMail = Readonly<{ from: string; to: readonly string[]; headers: ReadonlyMap<string, string>; subject: string; text: string; at: number }>;

/** What the server says at each point, as `text code`; nothing means yes. */
export type SinkManners = Readonly<{ sender?: () => string | undefined; recipient?: () => string | undefined; message?: () => string | undefined; password?: string }>;

/** A real SMTP server that keeps what it gets. */
export type MailSink = Readonly<{ url: string; received: readonly ReceivedMail[]; connections: () => number; close: () => Promise<void> }>;

export async function openMailSink({ sender, recipient, message, password }: SinkManners = {}): Promise<MailSink> {
  const received: ReceivedMail[] = [];
  let connections = 0;
  const server = new SMTPServer({
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onConnect: (_, done) => {
      connections += 1;
      done();
    },
    onAuth: (auth, _, done) => (auth.password === password ? done(null, { user: auth.username }) : done(problem('wrong password 535'))),
    onMailFrom: (_, __, done) => done(problem(sender?.())),
    onRcptTo: (_, __, done) => done(problem(recipient?.())),
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => void chunks.push(chunk));
      stream.on('end', () => {
        const refused = problem(message?.());
        if (!refused) received.push(parsed(Buffer.concat(chunks).toString('utf8'), session.envelope));
        done(refused);
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  return { url: `smtp://127.0.0.1:${port}`, received, connections: () => connections, close: () => new Promise((resolve) => server.close(() => resolve())) };
}

function problem(answer: string | undefined): Error | undefined {
  const [, text, code] = /^(.*) (\d{3})$/.exec(answer ?? '') ?? [];
  return code === undefined ? undefined : Object.assign(new Error(text), { responseCode: Number(code) });
}

type Envelope = Readonly<{ mailFrom: { address: string } | false; rcptTo: readonly { address: string }[] }>;

function parsed(raw: string, { mailFrom, rcptTo }: Envelope): ReceivedMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n');
  const headers = new Map(head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n').map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), decodedWords(line.slice(line.indexOf(':') + 2))]));
  const text = decodedBody(rest.join('\r\n\r\n'), headers.get('content-transfer-encoding') ?? '7bit').replaceAll('\r\n', '\n');
  return { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), headers, subject: headers.get('subject') ?? '', text, at: Date.now() };
}

const decodedBody = (body: string, encoding: string): string => {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? unquoted(body.replaceAll(/=\r\n/g, '')) : body;
};

/** RFC 2047, in UTF-8; a character may be cut between two words. */
const decodedWords = (value: string): string =>
  value.replaceAll(/(=\?UTF-8\?([BQ])\?[^?]*\?=\s*)+/gi, (words) => {
    const parts = [...words.matchAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi)].map(([, kind, text = '']) => (kind?.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : bytesOf(text.replaceAll('_', ' '))));
    return Buffer.concat(parts).toString('utf8') + (/\s$/.test(words) ? ' ' : '');
  });

const unquoted = (text: string): string => bytesOf(text).toString('utf8');
const bytesOf = (text: string): Buffer => Buffer.from(text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
