import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { namesOf } from '#catalogue/names';
import { roleWords } from '#catalogue/roles';
import { wordOf } from '#catalogue/rules';
import { moveClock } from '#commands/demo-clock';
import { instant } from '#domain/text';
import { keptSession } from '#identity/credentials';
import { signSession } from '#identity/session';
import { Documented, shapeOf } from '../openapi/documented.ts';
import { Problem } from '../problems/problem.ts';
import { Product } from '../product.ts';
import { localeFor } from '../requests/language.ts';
import { Everybody } from '../requests/signed-in.guard.ts';
import { Turns } from './turns.ts';

/** `of`: the name of the unit or office; `post` is what people call it, also where the city says it by a role. */
const somebody = z.strictObject({ id: z.string(), name: z.string(), post: z.string(), unit: z.string().nullable(), office: z.string().nullable(), of: z.string().nullable(), roles: z.array(z.string()), roleNames: z.array(z.string()) });
const people = z.array(somebody);
const signIn = z.strictObject({ person: z.string().min(1).max(64) });
const signedIn = z.strictObject({ token: z.string(), person: z.string(), name: z.string() });
const move = z.strictObject({ to: instant });
const clockNow = z.strictObject({ now: z.string() });
const clockMoved = z.strictObject({ now: z.string(), fired: z.int() });

/** Signing in by choosing a person, and the clock that can be moved: only in a demonstration. */
@ApiTags('demonstration')
@Controller('api')
export class DemoController {
  readonly #turns = new Turns();

  constructor(private readonly product: Product) {}

  @Get('demo/people')
  @Everybody()
  @Documented({ id: 'demoPeople', summary: '可以登录的人', answer: people, example: [{ id: 'p-liu-yang', name: '刘扬', post: '市城管局市容科科长', unit: 'cgj', office: null, of: '市城管局', roles: ['unit-handler'], roleNames: ['单位经办人'] }] })
  async people(@Req() request: FastifyRequest): Promise<z.output<typeof people>> {
    const { directory, pool } = this.product.deps;
    const city = await directory.current(pool);
    const [names, words] = [namesOf(city), roleWords[localeFor(request, this.product.locale)]];
    return Object.values(city.people).map(({ id, name, post, unit, office, roles }) => ({
      id, name, post: wordOf(words, post), unit: unit ?? null, office: office ?? null, of: unit !== undefined ? names.unit(unit) : office !== undefined ? names.office(office) : null, roles: [...roles], roleNames: roles.map((role) => words[role]),
    }));
  }

  @Post('session')
  @HttpCode(200)
  @Everybody()
  @ApiBody({ schema: shapeOf(signIn), examples: { example: { value: { person: 'p-liu-yang' } } } })
  @Documented({ id: 'signIn', summary: '登录（演示）', description: 'Sets the session cookie and answers the token for `Authorization: Bearer`.', answer: signedIn, example: { token: 'eyJhbGciOiJIUzI1NiJ9.e30.x', person: 'p-liu-yang', name: '刘扬' } })
  async signIn(@Body({ schema: signIn }) { person }: z.output<typeof signIn>, @Res({ passthrough: true }) reply: FastifyReply): Promise<z.output<typeof signedIn>> {
    const { deps, secret, publicUrl } = this.product;
    const city = await deps.directory.current(deps.pool);
    const found = city.people[person];
    if (found === undefined) throw new Problem(404, 'unknown-person', { id: person.slice(0, 64) });
    const token = await signSession(secret, found.id, Date.now());
    void reply.header('set-cookie', keptSession(token, publicUrl)).header('cache-control', 'no-store');
    return { token, person: found.id, name: found.name };
  }

  @Get('demo/clock')
  @Documented({ id: 'demoClock', summary: '演示时钟', answer: clockNow, example: { now: '2026-10-13T18:00:00+08:00' } })
  async clock(): Promise<z.output<typeof clockNow>> {
    const { clock, pool } = this.product.deps;
    return { now: await clock.now(pool) };
  }

  @Post('demo/clock')
  @HttpCode(200)
  @ApiBody({ schema: shapeOf(move), examples: { example: { value: { to: '2026-10-20T09:00:00+08:00' } } } })
  @Documented({ id: 'moveClock', summary: '拨快演示时钟', description: 'Moves forward, stopping at every due time until the workflows have fired what is due there.', answer: clockMoved, example: { now: '2026-10-20T09:00:00+08:00', fired: 7 }, failures: [400, 401, 409, 429, 503] })
  async move(@Body({ schema: move }) { to }: z.output<typeof move>, @Req() request: FastifyRequest): Promise<z.output<typeof clockMoved>> {
    const { deps, workflows } = this.product;
    const gone = new AbortController();
    request.raw.socket.once('close', () => gone.abort());
    return this.#turns.take(async () => {
      if (!(await workflows.reachable())) throw new Problem(503, 'temporal-unavailable', { seconds: 5 }, 5);
      return moveClock(deps, workflows, to, gone.signal);
    });
  }
}
