import '../look/office.css';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { Failure, Waiting } from '../desk/failure.tsx';
import { useWhoami } from '../desk/whoami.ts';
import { IntakeForm } from '../intake/intake-form.tsx';
import { read } from '../server/ask.ts';
import type { Form } from '../server/facts.ts';
import { say } from '../words/say.ts';

const useForm = (command: string): UseQueryResult<Form> => useQuery({ queryKey: ['form', command], queryFn: ({ signal }) => read<Form>(`/api/forms/${command}`, signal), staleTime: Infinity });

/** Reporting a problem: similar open cases are shown while it is typed, and whoever takes problems in registers it in one go. */
export function ReportPage(): React.JSX.Element {
  const [report, register, whoami] = [useForm('report'), useForm('register'), useWhoami()];
  const error = report.error ?? register.error ?? whoami.error;
  return (
    <main>
      <h1 className="page-title">{say('report')}</h1>
      {error !== null && <Failure error={error} retry={() => { void report.refetch(); void register.refetch(); void whoami.refetch(); }} />}
      {report.data === undefined || register.data === undefined || whoami.data === undefined ? error === null && <Waiting /> : (
        <IntakeForm name={report.data.name} report={report.data.fields} register={register.data.fields} mayRegister={whoami.data.pages.includes('intake')} />
      )}
    </main>
  );
}
