import type { TrailEntry } from '../server/facts.ts';
import { momentOf } from '../words/times.ts';
import { lookAt } from './address.ts';
import { ByRule } from './by-rule.tsx';
import { say } from './words.ts';

/** Who did it: in whose name, and who stood in for them. */
function whoIn({ who, onBehalfOf, deputy }: TrailEntry): string | undefined {
  if (deputy === true && who !== null && onBehalfOf !== undefined) return say('acting-for', { deputy: who.name, principal: onBehalfOf.name });
  return onBehalfOf?.name ?? who?.name;
}

/** One entry of the trail, with both times where it was entered later than it happened; each has an address of its own. */
export function Entry({ caseId, entry, now, look }: Readonly<{ caseId: string; entry: TrailEntry; now: string; look: string }>): React.JSX.Element {
  const { version, what, words, who, onBehalfOf, occurredAt, recordedAt, late, told, basis, evidence = [] } = entry;
  return (
    <li id={`event-${version}`} className={look}>
      <div className="entry-head">
        <span className="wrap"><span className="numeric">{momentOf(occurredAt, now)}</span> <strong>{whoIn(entry)}</strong>{who !== null && onBehalfOf === undefined && who.post !== '' && <span className="faint"> {who.post}</span>}</span>
        <button type="button" className="plain-button" aria-label={`${say('as-of-then')} ${say('event-link', { n: version })}`} onClick={() => lookAt(caseId, recordedAt)}>{say('as-of-then')}</button>
      </div>
      <div className="wrap">{what}</div>
      {words.map(({ field, label, text }) => <div key={field} className="wrap">{label}：{text}</div>)}
      {evidence.length > 0 && <ul className="photos">{evidence.map(({ sha256, links, name, kindName }) => <li key={sha256}><a href={links.copy ?? links.original ?? ''} target="_blank" rel="noreferrer">{links.thumbnail === null ? name ?? kindName : <img src={links.thumbnail} alt={name ?? kindName} loading="lazy" />}</a></li>)}</ul>}
      {late && <div className="faint">{say('recorded-late', { at: momentOf(recordedAt, now) })}</div>}
      {told.some(({ name }) => !what.includes(name)) && <div className="faint wrap">{say('told', { people: told.map((one) => `${one.name}（${one.asName}）`).join('、') })}</div>}
      {basis.ruleName !== undefined && <ByRule rule={basis.ruleName} policy={basis.policy} />}
    </li>
  );
}
