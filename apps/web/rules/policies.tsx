import { useQuery } from '@tanstack/react-query';
import { Button, Card, Select, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { Failure, Waiting } from '../desk/failure.tsx';
import { Wide } from '../look/wide.tsx';
import { read } from '../server/ask.ts';
import type { Listed, PolicyPage } from '../server/facts.ts';
import type { Differences, PolicyItem } from '../server/rules.ts';
import { say } from '../words/say.ts';
import { momentOf } from '../words/times.ts';
import { PolicyName } from './rule-names.tsx';

/** Every policy there is; one of them in words, and what differs between it and another. */
export function Policies(): React.JSX.Element {
  const [chosen, choose] = useState<string>();
  const policies = useQuery({ queryKey: ['policies'], queryFn: ({ signal }) => read<Listed<PolicyItem>>('/api/policies', signal) });
  const items = policies.data?.items ?? [];
  const version = chosen ?? items.find(({ current }) => current)?.version;
  return (
    <Card size="small" title={<h2 className="card-title">{say('policies')}</h2>}>
      {policies.error !== null && <Failure error={policies.error} retry={() => void policies.refetch()} />}
      <Wide label={say('policies')} least={820}><Table<PolicyItem>
        size="small" rowKey="version" loading={policies.isPending} dataSource={[...items]} pagination={false}
        columns={[
          { title: say('column-version'), dataIndex: 'version', width: 200, render: (one: string) => <Button type="link" size="small" aria-pressed={one === version} onClick={() => choose(one)}>{one}</Button> },
          { title: say('column-name'), render: (_, { name, current, source }) => <span className="wrap">{name} {current && <Tag color="#1e6b3a">{say('current')}</Tag>}<span className="faint"> {source}</span></span> },
          { title: say('column-effective'), width: 220, render: (_, { effectiveFrom, withdrawnFrom }) => <span className="numeric">{effectiveFrom === null ? say('from-the-start') : momentOf(effectiveFrom)}{withdrawnFrom !== null && ` · ${say('withdrawn', { at: momentOf(withdrawnFrom) })}`}</span> },
          { title: say('column-note'), dataIndex: 'note', render: (note: string) => <span className="wrap">{note}</span> },
        ]}
      /></Wide>
      {version !== undefined && <InWords key={version} version={version} others={items.filter((one) => one.version !== version)} />}
    </Card>
  );
}

function InWords({ version, others }: Readonly<{ version: string; others: readonly PolicyItem[] }>): React.JSX.Element {
  const [other, compare] = useState<string>();
  const policy = useQuery({ queryKey: ['policy', version], queryFn: ({ signal }) => read<PolicyPage>(`/api/policies/${encodeURIComponent(version)}`, signal), staleTime: Infinity });
  if (policy.error !== null) return <Failure error={policy.error} retry={() => void policy.refetch()} />;
  if (policy.data === undefined) return <Waiting />;
  const { name, rungs, unitRungs } = policy.data;
  return (
    <section>
      <h3>{name}（{version}）</h3>
      <div className="colours">
        <div><h4>{say('case-ladder')}</h4><Rungs rungs={rungs} /></div>
        <div><h4>{say('unit-ladder')}</h4><Rungs rungs={unitRungs} /></div>
      </div>
      {others.length > 0 && <Space wrap>{say('compare-with')} <Select aria-label={say('compare-with')} style={{ minWidth: 280 }} value={other ?? null} onChange={compare} options={others.map(({ version: value, name: called }) => ({ value, label: `${called}（${value}）` }))} placeholder={say('choose')} /></Space>}
      {other !== undefined && <Difference from={other} to={version} />}
    </section>
  );
}

const Rungs = ({ rungs }: Readonly<{ rungs: PolicyPage['rungs'] }>): React.JSX.Element =>
  rungs.length === 0 ? <p>{say('no-ladder')}</p> : <dl className="rules">{rungs.map(({ rule, name, level, says }) => <div key={rule}><dt>A{level} · {name}</dt><dd className="wrap">{says}</dd></div>)}</dl>;

function Difference({ from, to }: Readonly<{ from: string; to: string }>): React.JSX.Element {
  const found = useQuery({ queryKey: ['policy-diff', from, to], queryFn: ({ signal }) => read<Differences>(`/api/policies/diff?${new URLSearchParams({ from, to }).toString()}`, signal) });
  if (found.error !== null) return <Failure error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const { differences } = found.data;
  return (
    <>
      <p><strong><PolicyName version={from} /> → <PolicyName version={to} /></strong>　{differences.length === 0 ? say('no-difference') : say('differences', { n: differences.length })}</p>
      <ol className="behind">{differences.map(({ path, sentence }) => <li key={path} className="wrap">{sentence}</li>)}</ol>
    </>
  );
}
