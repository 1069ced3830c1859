/** One mail to one person: plain text, with an id that stays the same when it is sent again. */
export type Mail = Readonly<{ id: string; to: Readonly<{ name: string; address: string }>; subject: string; text: string }>;
