import { createTransport } from 'nodemailer';
import type { Mail } from './mail.ts';

/** The mail server's last word on a mail, and its answer in its own words. */
export type Sent = Readonly<{ kind: 'accepted' | 'refused'; answer: string }>;

/** The mail was neither taken nor refused: the server is away, slow, busy, or does not accept our account. Try again later. */
export class MailServerAway extends Error {
  override readonly name = 'MailServerAway';
  readonly code = 'mail-server-away';
}

/** How long to wait for the mail server, in milliseconds. */
export type Patience = Readonly<{ connect: number; greeting: number; silence: number }>;
const patience: Patience = { connect: 10_000, greeting: 10_000, silence: 30_000 };

/** A mail server: `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. `from` is an address, or a name with it in angle brackets. */
export type MailServer = Readonly<{ url: string; from: string; patience?: Partial<Patience> }>;

export type Mailer = Readonly<{
  /** Hands one mail over on a connection of its own. Throws MailServerAway when it should be tried again. */
  send: (mail: Mail) => Promise<Sent>;
}>;

export function openMailer({ url, from, patience: given }: MailServer): Mailer {
  const { connect, greeting, silence } = { ...patience, ...given };
  const transport = createTransport({ url, connectionTimeout: connect, dnsTimeout: connect, greetingTimeout: greeting, socketTimeout: silence, disableFileAccess: true, disableUrlAccess: true });
  const host = /@([^\s@>]+)>?$/.exec(from)?.[1] ?? 'localhost';
  return {
    async send({ id, to, subject, text }) {
      if (!isAddress(to.address)) return { kind: 'refused', answer: `malformed address ${JSON.stringify(to.address)}` };
      try {
        const { response } = await transport.sendMail({
          from,
          to: { name: oneLine(to.name), address: to.address },
          subject: oneLine(subject),
          text,
          messageId: `<${id.replaceAll(/[^\w.-]/g, '.')}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return { kind: 'accepted', answer: response };
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

/** One mailbox and nothing else: no list, no name, no line break. */
const isAddress = (text: string): boolean => text.length <= 254 && /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/u.test(text) && !hasControl(text);
const hasControl = (text: string): boolean => /\p{Cc}/u.test(text);

/** Header text without line breaks and other control characters, so that nothing can add a header. */
const oneLine = (text: string): string => text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim();

/** What the server says for good (5xx) about the recipient or the message is a refusal. About our account or sender it is ours to put right, so it is tried again. */
function refusalOf(error: unknown): Sent {
  const { responseCode, command, response, message } = answerOf(error);
  const aboutThisMail = command === 'RCPT TO' || command === 'DATA';
  if (aboutThisMail && responseCode >= 500) return { kind: 'refused', answer: response };
  throw new MailServerAway(message, { cause: error });
}

function answerOf(error: unknown): Readonly<{ responseCode: number; command: string; response: string; message: string }> {
  if (!(error instanceof Error)) return { responseCode: 0, command: '', response: '', message: String(error) };
  const responseCode = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  const command = 'command' in error && typeof error.command === 'string' ? error.command : '';
  const response = 'response' in error && typeof error.response === 'string' ? error.response : error.message;
  return { responseCode, command, response, message: error.message };
}
