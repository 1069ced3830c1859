/** What became of one mail. `at` is when, ISO 8601; `response` and `reason` are the mail server's own words. */
export type Outcome =
  | Readonly<{ kind: 'accepted'; at: string; messageId: string; response: string }>
  | Readonly<{ kind: 'refused'; at: string; reason: string }>
  | Readonly<{ kind: 'given-up'; reason: string }>;

/** Hands a notice to the mail server. Fails, to be tried again, when the server is away or asks to come back later. */
export type Send = (noticeId: string) => Promise<Outcome>;

/** Writes into the log what became of the mail. Doing it twice is doing it once. */
export type RecordOutcome = (noticeId: string, outcome: Outcome) => Promise<void>;
