import { Card, Typography } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { ByRule } from '../rules/rule-names.tsx';
import type { Agenda, CasePage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { useAgenda } from './agenda.ts';

type Person = Agenda['items'][number]['tells'][number];
const names = (people: readonly Person[]): string => people.map(({ name, asName }) => `${name}（${asName}）`).join('、');

/** What is waited for, of whom, since or until when. What is being rectified waits until its due time, and is late from then on. */
function whatWaits({ step, name, milestoneName, people, since }: CasePage['waits'][number], now: string): string {
  const when = step !== 'rectify' ? 'since' : since > now ? 'due-at' : 'was-due';
  return `${milestoneName === undefined ? name : `${name} · ${milestoneName}`} — ${names(people)}（${say(when, { at: momentOf(since, now) })}）`;
}

/** Whose turn it is, and what happens next, when, to whom it is told, and what stops it. */
export function AgendaPanel({ page }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const { waits, now } = page;
  const agenda = useAgenda(page);
  return (
    <Card size="small" title={say('what-next')}>
      {waits.length > 0 && <section aria-label={say('waits-for')}><strong>{say('waits-for')}</strong><ul className="waits">{waits.map((one) => <li key={`${one.step} ${one.unit ?? ''} ${one.milestone ?? ''}`} className="wrap">{whatWaits(one, now)}</li>)}</ul></section>}
      {agenda.error !== null && <Failure error={agenda.error} retry={() => void agenda.refetch()} />}
      {agenda.isPending && <Waiting />}
      {agenda.data?.items.length === 0 && <p>{say('nothing-next')}</p>}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {agenda.data?.items.map((duty) => (
          <li key={`${duty.id} ${duty.at}`} style={{ borderTop: '1px solid #d8dee6', padding: '8px 0' }}>
            <strong className="numeric">{momentOf(duty.at, now)}</strong> {duty.kindName}{duty.stepName === undefined ? '' : ` · ${duty.stepName}`}{duty.unitName === undefined ? '' : ` · ${duty.unitName}`}{duty.levelName === undefined ? '' : ` · ${duty.levelName}`}
            {duty.tells.length > 0 && <div className="wrap">{say('tells')}：{names(duty.tells)}</div>}
            {duty.copies.length > 0 && <div className="wrap">{say('copies')}：{names(duty.copies)}</div>}
            {duty.stoppedBy.length > 0 && <div className="wrap">{say('stopped-by')}：{duty.stoppedBy.map(({ name }) => name).join('、')}</div>}
            <Typography.Text type="secondary" className="wrap"><ByRule rule={duty.ruleName} policy={duty.policy} /></Typography.Text>
          </li>
        ))}
      </ol>
    </Card>
  );
}
