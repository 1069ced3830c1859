import type { FastifyReply } from 'fastify';
import { z } from 'zod';

/** How an explanation is wanted. */
export const formatParameter = { format: z.enum(['json', 'text']).exactOptional() };

/** Whether an explanation was asked for as plain text: by `?format=` first, then by an Accept header that names text and not JSON. */
export const wantsText = (format: 'json' | 'text' | undefined, accept = ''): boolean => (format === undefined ? /(^|,)\s*text\/plain\b/i.test(accept) && !/json/i.test(accept) : format === 'text');

/** Answers with plain text. */
export function asLetter(reply: FastifyReply, letter: string): string {
  void reply.header('content-type', 'text/plain; charset=utf-8');
  return letter;
}
