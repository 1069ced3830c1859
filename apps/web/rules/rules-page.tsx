import { Space } from 'antd';
import { say } from '../words/say.ts';
import { Calendars } from './calendars.tsx';
import { CheckPolicy } from './check-policy.tsx';
import { DueCalculator } from './due-calculator.tsx';
import { Policies } from './policies.tsx';

/** The rules that hold: policies in words, their differences, and the calendar by which days are counted. */
export const RulesPage = (): React.JSX.Element => (
  <main>
    <h1 className="page-title">{say('rules')}</h1>
    <Space orientation="vertical" size={12} style={{ width: '100%' }}>
      <Policies />
      <CheckPolicy />
      <DueCalculator />
      <Calendars />
    </Space>
  </main>
);
