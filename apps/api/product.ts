import type { Deps } from '#commands/deps';
import type { Locale } from '#catalogue/locale';
import type { EvidenceStore } from '#evidence/store';
import type { Workflows } from './demo/workflows.ts';

/** How much one person may ask for. */
export type Limits = Readonly<{
  /** Requests a minute of one person, or of one address before signing in; 0 for no limit. */
  requestsPerMinute: number;
  /** Live feeds open at once of one person. */
  feeds: number;
}>;

/** What every part of the API is given when the process starts. An injection token, too. */
export abstract class Product {
  abstract readonly deps: Deps;
  /** Signs sessions. */
  abstract readonly secret: string;
  abstract readonly publicUrl: string;
  /** The language of whoever asks for none. */
  abstract readonly locale: Locale;
  /** Whether there are a sign-in by choosing a person, and a clock that can be moved. */
  abstract readonly demonstration: boolean;
  abstract readonly limits: Limits;
  abstract readonly workflows: Workflows;
  abstract readonly evidence: EvidenceStore;
}
