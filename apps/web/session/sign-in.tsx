import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Typography } from 'antd';
import { Failure, Waiting } from '../desk/failure.tsx';
import { read, send } from '../server/ask.ts';
import type { SignInWays } from '../server/facts.ts';
import { say } from '../words/say.ts';
import { People } from './people.tsx';

/** Signing in by what this installation has: a person of the demonstration, or the city's own identity gateway. */
export function SignIn({ again = false }: Readonly<{ again?: boolean }>): React.JSX.Element {
  const ways = useQuery({ queryKey: ['ways'], queryFn: ({ signal }) => read<SignInWays>('/api/session/ways', signal), staleTime: Infinity });
  const Frame = again ? 'div' : 'main';
  return (
    <Frame className={again ? undefined : 'sign-in'}>
      {!again && <Typography.Title level={1} className="product-title">{say('product')} <small>{say('tagline')}</small></Typography.Title>}
      {again && <Alert type="warning" showIcon title={say('sign-in-again')} style={{ marginBottom: 16 }} />}
      {ways.error !== null && <Failure error={ways.error} retry={() => void ways.refetch()} />}
      {ways.data === undefined ? ways.error === null && <Waiting /> : <Ways of={ways.data} />}
    </Frame>
  );
}

function Ways({ of: { demonstration } }: Readonly<{ of: SignInWays }>): React.JSX.Element {
  const { message } = App.useApp();
  const queries = useQueryClient();
  const enter = async (person: string): Promise<void> => {
    try {
      await send('/api/session', { person });
      await queries.invalidateQueries();
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    }
  };
  if (!demonstration) return <Gateway again={() => void queries.invalidateQueries()} />;
  return <><Typography.Title level={2} className="page-title">{say('sign-in-as')}</Typography.Title><p className="faint">{say('sign-in-demo')}</p><People enter={(person) => void enter(person)} /></>;
}

/** In production the city's own identity gateway signs people in, before they come here. */
const Gateway = ({ again }: Readonly<{ again: () => void }>): React.JSX.Element => (
  <section>
    <Typography.Title level={2} className="page-title">{say('sign-in')}</Typography.Title>
    <p className="wrap">{say('sign-in-gateway')}</p>
    <p className="wrap faint">{say('sign-in-administrator')}</p>
    <Button type="primary" onClick={again}>{say('retry')}</Button>
  </section>
);
