import type { People } from './people.ts';
import type { DataOf } from './case/story.ts';

type Order = DataOf<'issue-order'>;

/** The beginnings that many journeys share, each step by the person whose step it is. */
export const paths = (by: People) => {
  const registered = async (category = 'rubbish', more: Partial<DataOf<'report'>> = {}): Promise<string> => {
    const caseId = await by('street-handler').reports(more);
    await by('clerk').does(caseId, 'register', { category });
    return caseId;
  };
  const issued = async (assignments: readonly Order['assignments'][number][] = [{ role: 'lead', unit: 'urban' }], more: Partial<Order> & Readonly<{ category?: string }> = {}, report: Partial<DataOf<'report'>> = {}): Promise<string> => {
    const { category, ...order } = more;
    const caseId = await registered(category, report);
    await by('dispatcher').does(caseId, 'issue-order', { assignments: [...assignments], requirement: '清理干净', ...order });
    return caseId;
  };
  const claimed = async (more: Parameters<typeof issued>[1] = {}, report: Parameters<typeof issued>[2] = {}): Promise<string> => {
    const caseId = await issued(undefined, more, report);
    await by('urban-handler').does(caseId, 'claim', {});
    return caseId;
  };
  const delivers = (caseId: string, unit = 'urban') => by(`${unit}-head`).does(caseId, 'submit-feedback', { result: '已清理', measures: '每日清运' });
  const inspected = (caseId: string, result: 'passed' | 'failed') => by('inspector').does(caseId, 'reinspect', { result, findings: '现场复查' });
  const signed = async (caseId: string, ...signatories: readonly string[]): Promise<string> => {
    await by('urban-handler').does(caseId, 'apply-sign-off', { summary: '整改完成' });
    let status = '';
    for (const person of signatories) status = (await by(person).does(caseId, 'endorse', { opinion: '同意' })).status;
    return status;
  };
  const closed = async (): Promise<string> => {
    const caseId = await claimed();
    await delivers(caseId);
    await inspected(caseId, 'passed');
    await signed(caseId, 'urban-vice', 'director');
    return caseId;
  };
  return { registered, issued, claimed, delivers, inspected, signed, closed };
};
