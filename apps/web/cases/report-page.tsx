import { useNavigate } from '@tanstack/react-router';
import { Card } from 'antd';
import { CommandForm } from '../forms/command-form.tsx';
import { say } from '../words/say.ts';

/** Reporting a problem; the case opens as soon as it is filed. */
export function ReportPage(): React.JSX.Element {
  const navigate = useNavigate();
  return (
    <main style={{ maxWidth: 760 }}>
      <Card title={<h1 style={{ fontSize: '1.2em', margin: 0 }}>{say('report')}</h1>}>
        <CommandForm command="report" path="/api/cases" draft="report" done={({ caseId }) => void navigate({ to: '/cases/$caseId', params: { caseId } })} />
      </Card>
    </main>
  );
}
