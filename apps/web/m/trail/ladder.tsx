import { useQuery } from '@tanstack/react-query';
import { levelWords } from '#catalogue/steps';
import { useAgenda } from '../../cases/agenda.ts';
import { type Stair, type Standing, stairsOf } from '../../ladder/stairs.ts';
import { read } from '../../server/ask.ts';
import type { CasePage, Escalation, Listed, PolicyPage } from '../../server/facts.ts';
import { stillOf } from '../../server/still.ts';
import { spoken } from '../../words/language.ts';
import { momentOf } from '../../words/times.ts';
import { PolicyName } from '../by-rule.tsx';
import { Failure, Waiting } from '../failure.tsx';
import { say, type Word } from '../words.ts';
import { Firings } from './firings.tsx';

/** The escalation of a case: where it stands on the ladder of its policy, when the next level comes, what fired, who was told and has read it. */
export function Ladder({ page }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const { caseId, version, level, now } = page;
  const fired = useQuery({ queryKey: ['escalations', caseId, version], queryFn: ({ signal }) => read<Listed<Escalation>>(`/api/escalations?caseId=${caseId}&limit=200`, signal), placeholderData: stillOf(caseId) });
  const policy = useQuery({ queryKey: ['policy', page.policy], queryFn: ({ signal }) => read<PolicyPage>(`/api/policies/${encodeURIComponent(page.policy)}`, signal), staleTime: Infinity });
  const agenda = useAgenda(page);
  const failed = fired.error ?? policy.error;
  if (failed !== null) return <Failure error={failed} retry={() => void Promise.all([fired.refetch(), policy.refetch()])} />;
  if (fired.data === undefined || policy.data === undefined) return <Waiting />;
  const past = fired.data.items.filter((one) => one.version <= version).toReversed();
  return (
    <>
      <Picture stairs={stairsOf({ level, rungs: policy.data.rungs, fired: past, coming: agenda.data?.items ?? [] })} now={now} />
      <Firings fired={past} now={now} />
      <p className="faint"><PolicyName version={page.policy} /></p>
    </>
  );
}

const looks: Readonly<Record<Standing, Readonly<{ mark: string; word: Word }>>> = {
  now: { mark: '●', word: 'rung-now' }, passed: { mark: '✓', word: 'rung-passed' }, next: { mark: '▶', word: 'rung-next' }, 'not-yet': { mark: '○', word: 'rung-not-yet' }, none: { mark: '–', word: 'not-in-ladder' },
};

/** The ladder, its top at the top; sign, colour and words say where the case stands. */
const Picture = ({ stairs, now }: Readonly<{ stairs: readonly Stair[]; now: string }>): React.JSX.Element => (
  <ol className="ladder" aria-label={say('ladder')}>
    {stairs.toReversed().map(({ level, standing, firedAt, comesAt }) => (
      <li key={level} className={standing} aria-current={standing === 'now' ? 'step' : undefined}>
        <span className="mark" aria-hidden>{looks[standing].mark}</span>
        <span><strong>{levelWords[spoken()][level]}</strong> {say(looks[standing].word)}{' '}
          {firedAt !== undefined && <span className="numeric">{say('rung-fired', { at: momentOf(firedAt, now) })}</span>}{' '}
          {comesAt !== undefined && <span className="numeric">{say('rung-comes', { at: momentOf(comesAt, now) })}</span>}
        </span>
      </li>
    ))}
  </ol>
);
