import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Values } from '../forms/values.ts';
import { read } from '../server/ask.ts';
import type { CasePage } from '../server/facts.ts';
import type { Whoami } from './facts.ts';
import { ActForm } from './act-form.tsx';
import { back, go } from './address.ts';
import { useName } from './as/chosen.ts';
import { mayAs, whyNotAs } from './as/permitted.ts';
import { Countdown } from './countdown.tsx';
import { Failure, Waiting } from './failure.tsx';
import { Only } from './fields.tsx';
import { Befores } from './photo-field.tsx';
import { aheadOf, beforePhotos, pairedWith, settled, toCheck } from './visit.ts';
import { say } from './words.ts';

/** What is filled in first where the camera is at hand. */
const orders: Readonly<Record<string, readonly string[]>> = { reinspect: ['items', 'evidence', 'result'], 'look-back': ['items', 'evidence', 'result'], 'submit-feedback': ['evidence'], 'report-progress': ['evidence'], 'reach-milestone': ['milestone', 'evidence'], arrive: ['evidence'], verify: ['evidence'] };

/** One command on a case, filled in on a page of its own, so that the way back of the phone leads back to the case. */
export function CommandPage({ caseId, command, whoami }: Readonly<{ caseId: string; command: string; whoami: Whoami }>): React.JSX.Element {
  const page = useQuery({ queryKey: ['case', caseId, undefined], queryFn: ({ signal }) => read<CasePage>(`/api/cases/${caseId}`, signal), refetchOnWindowFocus: false });
  if (page.data === undefined) return <main>{page.error === null ? <Waiting /> : <Failure error={page.error} retry={() => void page.refetch()} />}</main>;
  return <Known page={page.data} seenAt={page.dataUpdatedAt} again={async () => void (await page.refetch())} command={command} whoami={whoami} />;
}

/** What a form begins with: what was required, item by item; for an instruction the lead unit, which may be changed or left out. */
function startOf(command: string, page: CasePage): Values {
  if (command === 'reinspect' || command === 'look-back') return { items: toCheck(page) };
  const lead = page.assignments.find(({ role, stands }) => role === 'lead' && stands);
  return command === 'instruct' && lead !== undefined ? { toUnit: lead.unit } : {};
}

function Known({ page, seenAt, again, command, whoami }: Readonly<{ page: CasePage; seenAt: number; again: () => Promise<void>; command: string; whoami: Whoami }>): React.JSX.Element {
  const { assignments, caseId, version, title, clock, now, permitted } = page;
  const { as } = useName();
  const may = permitted.find((one) => one.command === command);
  const befores = useMemo(() => (command === 'submit-feedback' || command === 'reinspect' ? beforePhotos(page) : []), [command, page]);
  const settle = command === 'submit-feedback' ? pairedWith(befores) : settled(command);
  const units = useMemo(() => ({ toUnit: assignments.filter(({ stands }) => stands).map(({ unit }) => unit) }), [assignments]);
  return (
    <main className="with-bar">
      <button type="button" className="back" onClick={back}>← {say('m-back')}</button>
      <h1>{may?.name ?? say('not-found')}</h1>
      <p className="wrap"><strong>{title}</strong></p>
      {clock !== null && <p><Countdown of={clock} now={now} /></p>}
      {may !== undefined && !mayAs(may, as) && <p className="note bad wrap"><span aria-hidden>■</span> {say('no-longer', { why: whyNotAs(may, as) })}</p>}
      <Only value={units}><Befores value={befores}>
        <ActForm command={command} caseId={caseId} version={version} overtaken={again} title={title} person={whoami.person} ahead={aheadOf(now, seenAt)} start={startOf(command, page)} order={orders[command] ?? []} settle={settle} done={() => go(`/m/cases/${caseId}`, true)} />
      </Befores></Only>
    </main>
  );
}
