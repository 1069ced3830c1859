import { createRootRoute, createRoute, createRouter, Navigate } from '@tanstack/react-router';
import { Result } from 'antd';
import { CaseDetail } from '../cases/case-detail.tsx';
import { CaseList } from '../cases/case-list.tsx';
import { ReportPage } from '../cases/report-page.tsx';
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

/** A case; `#event-3` leads to its third entry. */
const detail = createRoute({ getParentRoute: () => root, path: '/cases/$caseId', component: CaseDetail });
const report = createRoute({ getParentRoute: () => root, path: '/report', component: ReportPage });

export const router = createRouter({ routeTree: root.addChildren([home, list, detail, report]), defaultPreload: 'intent' });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
