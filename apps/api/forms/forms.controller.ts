import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { commandWords } from '#catalogue/commands';
import { fieldKinds, formOf } from '#catalogue/forms';
import { roundCommandWords } from '#catalogue/round';
import { commandTable, isCommandType } from '#domain/case/case';
import { isRoundCommandType, roundCommands } from '#domain/round/commands';
import { Documented } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { query } from '../requests/query.ts';

const formQuery = query({});
const field = z.looseObject({ name: z.string(), label: z.string(), kind: z.enum(fieldKinds), required: z.boolean() });
const form = z.strictObject({ command: z.string(), name: z.string(), fields: z.array(field) });

@ApiTags('commands')
@Controller('api/forms')
export class FormsController {
  /** What a command asks for, as fields to fill in: made from the same schema that its route checks. */
  @Get(':command')
  @Documented({ id: 'form', summary: '操作的表单', answer: form, example: { command: 'reinspect', name: commandWords['zh-CN'].reinspect, fields: formOf('zh-CN', commandTable.reinspect.schema) }, failures: [400, 401, 404, 429] })
  form(@Param('command') command: string, @Query({ schema: formQuery }) _: unknown, @AskedBy() { locale }: Caller): z.output<typeof form> {
    if (isRoundCommandType(command)) return { command, name: roundCommandWords[locale][command], fields: formOf(locale, roundCommands[command].schema).map((one) => ({ ...one })) };
    if (!isCommandType(command) || commandTable[command].by !== 'person') throw new Problem(404, 'unknown-command', { command: command.slice(0, 64) });
    return { command, name: commandWords[locale][command], fields: formOf(locale, commandTable[command].schema).map((one) => ({ ...one })) };
  }
}
