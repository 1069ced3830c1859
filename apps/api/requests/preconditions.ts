import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { ApiHeader } from '@nestjs/swagger';
import { Problem } from '../problems/problem.ts';

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export const isUuid = (text: string): boolean => uuid.test(text);

/** Documents the header under which a command is carried out once. */
export const IdempotencyKey = ApiHeader({ name: 'Idempotency-Key', required: false, description: '同一个 UUID 只执行一次，重复提交得到同样的答复。', schema: { type: 'string', format: 'uuid' } });

/** Documents the header by which a command is carried out only while `what` it is given to has not moved on. */
export const ifMatch = (what: string): MethodDecorator => ApiHeader({ name: 'If-Match', required: false, description: `只在${what}仍是这一版时执行，例如 "3"。`, schema: { type: 'string' } });

/** The key under which a command is carried out once: the header's, or a fresh one. */
export function commandIdOf(headers: IncomingHttpHeaders): string {
  const given = headers['idempotency-key'];
  if (given === undefined) return randomUUID();
  const key = String(given).trim().toLowerCase();
  if (!isUuid(key)) throw new Problem(400, 'malformed-idempotency-key');
  return key;
}

/** The version that If-Match expects; undefined when any is welcome. */
export function expectedVersionOf(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['if-match']?.trim();
  if (given === undefined || given === '*') return undefined;
  const version = /^"(\d{1,9})"$/.exec(given)?.[1];
  if (version === undefined) throw new Problem(400, 'malformed-if-match');
  return Number(version);
}

/** A version as an entity tag. */
export const etagOf = (version: number): string => `"${version}"`;
