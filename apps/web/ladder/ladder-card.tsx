import { useQuery } from '@tanstack/react-query';
import { Card, Collapse } from 'antd';
import { levelWords } from '#catalogue/steps';
import { Failure, Waiting } from '../desk/failure.tsx';
import { PolicyName } from '../rules/rule-names.tsx';
import { read } from '../server/ask.ts';
import type { CasePage, Escalation, Listed, PolicyPage } from '../server/facts.ts';
import { stillOf } from '../server/still.ts';
import { useAgenda } from '../cases/agenda.ts';
import { spoken } from '../words/language.ts';
import { say } from '../words/say.ts';
import { Firings } from './firings.tsx';
import { LadderPicture } from './ladder-picture.tsx';
import { levels, stairsOf } from './stairs.ts';

/** The escalation of a case: the ladder of its policy, where it stands, what fired and who was told, and when the next level comes. */
export function LadderCard({ page }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const { caseId, version, level, now } = page;
  const fired = useQuery({ queryKey: ['escalations', caseId, version], queryFn: ({ signal }) => read<Listed<Escalation>>(`/api/escalations?caseId=${caseId}&limit=200`, signal), placeholderData: stillOf(caseId) });
  const policy = useQuery({ queryKey: ['policy', page.policy], queryFn: ({ signal }) => read<PolicyPage>(`/api/policies/${encodeURIComponent(page.policy)}`, signal), staleTime: Infinity });
  const agenda = useAgenda(page);
  const failed = fired.error ?? policy.error;
  if (failed !== null) return <Card size="small" title={say('ladder')}><Failure error={failed} retry={() => void Promise.all([fired.refetch(), policy.refetch()])} /></Card>;
  if (fired.data === undefined || policy.data === undefined) return <Card size="small" title={say('ladder')}><Waiting /></Card>;
  const past = fired.data.items.filter((one) => one.version <= version).toReversed();
  return (
    <Card size="small" title={say('ladder')} extra={<span className="faint"><PolicyName version={page.policy} /></span>} styles={{ header: { flexWrap: 'wrap' } }}>
      <LadderPicture stairs={stairsOf({ level, rungs: policy.data.rungs, fired: past, coming: agenda.data?.items ?? [] })} now={now} />
      <Firings fired={past} now={now} />
      <Collapse size="small" items={[{ key: 'rules', label: say('rules-of-ladder'), children: <><Rules of={policy.data} /><p className="hash" style={{ margin: 0 }}>{say('policy-version', { version: page.policy })}</p></> }]} />
    </Card>
  );
}

const Rules = ({ of: { rungs } }: Readonly<{ of: PolicyPage }>): React.JSX.Element => (
  <dl className="rules">
    {levels.flatMap((level) => rungs.filter((rung) => rung.level === level)).map(({ rule, name, level, says }) => (
      <div key={rule}><dt>{levels.filter((one) => one === level).map((one) => levelWords[spoken()][one])} · {name}</dt><dd className="wrap">{says}</dd></div>
    ))}
  </dl>
);
