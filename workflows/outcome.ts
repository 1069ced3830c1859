/** The mail server's last word on a mail to an address, in its own words, at the given attempt; or why it never came to that. */
export type Outcome =
  | Readonly<{ kind: 'accepted' | 'refused'; to: string; answer: string; attempt: number }>
  | Readonly<{ kind: 'given-up'; reason: string }>;

/** Hands a notice to the mail server. Fails, to be tried again, when the server is away or asks to come back later. */
export type Send = (noticeId: string) => Promise<Outcome>;

/** Writes into the log what became of the mail. Doing it twice is doing it once. */
export type RecordOutcome = (noticeId: string, outcome: Outcome) => Promise<void>;
