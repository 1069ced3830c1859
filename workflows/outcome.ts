/** The mail server's last word on a mail to an address, in its own words, at the given attempt. */
export type Answered = Readonly<{ kind: 'accepted' | 'refused'; to: string; answer: string; attempt: number }>;

/** Why it never came to that. */
export type GivenUp = Readonly<{ kind: 'given-up'; reason: string }>;

/** What became of a mail. */
export type Outcome = Answered | GivenUp;

/** Hands a notice to the mail server. Fails when the server is away or asks to come back later. */
export type Send = (noticeId: string, attempt: number) => Promise<Outcome>;

/** Writes into the log what became of the mail. Doing it twice is doing it once. */
export type RecordOutcome = (noticeId: string, outcome: Outcome) => Promise<void>;
