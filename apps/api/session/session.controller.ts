import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { roleWords } from '#catalogue/roles';
import { Documented } from '../openapi/documented.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { pages, pagesOf } from './pages.ts';

/** Who is signed in, with the rights of this moment, and which pages there are for them beside the cases. */
const whoami = z.strictObject({
  person: z.string(), name: z.string(), post: z.string(), unit: z.string().exactOptional(), unitName: z.string().exactOptional(), office: z.string().exactOptional(), officeName: z.string().exactOptional(),
  roles: z.array(z.strictObject({ id: z.string(), name: z.string() })), areas: z.array(z.string()), pages: z.array(z.enum(pages)),
});

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  @Get()
  @Documented({ id: 'whoami', summary: '我是谁', answer: whoami, example: { person: 'p-liu-yang', name: '刘扬', post: '市城管局市容科科长', unit: 'cgj', unitName: '市城管局', roles: [{ id: 'unit-handler', name: '单位经办人' }], areas: [], pages: ['rules', 'record'] } })
  whoami(@AskedBy() { actor, names, locale }: Caller): z.output<typeof whoami> {
    const { person, name, post, unit, office, roles, areas } = actor;
    return {
      person, name, post, ...(unit === undefined ? {} : { unit, unitName: names.unit(unit) }), ...(office === undefined ? {} : { office, officeName: names.office(office) }),
      roles: roles.map((id) => ({ id, name: roleWords[locale][id] })), areas: [...areas], pages: [...pagesOf(actor)],
    };
  }
}
