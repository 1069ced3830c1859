import type { Queryable } from '#event-store/queryable';
import { at, type Instant } from '#domain/time';
import type { StandIn } from '#domain/delegation/acting';
import { conditions, type Conditions } from './conditions.ts';

/** Of what somebody is told, a copy goes to whoever stands in for them, while it lasts: what they were told since, in these roles and areas. */
export type Copies = Readonly<{ of: string; since: Instant; roles?: readonly string[]; areas?: readonly string[]; /** The own unit, where the other is of none or of another: of what is about it nothing is copied, as nothing of it may be done. */ apart?: string }>;

/** Whose notices somebody is copied, from the day (or the hour) on which it began. */
export const copiesFor = (standIns: readonly StandIn[]): readonly Copies[] =>
  standIns.map(({ delegation: { principal, from, grantedAt, scope: { roles, areas } }, actor: { unit, deputy } }) => ({
    of: principal, since: [at(from, 0), grantedAt].toSorted().at(-1) ?? grantedAt, ...(roles === undefined ? {} : { roles }), ...(areas === undefined ? {} : { areas }), ...(deputy?.unit === undefined || deputy.unit === unit ? {} : { apart: deputy.unit }),
  }));

/** Neither about the record of a unit, nor about a case that it is or was on. */
const aboutNeither = (unit: string): string => `not (n.subject_kind = 'unit' and n.subject_id = ${unit}) and not exists (select 1 from assignments a where a.case_id = n.case_id and a.unit = ${unit})`;

/** Which notices are copied to somebody; `n` are notices, `c` their cases. An inspection round is secret from its inspected, and a deputy may be one of them: what is told of it is not copied. */
const copied = ({ bind }: Conditions, copies: readonly Copies[]): readonly string[] =>
  copies.map(({ of, since, roles, areas, apart }) =>
    [
      `n.person = ${bind(of)} and n.created_at >= ${bind(since)} and n.subject_kind <> 'round'`,
      ...(roles === undefined ? [] : [`n.told_as = any(${bind(roles)})`]),
      ...(areas === undefined ? [] : [`c.viewers && ${bind(areas.map((area) => `area:${area}`))}::text[]`]),
      ...(apart === undefined ? [] : [aboutNeither(bind(apart))]),
    ].join(' and '),
  );

/** The notices of a person and those copied to them. */
export const ownOrCopied = (all: Conditions, person: string, copies: readonly Copies[]): string => [`n.person = ${all.bind(person)}`, ...copied(all, copies)].join(' or ');

/** Those of these notices that are copied to somebody. */
export async function copiedAmong(client: Queryable, notices: readonly string[], copies: readonly Copies[]): Promise<readonly string[]> {
  if (copies.length === 0 || notices.length === 0) return [];
  const all = conditions();
  const among = `n.id = any(${all.bind(notices)})`;
  const text = `select n.id from notices n left join case_list c using (case_id) where ${among} and (${copied(all, copies).join(' or ')}) order by n.id`;
  return (await client.query<{ id: string }>({ text, values: all.values })).rows.map(({ id }) => id);
}

/** When this person read a notice: the own by its receipt, a copy by one of its own. */
export const readAtOf = ({ bind }: Conditions, person: string): string => {
  const who = bind(person);
  return `case when n.person = ${who} then n.read_at else (select read_at from copied_notices_read r where r.notice = n.id and r.person = ${who}) end`;
};

/** Notes that a deputy has read the copy of a notice. The first time stands; whoever it is for has not read it by that. */
export async function copyRead(client: Queryable, notice: string, person: string, readAt: Instant): Promise<void> {
  await client.query({ name: 'copy-read', text: 'insert into copied_notices_read (notice, person, read_at) values ($1, $2, $3) on conflict do nothing', values: [notice, person, readAt] });
}
