import type { IncomingHttpHeaders } from 'node:http';
import { applyDecorators, Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiBody, ApiParam, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { handedName } from '#catalogue/handed';
import { roleWords } from '#catalogue/roles';
import { executeDelegation } from '#commands/delegations';
import { campaignCommands, campaignCommandTypes } from '#domain/campaign/commands';
import type { Person } from '#domain/city/city';
import { answersFor, grant, revoke, type DelegationCommand } from '#domain/delegation/commands';
import type { Delegation, Delegations } from '#domain/delegation/delegation';
import { Refusal } from '#domain/refusal';
import { roundCommandTypes } from '#domain/round/commands';
import { unitCommandTable, unitCommandTypes } from '#domain/unit/unit';
import { routedCommands } from '../cases/command-routes.ts';
import { Documented, shapeOf } from '../openapi/documented.ts';
import type { FailureStatus } from '../problems/problem.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { commandIdOf, IdempotencyKey } from '../requests/preconditions.ts';
import { asOf, query, whole } from '../requests/query.ts';
import { delegationExample, delegationShown, shownTo, type DelegationShown } from './shown.ts';

const listQuery = query({ ...asOf, limit: whole(1, 200).exactOptional(), cursor: whole(1, 999_999_999).exactOptional() });
const delegations = listed(delegationShown);
const failures: readonly FailureStatus[] = [400, 401, 403, 404, 409, 413, 415, 429, 503];
const grantExample = { deputy: 'p-zhao-min', from: '2026-10-12', until: '2026-10-16', reason: '外出培训', scope: { commands: ['claim', 'submit-feedback'] } };

const named = z.strictObject({ id: z.string(), name: z.string() });
const choices = z.strictObject({ people: z.array(z.strictObject({ id: z.string(), name: z.string(), post: z.string(), place: z.string().nullable(), roles: z.array(named) })), commands: z.array(named) });
const choicesExample = { people: [{ id: 'p-liu-yang', name: '刘扬', post: '市容科科长', place: '市城管局', roles: [{ id: 'unit-handler', name: '单位经办人' }] }], commands: [{ id: 'claim', name: '认领' }] };

/** What may be handed over by name: every command that a person gives. */
const handed = [...routedCommands, ...unitCommandTypes.filter((type) => unitCommandTable[type].by === 'person'), ...roundCommandTypes, ...campaignCommandTypes.filter((type) => campaignCommands[type].by === 'person')];

const numberOf = ({ id }: Delegation): number => Number(id.slice(1));

const DelegationCommandRoute = (id: string, summary: string, description: string, schema: z.ZodType, example: unknown, status: number): MethodDecorator =>
  applyDecorators(
    IdempotencyKey,
    ApiBody({ schema: shapeOf(schema), examples: { example: { summary, value: example } } }),
    Documented({ id, summary, description, status, answer: delegationShown, example: delegationExample, failures }),
  );

/** Who stands in for whom (A/B 岗). */
@ApiTags('delegations')
@Controller('api/delegations')
export class DelegationsController {
  constructor(private readonly product: Product) {}

  @Get()
  @Documented({ id: 'delegations', summary: '代理（A/B 岗）', description: 'Delegations of the caller, those by which the caller stands in for others, those they granted, and those of whom they answer for; the latest first; with `asOf` as it was known then.', answer: delegations, example: { items: [delegationExample], next: null } })
  async list(@Query({ schema: listQuery }) { asOf: then, limit = 200, cursor = Infinity }: z.output<typeof listQuery>, @AskedBy() caller: Caller): Promise<z.output<typeof delegations>> {
    const { clock, delegations: shelf, pool } = this.product.deps;
    const at = then ?? (await clock.now(pool));
    const book = then === undefined ? await shelf.current(pool) : await shelf.asOf(pool, then);
    const rest = book.all.filter((one) => numberOf(one) < cursor && concerns(one, caller)).toReversed();
    const page = rest.slice(0, limit);
    const last = page.at(-1);
    return { items: page.map((one) => shownTo(one, book, caller, at)), next: rest.length > limit && last !== undefined ? `${numberOf(last)}` : null };
  }

  @Get('choices')
  @Documented({ id: 'delegationChoices', summary: '可设定的代理', description: 'For whom the caller may grant a delegation, with the roles of each, and the commands that may be handed over by name.', answer: choices, example: choicesExample })
  choices(@AskedBy() { actor, city, names, locale }: Caller): z.output<typeof choices> {
    const own = (one: Person): number => (one.id === actor.person ? 0 : 1);
    const people = Object.values(city.people).filter((one) => answersFor(actor, one, city)).toSorted((one, other) => own(one) - own(other));
    return {
      people: people.map(({ id, name, post, unit, office, roles }) => ({ id, name, post, place: unit === undefined ? (office === undefined ? null : names.office(office)) : names.unit(unit), roles: roles.map((role) => ({ id: role, name: roleWords[locale][role] })) })),
      commands: handed.map((command) => ({ id: command, name: handedName(locale, command) })),
    };
  }

  @Post()
  @HttpCode(201)
  @DelegationCommandRoute('grantDelegation', '设定代理', 'By whoever is away, or for them by the head of the unit, the director or headquarters. The deputy gives commands with the header On-Behalf-Of.', grant, grantExample, 201)
  async grant(@Body({ schema: grant }) data: z.output<typeof grant>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply): Promise<DelegationShown> {
    const granted = await this.#give({ type: 'grant', data }, caller, headers);
    void reply.header('location', '/api/delegations');
    return granted;
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @ApiParam({ name: 'id', schema: { type: 'string' } })
  @DelegationCommandRoute('revokeDelegation', '撤销代理', 'By whoever is away, the deputy, or who answers for them. From then on the deputy acts for them no more.', revoke, { reason: '提前返岗' }, 200)
  async revoke(@Param('id') id: string, @Body({ schema: revoke }) data: z.output<typeof revoke>, @Headers() headers: IncomingHttpHeaders, @AskedBy() caller: Caller): Promise<DelegationShown> {
    const { delegations: shelf, pool } = this.product.deps;
    const found = (await shelf.current(pool)).all.find((one) => one.id === id);
    if (found === undefined || !concerns(found, caller)) throw new Problem(404, 'unknown-delegation');
    return this.#give({ type: 'revoke', data: { ...data, id } }, caller, headers);
  }

  async #give(command: DelegationCommand, caller: Caller, headers: IncomingHttpHeaders): Promise<DelegationShown> {
    const { deps } = this.product;
    const { id } = await executeDelegation(deps, { command, actor: caller.actor, commandId: commandIdOf(headers) });
    const book: Delegations = await deps.delegations.current(deps.pool);
    const found = book.all.find((one) => one.id === id);
    if (found === undefined) throw new Refusal('unknown-delegation');
    return shownTo(found, book, caller, await deps.clock.now(deps.pool));
  }
}

/** Whether a delegation is the business of whoever asks. */
function concerns({ principal, deputy, grantedBy }: Delegation, { actor, city }: Caller): boolean {
  const away = city.people[principal];
  return [principal, deputy, grantedBy].includes(actor.person) || (away !== undefined && answersFor(actor, away, city));
}
