import type { Queryable } from '#event-store/queryable';
import { at, type Instant } from '#domain/time';
import type { StandIn } from '#domain/delegation/acting';
import type { Conditions } from './conditions.ts';

/** Of what somebody is told, a copy goes to whoever stands in for them, while it lasts: what they were told since, in these roles and areas. */
export type Copies = Readonly<{ of: string; since: Instant; roles?: readonly string[]; areas?: readonly string[] }>;

/** Whose notices somebody is copied, from the day (or the hour) on which it began. */
export const copiesFor = (standIns: readonly StandIn[]): readonly Copies[] =>
  standIns.map(({ delegation: { principal, from, grantedAt, scope: { roles, areas } } }) => ({
    of: principal, since: [at(from, 0), grantedAt].toSorted().at(-1) ?? grantedAt, ...(roles === undefined ? {} : { roles }), ...(areas === undefined ? {} : { areas }),
  }));

/** The notices of a person and those copied to them; `n` are notices, `c` their cases. An inspection round is secret from its inspected, and a deputy may be one of them: what is told of it is not copied. */
export function ownOrCopied({ bind }: Conditions, person: string, copies: readonly Copies[]): string {
  const own = `n.person = ${bind(person)}`;
  const copied = copies.map(({ of, since, roles, areas }) =>
    [
      `n.person = ${bind(of)} and n.created_at >= ${bind(since)} and n.subject_kind <> 'round'`,
      ...(roles === undefined ? [] : [`n.told_as = any(${bind(roles)})`]),
      ...(areas === undefined ? [] : [`c.viewers && ${bind(areas.map((area) => `area:${area}`))}::text[]`]),
    ].join(' and '),
  );
  return [own, ...copied].join(' or ');
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
