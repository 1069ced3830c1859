import { Controller, Delete, Get, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { roleWords } from '#catalogue/roles';
import { wordOf } from '#catalogue/rules';
import { endedSession } from '#identity/credentials';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { Everybody } from '../requests/signed-in.guard.ts';
import { pages, pagesOf } from './pages.ts';

/** Who is signed in, with the rights of this moment, which pages there are for them beside the cases, and for whom they stand in now. */
const whoami = z.strictObject({
  person: z.string(), name: z.string(), post: z.string(), unit: z.string().exactOptional(), unitName: z.string().exactOptional(), office: z.string().exactOptional(), officeName: z.string().exactOptional(),
  roles: z.array(z.strictObject({ id: z.string(), name: z.string() })), areas: z.array(z.string()), pages: z.array(z.enum(pages)),
  standsInFor: z.array(z.strictObject({ person: z.string(), name: z.string() })),
});

const signInWays = z.strictObject({ demonstration: z.boolean() });
const signedOut = z.strictObject({ signedOut: z.literal(true) });

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(private readonly product: Product) {}

  @Get('ways')
  @Everybody()
  @Documented({ id: 'signInWays', summary: '怎样登录', description: 'Whether people sign in by choosing somebody of a demonstration; otherwise a gateway of the city issues sessions.', answer: signInWays, example: { demonstration: false } })
  ways(): z.output<typeof signInWays> {
    return { demonstration: this.product.demonstration };
  }

  @Delete()
  @Everybody()
  @Documented({ id: 'signOut', summary: '退出登录', description: 'Ends the session of the cookie.', answer: signedOut, example: { signedOut: true } })
  signOut(@Res({ passthrough: true }) reply: FastifyReply): z.output<typeof signedOut> {
    void reply.header('set-cookie', endedSession(this.product.publicUrl));
    return { signedOut: true };
  }

  @Get()
  @Documented({ id: 'whoami', summary: '我是谁', answer: whoami, example: { person: 'p-liu-yang', name: '刘扬', post: '市城管局市容科科长', unit: 'cgj', unitName: '市城管局', roles: [{ id: 'unit-handler', name: '单位经办人' }], areas: [], pages: ['campaigns', 'rounds', 'rules', 'record'], standsInFor: [{ person: 'p-zhao-min', name: '赵敏' }] } })
  whoami(@AskedBy() { actor, names, locale, standIns }: Caller): z.output<typeof whoami> {
    const { person, name, post, unit, office, roles, areas } = actor;
    return {
      person, name, post: wordOf(roleWords[locale], post), ...(unit === undefined ? {} : { unit, unitName: names.unit(unit) }), ...(office === undefined ? {} : { office, officeName: names.office(office) }),
      roles: roles.map((id) => ({ id, name: roleWords[locale][id] })), areas: [...areas], pages: [...pagesOf(actor)],
      standsInFor: [...new Set(standIns.map((one) => one.actor.person))].map((id) => ({ person: id, name: names.person(id) })),
    };
  }
}
