import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { areaKindWords, roleWords, unitKindWords } from '#catalogue/roles';
import { gradeWords } from '#catalogue/steps';
import type { Area, Category, City, Person, Unit } from '#domain/city/city';
import { namesOf } from '#catalogue/names';
import { Documented } from '../openapi/documented.ts';
import { Product } from '../product.ts';
import { AskedBy, type Caller } from '../requests/caller.ts';
import { listed } from '../requests/listed.ts';
import { asOf, query } from '../requests/query.ts';
import { areaExample, categoryExample, personExample, unitExample } from './examples.ts';
import { byId, idPaging } from './by-id.ts';

const referenceQuery = query({ ...asOf, ...idPaging });
type ReferenceQuery = z.output<typeof referenceQuery>;
const named = z.strictObject({ id: z.string(), name: z.string() });

const unit = z.strictObject({ id: z.string(), name: z.string(), shortName: z.string().exactOptional(), kind: z.string(), kindName: z.string(), office: z.string(), officeName: z.string(), superiors: z.array(named), line: z.string().exactOptional() });
/** Without telephone and mail: who needs them finds them in the city file. */
const person = z.strictObject({
  id: z.string(), name: z.string(), post: z.string(), unit: z.string().exactOptional(), unitName: z.string().exactOptional(), office: z.string().exactOptional(), officeName: z.string().exactOptional(), roles: z.array(z.strictObject({ id: z.string(), name: z.string() })),
});
const area = z.strictObject({
  id: z.string(), name: z.string(), kind: z.string(), kindName: z.string(), parent: z.string().exactOptional(), office: z.string(), officeName: z.string(), unit: z.string().exactOptional(), unitName: z.string().exactOptional(), leaders: z.array(named),
});
const category = z.strictObject({
  id: z.string(), name: z.string(), parent: z.string().exactOptional(), limit: z.strictObject({ amount: z.int(), unit: z.enum(['workday', 'workhour', 'day', 'month']) }), mode: z.enum(['immediate', 'planned']), grade: z.string(), gradeName: z.string(),
  line: z.string().exactOptional(), standardItem: z.string().exactOptional(),
});
const office = z.strictObject({ id: z.string(), name: z.string(), parent: z.string().exactOptional() });
const [units, people, areas, categories, offices] = [listed(unit), listed(person), listed(area), listed(category), listed(office)];

/** The city as it stands, or as it was known. */
@ApiTags('city')
@Controller('api')
export class UnitsController {
  constructor(private readonly product: Product) {}

  @Get('offices')
  @Documented({ id: 'offices', summary: '办公室', answer: offices, example: { items: [{ id: 'cwb-cd', name: '城东区创卫办', parent: 'cwb' }], next: null } })
  async offices(@Query({ schema: referenceQuery }) asked: ReferenceQuery, @AskedBy() caller: Caller): Promise<z.output<typeof offices>> {
    const city = await this.#cityAt(asked, caller);
    return byId(city.offices, asked, ({ id, name, parent }) => ({ id, name, ...(parent === undefined ? {} : { parent }) }));
  }

  @Get('units')
  @Documented({ id: 'units', summary: '单位', answer: units, example: { items: [unitExample], next: null } })
  async units(@Query({ schema: referenceQuery }) asked: ReferenceQuery, @AskedBy() caller: Caller): Promise<z.output<typeof units>> {
    const city = await this.#cityAt(asked, caller);
    return byId(city.units, asked, (one) => unitShown(one, city, caller));
  }

  @Get('people')
  @Documented({ id: 'people', summary: '人员', answer: people, example: { items: [personExample], next: null } })
  async people(@Query({ schema: referenceQuery }) asked: ReferenceQuery, @AskedBy() caller: Caller): Promise<z.output<typeof people>> {
    const city = await this.#cityAt(asked, caller);
    return byId(city.people, asked, (one) => personIn(one, city, caller));
  }

  @Get('areas')
  @Documented({ id: 'areas', summary: '区域', answer: areas, example: { items: [areaExample], next: null } })
  async areas(@Query({ schema: referenceQuery }) asked: ReferenceQuery, @AskedBy() caller: Caller): Promise<z.output<typeof areas>> {
    const city = await this.#cityAt(asked, caller);
    return byId(city.areas, asked, (one) => areaShown(one, city, caller));
  }

  @Get('categories')
  @Documented({ id: 'categories', summary: '问题类别与时限', answer: categories, example: { items: [categoryExample], next: null } })
  async categories(@Query({ schema: referenceQuery }) asked: ReferenceQuery, @AskedBy() caller: Caller): Promise<z.output<typeof categories>> {
    const city = await this.#cityAt(asked, caller);
    return byId(city.categories, asked, (one) => categoryShown(one, caller));
  }

  async #cityAt({ asOf: instant }: ReferenceQuery, { city }: Caller): Promise<City> {
    const { directory, pool } = this.product.deps;
    return instant === undefined ? city : directory.asOf(pool, instant);
  }
}

function unitShown({ superiors, shortName, line, ...one }: Unit, city: City, { locale }: Caller): z.output<typeof unit> {
  const names = namesOf(city);
  return {
    ...one, ...(shortName === undefined ? {} : { shortName }), ...(line === undefined ? {} : { line }), kindName: unitKindWords[locale][one.kind], officeName: names.office(one.office),
    superiors: superiors.map((id) => ({ id, name: names.unit(id) })),
  };
}

function personIn({ id, name, post, unit: of, office: at, roles }: Person, city: City, { locale }: Caller): z.output<typeof person> {
  const names = namesOf(city);
  return {
    id, name, post, ...(of === undefined ? {} : { unit: of, unitName: names.unit(of) }), ...(at === undefined ? {} : { office: at, officeName: names.office(at) }), roles: roles.map((role) => ({ id: role, name: roleWords[locale][role] })),
  };
}

function areaShown({ leaders, parent, unit: of, ...one }: Area, city: City, { locale }: Caller): z.output<typeof area> {
  const names = namesOf(city);
  return {
    ...one, ...(parent === undefined ? {} : { parent }), ...(of === undefined ? {} : { unit: of, unitName: names.unit(of) }), kindName: areaKindWords[locale][one.kind], officeName: names.office(one.office),
    leaders: leaders.map((id) => ({ id, name: names.person(id) })),
  };
}

const categoryShown = ({ parent, line, standardItem, ...one }: Category, { locale }: Caller): z.output<typeof category> => ({
  ...one, ...(parent === undefined ? {} : { parent }), ...(line === undefined ? {} : { line }), ...(standardItem === undefined ? {} : { standardItem }), gradeName: gradeWords[locale][one.grade],
});
