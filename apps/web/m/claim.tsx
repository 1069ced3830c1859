import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { newKey, send } from '../server/ask.ts';
import type { CaseItem } from '../server/facts.ts';
import { ApiProblem } from '../server/problem.ts';
import { useName } from './as/chosen.ts';
import { toast } from './toasts.tsx';
import { say } from './words.ts';

/** Claims a case with one tap. Tapped again after a broken connection it is the same claim. */
export function Claim({ of: { caseId, title } }: Readonly<{ of: CaseItem }>): React.JSX.Element {
  const queries = useQueryClient();
  const [key, renew] = useState(newKey);
  const { as } = useName();
  const [sending, setSending] = useState(false);
  const claim = async (): Promise<void> => {
    setSending(true);
    try {
      await send(`/api/cases/${caseId}/claim`, {}, { key, ...(as === undefined ? {} : { onBehalfOf: as.person }) });
      toast(say('m-claimed', { what: title }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      toast(error.message);
      if (error.status !== 0 && error.status !== 503) renew(newKey());
    } finally {
      setSending(false);
      await queries.invalidateQueries();
    }
  };
  return <button type="button" className="first" disabled={sending} aria-label={say('m-claim-this', { what: title })} onClick={() => void claim()}>{say('m-claim-it')}</button>;
}
