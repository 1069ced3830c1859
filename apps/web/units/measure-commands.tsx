import { Button, Card, Drawer, Space } from 'antd';
import { useState } from 'react';
import type { Field } from '#catalogue/forms';
import { fieldLabel } from '#catalogue/fields';
import { paperWords } from '#catalogue/steps';
import { mayBeGiven, nameFor, type Permission } from '../delegations/acting-for.tsx';
import { InName } from '../delegations/in-name.tsx';
import { FilledForm } from '../forms/command-form.tsx';
import { bodyOf, type Values } from '../forms/values.ts';
import type { UnitRecord } from '../server/figures.ts';
import { spoken } from '../words/language.ts';
import { say } from '../words/say.ts';
import { groundsOf } from './measures.tsx';

type Options = NonNullable<Field['options']>;

const field = (name: string, kind: Field['kind'], more: Partial<Field> = {}): Field => ({ name, label: fieldLabel(spoken(), [name]), kind, required: true, ...more });
const cardsThat = (record: UnitRecord, status: string): Options => record.cards.filter((one) => one.status === status).map(({ id, colourName, docNo, caseNo }) => ({ value: id, label: `${colourName} ${docNo}（${caseNo ?? ''}）` }));
const measuresThat = (record: UnitRecord, status: string): Options => record.measures.filter((one) => one.status === status).map((one) => ({ value: one.id, label: `${one.paperName} ${one.docNo ?? ''}（${groundsOf(one)}）` }));
const eitherOr = (name: string, yes: string, no: string): Field => field(name, 'choice', { options: [{ value: 'yes', label: yes }, { value: 'no', label: no }] });

/** What each command asks for; none where the command has no form here. */
function fieldsOf(command: string, record: UnitRecord): readonly Field[] | undefined {
  const papers = (['criticism', 'talk', 'listing', 'referral'] as const).map((value) => ({ value, label: paperWords[spoken()][value] }));
  const opinion = field('opinion', 'passage', { most: 2000 });
  const forms: Readonly<Record<string, readonly Field[]>> = {
    'appeal-card': [field('card', 'choice', { label: say('card'), options: cardsThat(record, 'valid') }), field('grounds', 'passage', { most: 3000 })],
    'rule-card-appeal': [field('card', 'choice', { label: say('card'), options: cardsThat(record, 'appealed') }), eitherOr('upheld', say('uphold-appeal'), say('reject-appeal')), opinion],
    'propose-measure': [field('paper', 'choice', { label: say('measure'), options: papers }), field('grounds', 'passage', { most: 2000 }), field('heldBy', 'text', { required: false, most: 60 })],
    'decide-measure': [field('measure', 'choice', { label: say('measure'), options: measuresThat(record, 'proposed') }), eitherOr('approve', say('approve'), say('not-approve')), opinion],
    'execute-measure': [field('measure', 'choice', { label: say('measure'), options: measuresThat(record, 'issued') }), field('on', 'day'), field('minutes', 'passage', { most: 5000 }), field('reference', 'text', { required: false, most: 200 })],
  };
  return forms[command];
}

/** The two answers of a choice that the server takes as true and false. */
const answers: ReadonlySet<string> = new Set(['upheld', 'approve']);
const body = (fields: readonly Field[], values: Values): Values => Object.fromEntries(Object.entries(bodyOf(fields, values)).map(([name, value]) => [name, answers.has(name) ? value === 'yes' : value]));

/** What whoever looks at the record may do on it; the server decides, and says of the rest why not. */
export function MeasureCommands({ record }: Readonly<{ record: UnitRecord }>): React.JSX.Element {
  const [chosen, choose] = useState<Permission>();
  const [asked, ask] = useState(false);
  const { unit, version, commands } = record;
  const may = commands.filter((one) => mayBeGiven(one) && fieldsOf(one.command, record) !== undefined);
  return (
    <Card size="small" className="no-print">
      <Space wrap>
        <strong>{say('you-may')}：</strong>
        {may.length === 0 && <span>{say('nothing-to-do')}</span>}
        {may.map((one) => <Button key={one.command} onClick={() => choose(one)}>{nameFor(one)}</Button>)}
        <Button type="link" onClick={() => ask(true)}>{say('you-may-not')}</Button>
      </Space>
      <Drawer open={asked} onClose={() => ask(false)} title={say('you-may-not')} size={480}>
        {commands.filter((one) => !mayBeGiven(one)).map((one) => <p key={one.command} className="wrap"><strong>{one.name}</strong>：{'reason' in one ? one.reason : ''}</p>)}
      </Drawer>
      <Drawer open={chosen !== undefined} onClose={() => choose(undefined)} size={560} title={chosen?.name}>
        {chosen !== undefined && <InName key={chosen.command} permission={chosen}>{(name) => <FilledForm form={{ name: chosen.name, fields: fieldsOf(chosen.command, record) ?? [] }} path={`/api/units/${unit}/${chosen.command}`} draft={`${unit}/${chosen.command}`} version={version} done={() => choose(undefined)} body={body} {...name} />}</InName>}
      </Drawer>
    </Card>
  );
}
