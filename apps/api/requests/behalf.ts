import { ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '#domain/city/city';
import { id } from '#domain/text';
import { Problem } from '../problems/problem.ts';

const header = 'on-behalf-of';

/** Documents that a command may be given in the name of another. */
export const OnBehalfOf = ApiHeader({ name: 'On-Behalf-Of', required: false, description: '代谁办理（人员编号，非 ASCII 字符须百分号编码）：须有生效的代理（A/B 岗），记录为“李四代张三”。', schema: { type: 'string' } });

/** Whether a request is about what deputies act on (cases, one or many, units, inspection rounds, campaigns), or only reads. */
const isForDeputies = ({ method, url }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD' || /^\/api\/(?:cases|batches|units|rounds|campaigns)(?:\/|\?|$)/.test(url);

function decoded(text: string): string | undefined {
  try {
    return id.safeParse(decodeURIComponent(text.trim())).data;
  } catch {
    return undefined;
  }
}

/** In whose name somebody asks, by the header `On-Behalf-Of`; the own name is none. Throws Problem `malformed-on-behalf-of`, `deputy-not-here`. */
export function behalfOf(request: FastifyRequest, { person }: Actor): Readonly<{ onBehalfOf?: string }> {
  const given = request.headers[header];
  if (given === undefined) return {};
  const onBehalfOf = decoded(String(given));
  if (onBehalfOf === undefined) throw new Problem(400, 'malformed-on-behalf-of');
  if (onBehalfOf === person) return {};
  if (!isForDeputies(request)) throw new Problem(403, 'deputy-not-here');
  return { onBehalfOf };
}

/** In whose name a command is given, as the command asks for it. */
export const inName = ({ onBehalfOf }: Readonly<{ onBehalfOf?: string }>): Readonly<{ onBehalfOf?: string }> => (onBehalfOf === undefined ? {} : { onBehalfOf });
