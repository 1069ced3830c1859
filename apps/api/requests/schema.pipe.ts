import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { MalformedData } from '../problems/problem.ts';

/** Checks what a handler takes (`@Body({ schema })`, `@Query({ schema })`) and hands over what the schema makes of it. The only check there is. */
export class SchemaPipe implements PipeTransform {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    return schema instanceof z.ZodType ? checked(schema, value) : value;
  }
}

/** What a schema makes of a value. Throws MalformedData. */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) throw new MalformedData(schema, result.error.issues);
  return result.data;
}
