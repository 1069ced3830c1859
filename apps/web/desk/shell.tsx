import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { Button, Layout, Modal, Space } from 'antd';
import { useEffect, useState } from 'react';
import { StandingIn } from '../delegations/standing-in.tsx';
import { onSignedOut, send } from '../server/ask.ts';
import type { Whoami } from '../server/facts.ts';
import { ApiProblem } from '../server/problem.ts';
import { SignIn } from '../session/sign-in.tsx';
import { speak, spoken } from '../words/language.ts';
import { say } from '../words/say.ts';
import { DemoClock } from './demo-clock.tsx';
import { Failure, Waiting } from './failure.tsx';
import { KeyHelp } from './key-help.tsx';
import { Notices } from './notices.tsx';
import { Palette } from './palette.tsx';
import { useTypeSize } from './type-size.ts';
import { useWhoami } from './whoami.ts';

const isSignedOut = (error: Error | null): boolean => error instanceof ApiProblem && error.status === 401;

/** The frame of every page. Whoever is signed out while at work signs in again above the page, and nothing that was typed is lost. */
export function Shell(): React.JSX.Element {
  const session = useWhoami();
  const [over, setOver] = useState(false);
  useEffect(() => onSignedOut(() => setOver(true)), []);
  useEffect(() => {
    if (session.isSuccess && !session.isFetching) setOver(false);
  }, [session.isSuccess, session.isFetching, session.dataUpdatedAt]);
  if (session.data === undefined) {
    if (isSignedOut(session.error)) return <SignIn />;
    return session.error === null ? <Waiting /> : <Failure error={session.error} retry={() => void session.refetch()} />;
  }
  return (
    <Layout style={{ minHeight: '100%' }}>
      <Header whoami={session.data} />
      <Layout.Content className="page">
        <Outlet />
        <Address />
      </Layout.Content>
      <Palette whoami={session.data} />
      <KeyHelp />
      <Modal open={over} title={say('sign-in')} footer={null} closable={false} width={760} destroyOnHidden>
        <SignIn again />
      </Modal>
    </Layout>
  );
}

/** Where a printed page came from. */
function Address(): React.JSX.Element {
  const { href } = useLocation();
  return <p className="print-only hash">{location.origin}{href}</p>;
}

function Header({ whoami: { name, post, pages, unit } }: Readonly<{ whoami: Whoami }>): React.JSX.Element {
  const { large, toggle } = useTypeSize();
  const leave = async (): Promise<void> => {
    await send('/api/session', {}, { method: 'DELETE' });
    location.assign('/');
  };
  return (
    <Layout.Header className="head">
      <Link to="/" activeOptions={{ exact: true }} style={{ fontSize: 20 }}>{say('product')}</Link>
      <nav className="head-nav" aria-label={say('pages')}>
        <Link to="/cases" search={{ view: 'mine' }} activeOptions={{ includeSearch: false }}>{say('cases')}</Link>
        {pages.includes('dispatch') && <Link to="/dispatch">{say('dispatch-board')}</Link>}
        {pages.includes('leader') && <Link to="/leader">{say('leader')}</Link>}
        {pages.includes('campaigns') && <Link to="/campaigns">{say('campaigns')}</Link>}
        {pages.includes('rounds') && <Link to="/rounds" search={{}}>{say('rounds')}</Link>}
        {unit !== undefined && pages.includes('record') && <Link to="/units/$unit" params={{ unit }} search={{}}>{say('own-record')}</Link>}
        {pages.includes('rules') && <Link to="/rules">{say('rules')}</Link>}
        <Link to="/report">{say('report')}</Link>
      </nav>
      <Space wrap size={[12, 2]}>
        <DemoClock />
        <Notices />
        <Button size="small" ghost onClick={toggle} aria-pressed={large}>{large ? say('usual-type') : say('large-type')}</Button>
        <Button size="small" ghost onClick={() => speak(spoken() === 'en' ? 'zh-CN' : 'en')}>{say('language')}</Button>
        <StandingIn />
        <span className="head-name">{name} · {post}</span>
        <Button size="small" ghost onClick={() => void leave()}>{say('sign-out')}</Button>
      </Space>
    </Layout.Header>
  );
}
