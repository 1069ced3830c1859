import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link, Navigate } from '@tanstack/react-router';
import { Result } from 'antd';
import { CaseList } from '../cases/case-list.tsx';
import { isView, type View } from '../cases/views.ts';
import { say } from '../words/say.ts';
import { Shell } from './shell.tsx';
import { useWhoami } from './whoami.ts';

/** Whoever watches over an area or a line begins with the numbers, everybody else with what waits for them. */
function Home(): React.JSX.Element {
  const pages = useWhoami().data?.pages ?? [];
  return pages.includes('leader') && !pages.includes('dispatch') && !pages.includes('record') ? <Navigate to="/leader" replace /> : <Navigate to="/cases" search={{ view: 'mine' }} replace />;
}

const root = createRootRoute({ component: Shell, notFoundComponent: () => <Result status="404" title={say('not-found')} extra={<Link to="/">{say('to-start')}</Link>} /> });
const home = createRoute({ getParentRoute: () => root, path: '/', component: Home });

type ListSearch = { view: View; q?: string; unit?: string; area?: string };
const isGiven = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** The list: which view, of which unit and area, and what is looked for, stand in the address. */
const list = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: ({ view, q, unit, area }: Record<string, unknown>): ListSearch => ({ view: isView(view) ? view : 'all', ...(isGiven(q) ? { q } : {}), ...(isGiven(unit) ? { unit } : {}), ...(isGiven(area) ? { area } : {}) }),
  component: CaseList,
});

/** A case; `#event-3` leads to its third entry, `asOf` to what was known then. */
const detail = createRoute({
  getParentRoute: () => root,
  path: '/cases/$caseId',
  validateSearch: ({ asOf }: Record<string, unknown>): { asOf?: string } => (typeof asOf === 'string' && !Number.isNaN(Date.parse(asOf)) ? { asOf } : {}),
  component: lazyRouteComponent(() => import('../cases/case-detail.tsx'), 'CaseDetail'),
});
const report = createRoute({ getParentRoute: () => root, path: '/report', component: lazyRouteComponent(() => import('../cases/report-page.tsx'), 'ReportPage') });
const dispatch = createRoute({ getParentRoute: () => root, path: '/dispatch', component: lazyRouteComponent(() => import('../dispatch/dispatch-page.tsx'), 'DispatchPage') });
const leader = createRoute({ getParentRoute: () => root, path: '/leader', component: lazyRouteComponent(() => import('../leader/leader-page.tsx'), 'LeaderPage') });
/** The record of a unit; the period of its figures stands in the address. */
const unit = createRoute({
  getParentRoute: () => root,
  path: '/units/$unit',
  validateSearch: ({ from, to }: Record<string, unknown>): { from?: string; to?: string } => ({ ...(isGiven(from) ? { from } : {}), ...(isGiven(to) ? { to } : {}) }),
  component: lazyRouteComponent(() => import('../units/unit-page.tsx'), 'UnitPage'),
});
const rules = createRoute({ getParentRoute: () => root, path: '/rules', component: lazyRouteComponent(() => import('../rules/rules-page.tsx'), 'RulesPage') });

/** The campaigns, and one of them. */
const campaigns = createRoute({ getParentRoute: () => root, path: '/campaigns', component: lazyRouteComponent(() => import('../campaigns/campaigns-page.tsx'), 'CampaignsPage') });
const campaign = createRoute({ getParentRoute: () => root, path: '/campaigns/$campaign', component: lazyRouteComponent(() => import('../campaigns/campaign-page.tsx'), 'CampaignPage') });

/** The inspection rounds in one state, or all; and one of them. */
const rounds = createRoute({
  getParentRoute: () => root,
  path: '/rounds',
  validateSearch: ({ status }: Record<string, unknown>): { status?: string } => (isGiven(status) ? { status } : {}),
  component: lazyRouteComponent(() => import('../rounds/rounds-page.tsx'), 'RoundsPage'),
});
const round = createRoute({ getParentRoute: () => root, path: '/rounds/$round', component: lazyRouteComponent(() => import('../rounds/round-page.tsx'), 'RoundPage') });

/** Who stands in for whom (A/B岗). */
const delegations = createRoute({ getParentRoute: () => root, path: '/delegations', component: lazyRouteComponent(() => import('../delegations/delegations-page.tsx'), 'DelegationsPage') });

export const router = createRouter({ routeTree: root.addChildren([home, rounds, round, list, detail, report, dispatch, leader, unit, rules, campaigns, campaign, delegations]), defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
