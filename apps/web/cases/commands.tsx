import { Alert, Button, Card, Drawer, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useWantedCommand } from '../desk/wanted-command.ts';
import { mayBeGiven, nameFor } from '../delegations/acting-for.tsx';
import { FormInName } from '../delegations/form-in-name.tsx';
import { Befores } from '../evidence/paired.tsx';
import { KnownHere, knownOf } from '../forms/known.ts';
import { beforePhotos } from '../m/visit.ts';
import type { CasePage } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { Asked } from './asked.tsx';
import { Changes } from './changes.tsx';
import { LateEntryForm } from './late-entry-form.tsx';
import { useClaim } from './use-claim.ts';

type Permission = CasePage['permitted'][number];
const isClaim = ({ command }: Permission): boolean => command === 'claim';
/** Can it be given in the own name only? */
const isOwn = ({ allowed, for: others = [] }: Permission): boolean => allowed && others.length === 0;

/** What whoever looks at the case may do with it now. The server decides; of the rest it says why not. A form that is open stays open when the case moves on. */
export function Commands({ page }: Readonly<{ page: CasePage }>): React.JSX.Element | null {
  const [chosen, choose] = useState<string>();
  useWantedCommand(choose);
  const { claim, claiming } = useClaim(page.caseId, page.permitted.find(isClaim)?.name ?? '');
  const expected = new Set(page.waits.map(({ endedBy }) => endedBy));
  const may = page.permitted.filter(mayBeGiven).toSorted((one, other) => Number(expected.has(other.command)) - Number(expected.has(one.command)));
  const command = page.permitted.find((one) => one.command === chosen);
  const known = useMemo(() => knownOf(page), [page]);
  const befores = useMemo(() => (chosen === 'submit-feedback' || chosen === 'reinspect' ? beforePhotos(page) : []), [chosen, page]);
  if (page.permitted.length === 0) return null;
  return (
    <Card size="small" className="no-print" style={{ marginBottom: 12 }}>
      <Space wrap>
        <strong>{say('you-may')}：</strong>
        {may.length === 0 && <span>{say('nothing-to-do')}</span>}
        {may.map((one) => <Button key={one.command} type={expected.has(one.command) ? 'primary' : 'default'} loading={isClaim(one) && claiming} onClick={() => (isClaim(one) && isOwn(one) ? claim() : choose(one.command))}>{nameFor(one)}</Button>)}
        <WhyNot page={page} />
      </Space>
      <Drawer open={command !== undefined} onClose={() => choose(undefined)} size={560} title={command?.name}>
        {command !== undefined && !mayBeGiven(command) && <Alert type="warning" showIcon style={{ marginBottom: 12 }} title={<span className="wrap">{say('no-longer', { why: command.reason ?? '' })}</span>} />}
        <KnownHere value={known}><Befores value={befores}>{command !== undefined && <OneForm key={command.command} permission={command} page={page} done={() => choose(undefined)} />}</Befores></KnownHere>
      </Drawer>
    </Card>
  );
}

function OneForm({ permission, page, done }: Readonly<{ permission: Permission; page: CasePage; done: () => void }>): React.JSX.Element {
  const { command } = permission;
  if (command === 'late-entry') return <LateEntryForm page={page} done={done} />;
  return <><Asked command={command} page={page} /><FormInName permission={permission} path={`/api/cases/${page.caseId}/${command}`} draft={`${page.caseId}/${command}`} version={page.version} since={(version) => <Changes caseId={page.caseId} since={version} />} done={done} /></>;
}

/** Why the rest cannot be done, each reason once with the commands that it bars; what bars the fewest stands first. */
function reasonsIn(permitted: readonly Permission[]): readonly (readonly [reason: string, names: readonly string[]])[] {
  const found = new Map<string, string[]>();
  for (const { name, reason } of permitted) if (reason !== undefined) found.set(reason, [...(found.get(reason) ?? []), name]);
  return Array.from(found).toSorted(([, one], [, other]) => one.length - other.length);
}

function WhyNot({ page }: Readonly<{ page: CasePage }>): React.JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button type="link" onClick={() => setOpen(true)}>{say('you-may-not')}</Button>
      <Drawer open={open} onClose={() => setOpen(false)} title={say('you-may-not')} size={480}>
        {reasonsIn(page.permitted).map(([reason, names]) => <p key={reason} className="wrap"><strong>{names.join('、')}</strong>：{reason}</p>)}
      </Drawer>
    </>
  );
}
