import { applyDecorators } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { titleWords } from '#catalogue/requests';
import { z } from 'zod';
import { problemDocument, problemExample } from '../problems/document.ts';
import type { FailureStatus } from '../problems/problem.ts';

type JsonSchema = Parameters<typeof ApiResponse>[0] extends infer Options ? (Options extends { schema: infer Schema } ? Schema : never) : never;

/** A zod schema as the documentation shows it. */
export const shapeOf = (schema: z.ZodType, io: 'input' | 'output' = 'input'): JsonSchema => {
  const { $schema: _, id: __, ...shape } = z.toJSONSchema(schema, { target: 'openapi-3.0', io, unrepresentable: 'any', reused: 'inline' });
  return shape as JsonSchema;
};

/** What a route is for and what it answers, with an example. Its failures are problem documents. */
export type Documentation = Readonly<{
  id: string;
  summary: string;
  description?: string;
  status?: number;
  answer: z.ZodType;
  example: unknown;
  type?: string;
  failures?: readonly FailureStatus[];
}>;

const usual: readonly FailureStatus[] = [400, 401, 404, 429, 503];

/** Puts a route into the OpenAPI document. */
export const Documented = ({ id, summary, description, status = 200, answer, example, type = 'application/json', failures = usual }: Documentation): MethodDecorator =>
  applyDecorators(
    ApiOperation({ operationId: id, summary, ...(description === undefined ? {} : { description }) }),
    ApiResponse({ status, description: summary, content: { [type]: { schema: shapeOf(answer, 'output'), example } } }),
    ...failures.map((failure) =>
      ApiResponse({ status: failure, description: titleWords['zh-CN'][failure], content: { 'application/problem+json': { schema: shapeOf(problemDocument, 'output'), example: { ...problemExample, status: failure, title: titleWords['zh-CN'][failure] } } } }),
    ),
  );
