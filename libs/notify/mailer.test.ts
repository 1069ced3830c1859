import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openMailSink, type MailSink } from '../../test/support/mail-sink.ts';
import type { Mail } from './mail.ts';
import { MailServerAway, openMailer } from './mailer.ts';

const mail: Mail = { id: 'notice-7', to: { name: '张三', address: 'zhang.san@city.example' }, subject: '催办：北街占道经营', text: '请于今天反馈。\n.\nhttps://xiaohao.city.example/cases/1\n' };
const from = '销号系统 <office@city.example>';

let sink: MailSink | undefined;
let dumb: Server[] = [];
const sockets = new Set<Socket>();
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all([sink?.close(), ...dumb.map((server) => new Promise((resolve) => server.close(resolve)))]);
  [sink, dumb] = [undefined, []];
});

/** A server that accepts connections, says `greeting`, and then nothing more. */
async function dumbServer(greeting = ''): Promise<string> {
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    socket.write(greeting);
  });
  dumb.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `smtp://127.0.0.1:${portOf(server)}`;
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

describe('a mail', () => {
  test('arrives as it was written, from the office, with an id that is the same each time', async () => {
    sink = await openMailSink();
    const mailer = openMailer({ url: sink.url, from });
    expect(await mailer.send(mail)).toEqual({ kind: 'accepted', answer: expect.stringMatching(/^250 /) });
    await mailer.send(mail);
    const [first, second] = sink.received;
    expect(first).toMatchObject({ from: 'office@city.example', to: ['zhang.san@city.example'], subject: '催办：北街占道经营', text: mail.text });
    expect(first?.headers.get('message-id')).toBe('<notice-7@city.example>');
    expect(second?.headers.get('message-id')).toBe('<notice-7@city.example>');
    expect(first?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('whose name or subject carries line breaks cannot add a header or a recipient', async () => {
    sink = await openMailSink();
    const evil = { ...mail, to: { name: '张三\r\nBcc: thief@evil.example\r\n\r\nbody', address: mail.to.address }, subject: '催办\r\nBcc: thief@evil.example\u2028X-Evil: 1' };
    await openMailer({ url: sink.url, from }).send(evil);
    const [received] = sink.received;
    expect(received?.to).toEqual(['zhang.san@city.example']);
    expect([...(received?.headers.keys() ?? [])]).not.toEqual(expect.arrayContaining(['bcc']));
    expect([...(received?.headers.keys() ?? [])]).not.toEqual(expect.arrayContaining(['x-evil']));
    expect(received?.text).toBe(mail.text);
  });

  test.each(['a@b.example\r\nRCPT TO:<thief@evil.example>', 'a@b.example, thief@evil.example', 'Zhang <a@b.example>', 'nobody', ''])('to %j is refused before the server is asked', async (address) => {
    sink = await openMailSink();
    expect(await openMailer({ url: sink.url, from }).send({ ...mail, to: { name: '张三', address } })).toMatchObject({ kind: 'refused' });
    expect(sink.connections()).toBe(0);
  });
});

describe('a mail server', () => {
  test('that does not know the recipient refuses the mail for good', async () => {
    sink = await openMailSink({ recipient: () => 'no such mailbox 550' });
    expect(await openMailer({ url: sink.url, from }).send(mail)).toEqual({ kind: 'refused', answer: '550 no such mailbox' });
  });

  test('that is busy is tried again, and then takes the mail once', async () => {
    let tries = 0;
    sink = await openMailSink({ recipient: () => ((tries += 1) < 3 ? 'greylisted, come back later 451' : undefined) });
    const mailer = openMailer({ url: sink.url, from });
    await expect(mailer.send(mail)).rejects.toThrow(MailServerAway);
    await expect(mailer.send(mail)).rejects.toThrow(/greylisted/);
    expect(await mailer.send(mail)).toMatchObject({ kind: 'accepted' });
    expect(sink.received).toHaveLength(1);
  });

  test('that finds fault with the message refuses it, and when it is full is tried again', async () => {
    const answers = ['insufficient storage 452', 'message is too big 552'];
    sink = await openMailSink({ message: () => answers.shift() });
    const mailer = openMailer({ url: sink.url, from });
    await expect(mailer.send(mail)).rejects.toThrow(MailServerAway);
    expect(await mailer.send(mail)).toEqual({ kind: 'refused', answer: '552 message is too big' });
  });

  test('that does not accept our sender or our password leaves the mail to be tried again', async () => {
    sink = await openMailSink({ sender: () => 'sender not allowed 553', password: 'right' });
    await expect(openMailer({ url: sink.url.replace('smtp://', 'smtp://office:right@'), from }).send(mail)).rejects.toThrow(/sender not allowed/);
    await expect(openMailer({ url: sink.url.replace('smtp://', 'smtp://office:wrong@'), from }).send(mail)).rejects.toThrow(MailServerAway);
  });

  test('that is dead, silent, slow or no mail server is given up within the patience for it', async () => {
    const closed = await dumbServer();
    await new Promise((resolve) => dumb.pop()?.close(resolve));
    const patience = { connect: 500, greeting: 300, silence: 300 };
    const attempts = [closed, await dumbServer(), await dumbServer('220 hello\r\n'), await dumbServer('HTTP/1.1 400 Bad Request\r\n\r\n')];
    for (const url of attempts) {
      const start = performance.now();
      await expect(openMailer({ url, from, patience }).send(mail)).rejects.toThrow(MailServerAway);
      expect(performance.now() - start).toBeLessThan(2_000);
    }
  });
});
