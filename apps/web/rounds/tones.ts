const tones: Readonly<Record<string, readonly [tone: string, sign: string]>> = { overdue: ['bad', '■'], closed: ['good', '✓'], 'in-hand': ['brand', '●'], reported: ['soon', '○'], unfiled: ['soon', '…'] };

/** The colour and the sign of how a case stands; both always stand beside the words. */
export const toneOf = (standing: string): string => tones[standing]?.[0] ?? 'faint';
export const signOf = (standing: string): string => tones[standing]?.[1] ?? '·';
