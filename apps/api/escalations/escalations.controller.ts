import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { withRungs } from '#catalogue/names';
import { ruleName, wordOf } from '#catalogue/rules';
import { escalationWords } from '#catalogue/escalations';
import { levelWords } from '#catalogue/steps';
import { everyRung } from '#domain/policy/book';
import { id } from '#domain/text';
import { type EscalationItem, listEscalations } from '#read-models/list-escalations';
import { personAs, personShown } from '../cases/people.ts';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { answered, listed } from '../requests/listed.ts';
import { besides, fromParameter, paging, partOf, query, untilParameter, whole } from '../requests/query.ts';
import { escalationExample } from './example.ts';

const escalationQuery = query({ caseId: z.uuid().exactOptional(), unit: id.exactOptional(), area: id.exactOptional(), level: whole(0, 7).exactOptional(), from: fromParameter.exactOptional(), to: untilParameter.exactOptional(), ...paging });

/** A rung that fired, by the clock or by a person: when it was due and when it fired, by which rule of which policy, on whom, and who was told and has read it. */
const escalation = z.strictObject({
  caseId: z.string(), version: z.int(), caseNo: z.string().nullable(), title: z.string(), office: z.string(), areas: z.array(z.string()), kind: z.string(), kindName: z.string(), rule: z.string(), ruleName: z.string(),
  policy: z.string().nullable(), level: z.int().nullable(), levelName: z.string().nullable(), step: z.string().nullable(), unit: z.string().nullable(), unitName: z.string().nullable(), by: z.string(), byName: z.string(),
  dueAt: z.string().nullable(), firedAt: z.string(), missed: z.array(z.strictObject({ rule: z.string(), ruleName: z.string() })),
  told: z.array(z.strictObject({ ...personAs.shape, copy: z.boolean(), readAt: z.string().nullable() })),
});
const escalations = listed(escalation);

@ApiTags('escalations')
@Controller('api/escalations')
export class EscalationsController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'escalations', summary: '升级督办记录', description: 'Across the cases that the caller may see: which rung fired, when due and when fired, by which rule of which policy version, on whom, told whom, read when.', answer: escalations, example: { items: [escalationExample], next: null } })
  async list(@Query({ schema: escalationQuery }) asked: z.output<typeof escalationQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof escalations>> {
    const filter = besides(asked, 'limit', 'cursor', 'lang');
    const { policies, pool } = this.product.deps;
    const names = withRungs(caller.names, everyRung(await policies.current(pool)));
    return answered(await listEscalations(pool, caller.viewer, filter, partOf(asked)), (item) => shown(item, { ...caller, names }));
  }
}

function shown({ missed, told, areas, ...row }: EscalationItem, caller: Caller): z.output<typeof escalation> {
  const { locale, names } = caller;
  const { rule, kind, level, unit } = row;
  return {
    ...row, areas: [...areas], kindName: escalationWords[locale][kind], ruleName: ruleName(locale, rule, names.rungs), levelName: level === null ? null : wordOf(levelWords[locale], `${level}`), unitName: unit === null ? null : names.unit(unit),
    missed: missed.map((one) => ({ rule: one, ruleName: ruleName(locale, one, names.rungs) })),
    told: told.map(({ copy, readAt, ...person }) => ({ ...personShown(person, caller), copy, readAt })),
  };
}
