import { useEffect, useState } from 'react';
import { useTypeSize } from '../desk/type-size.ts';
import { useSession } from './session.ts';
import { onSignedOut } from '../server/ask.ts';
import type { Whoami } from './facts.ts';
import { ApiProblem } from '../server/problem.ts';
import { useAddress } from './address.ts';
import { ActingAs } from './as/acting-as.tsx';
import { CasePage } from './case-page.tsx';
import { CommandPage } from './command-page.tsx';
import { Failure, Waiting } from './failure.tsx';
import { Home } from './home.tsx';
import { Later } from './later.tsx';
import { ListPage } from './list-page.tsx';
import { isPage } from './pages.ts';
import { QueuePage } from './queue/queue-page.tsx';
import { useSender } from './queue/use-queue.ts';
import { ReportPage } from './report-page.tsx';
import { Sheet } from './sheet.tsx';
import { TabBar } from './tab-bar.tsx';
import { Toasts } from './toasts.tsx';
import { say } from './words.ts';

const isSignedOut = (error: Error | null): boolean => error instanceof ApiProblem && error.status === 401;

/** The frame of every phone page. Whoever is signed out while at work signs in again above the page, and nothing that was typed is lost. */
export function Frame(): React.JSX.Element {
  const session = useSession();
  const [over, setOver] = useState(false);
  const { large } = useTypeSize();
  useEffect(() => onSignedOut(() => setOver(true)), []);
  useEffect(() => {
    if (session.isSuccess && !session.isFetching) setOver(false);
  }, [session.isSuccess, session.isFetching, session.dataUpdatedAt]);
  useEffect(() => {
    document.documentElement.classList.toggle('large', large);
  }, [large]);
  useSender(over ? undefined : session.data?.person);
  if (session.data === undefined) {
    if (isSignedOut(session.error)) return <SignedOut />;
    return session.error === null ? <Waiting /> : <main><Failure error={session.error} retry={() => void session.refetch()} /></main>;
  }
  return (
    <>
      <ActingAs whoami={session.data} />
      <Page whoami={session.data} />
      <TabBar />
      <Toasts />
      {over && <Sheet title={say('sign-in')}><SignedOut again /></Sheet>}
    </>
  );
}

/** Signing in needs the network anyway, and so does its code. */
const SignedOut = ({ again = false }: Readonly<{ again?: boolean }>): React.JSX.Element => <Later name="sign-in" get={() => import('./sign-in.tsx')}>{({ SignIn }) => <SignIn again={again} />}</Later>;

/** Which page an address leads to. */
function Page({ whoami }: Readonly<{ whoami: Whoami }>): React.JSX.Element {
  const [page, id, command] = useAddress();
  if (page === undefined) return <Home whoami={whoami} />;
  if (!isPage(page)) return <main><p>{say('not-found')}</p></main>;
  switch (page) {
    case 'cases':
      if (id === undefined) return <Home whoami={whoami} />;
      return command === undefined ? <CasePage caseId={id} /> : <CommandPage key={command} caseId={id} command={command} whoami={whoami} />;
    case 'list':
      return <ListPage name={id ?? ''} whoami={whoami} />;
    case 'report':
      return <ReportPage whoami={whoami} />;
    case 'notices':
      return <Later name="notices" get={() => import('./notices-page.tsx')}>{({ NoticesPage }) => <NoticesPage />}</Later>;
    case 'queue':
      return <QueuePage whoami={whoami} />;
    case 'me':
      return <Later name="me" get={() => import('./me-page.tsx')}>{({ MePage }) => <MePage whoami={whoami} />}</Later>;
  }
}
