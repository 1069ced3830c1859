import { useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { newKey, send } from '../server/ask.ts';
import { ApiProblem } from '../server/problem.ts';
import { say } from '../words/say.ts';

/** Claims a case with one press; pressed again after a broken connection it is the same claim. */
export function useClaim(caseId: string, name: string): Readonly<{ claim: () => void; claiming: boolean }> {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [key] = useState(newKey);
  const [claiming, setClaiming] = useState(false);
  const give = async (): Promise<void> => {
    setClaiming(true);
    try {
      await send(`/api/cases/${caseId}/claim`, {}, { key });
      void message.success(say('saved', { what: name }));
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      void message.error(error.message);
    } finally {
      setClaiming(false);
      await queries.invalidateQueries();
    }
  };
  return { claim: () => void give(), claiming };
}
