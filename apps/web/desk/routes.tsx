import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Navigate } from '@tanstack/react-router';
import { Result } from 'antd';
import { CaseList } from '../cases/case-list.tsx';
import { isView } from '../cases/views.ts';
import { say } from '../words/say.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell, notFoundComponent: () => <Result status="404" title={say('not-found')} /> });
const home = createRoute({ getParentRoute: () => root, path: '/', component: () => <Navigate to="/cases" search={{ view: 'all' }} /> });

/** The list: which view, and what is looked for, stand in the address. */
const list = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: ({ view, q }: Record<string, unknown>) => ({ view: isView(view) ? view : 'all', ...(typeof q === 'string' && q !== '' ? { q } : {}) }),
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

export const router = createRouter({ routeTree: root.addChildren([home, list, detail, report]), defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
