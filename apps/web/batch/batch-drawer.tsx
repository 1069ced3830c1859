import { useQuery } from '@tanstack/react-query';
import { Drawer } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { read } from '../server/ask.ts';
import type { Form } from '../server/facts.ts';
import type { NameOf } from './in-whose-name.tsx';
import { say } from '../words/say.ts';
import { BatchForm } from './batch-form.tsx';
import { BatchOutcome } from './batch-outcome.tsx';
import { useBatch } from './use-batch.ts';

/** `as`: in whose name, where that is another's. */
type Given = Readonly<{ command: string; name: string; as: NameOf | undefined; ids: readonly string[]; close: () => void; select: (ids: readonly string[]) => void }>;

/** One command to the selected cases: its form, what would happen, and what did. */
export function BatchDrawer({ command, name, as, ids, close, select }: Given): React.JSX.Element {
  const form = useQuery({ queryKey: ['form', command], queryFn: ({ signal }) => read<Form>(`/api/forms/${command}`, signal), staleTime: Infinity });
  const batch = useBatch(command, as?.person);
  return (
    <Drawer open onClose={close} size={640} title={say('batch-of', { name, n: ids.length })}>
      {as !== undefined && <p className="note" style={{ marginTop: 0 }}><strong>{say('standing-in-for', { principal: as.name })}</strong></p>}
      {form.error !== null && <Failure error={form.error} retry={() => void form.refetch()} />}
      {form.data === undefined ? form.error === null && <Waiting /> : (
        <div hidden={batch.at.stage !== 'form'}><BatchForm form={form.data} problem={batch.problem} busy={batch.busy} submit={(body) => batch.attempt(ids, body)} /></div>
      )}
      <BatchOutcome batch={batch} finish={select} />
    </Drawer>
  );
}
