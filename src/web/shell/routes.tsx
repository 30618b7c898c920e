/** The addresses of the application. Each page is loaded when it is first opened. */
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, notFound } from '@tanstack/react-router'
import { z } from 'zod'
import { SheetSearch } from '../pages/assessments/sheetSearch.ts'
import { AuditSearch } from '../pages/audit/auditSearch.ts'
import { CatalogueSearch, SetSearch } from '../pages/catalogue/catalogueSearch.ts'
import { OverviewSearch } from '../pages/overview/overviewSearch.ts'
import { ResultsSearch } from '../pages/ranking/resultsSearch.ts'
import { DraftsSearch, PlanSearch, PlansSearch } from '../pages/remediation/plansSearch.ts'
import { TasksSearch } from '../pages/tasks/tasksSearch.ts'
import { UnitsSearch } from '../pages/units/unitsSearch.ts'
import { UsersSearch } from '../pages/users/usersSearch.ts'
import { readSearch, writeSearch } from './addresses.ts'
import { FaultScreen, NotFoundScreen } from './FaultScreens.tsx'
import { Shell } from './Shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundScreen, errorComponent: FaultScreen })
const getParentRoute = () => root

/** An address whose id is none is no page of ours: said so, instead of asking the server for it. */
function idsOnly({ params }: { readonly params: Readonly<Record<string, string>> }) {
  if (!Object.values(params).every((id) => z.uuid().safeParse(id).success)) throw notFound()
}

const routeTree = root.addChildren([
  createRoute({
    getParentRoute,
    path: '/',
    validateSearch: OverviewSearch,
    component: lazyRouteComponent(() => import('../pages/overview/OverviewPage.tsx'), 'OverviewPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/bang-diem',
    validateSearch: SheetSearch,
    component: lazyRouteComponent(() => import('../pages/assessments/SheetPage.tsx'), 'SheetPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/bo-tieu-chi',
    validateSearch: CatalogueSearch,
    component: lazyRouteComponent(() => import('../pages/catalogue/CataloguePage.tsx'), 'CataloguePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/bo-tieu-chi/$setId',
    beforeLoad: idsOnly,
    validateSearch: SetSearch,
    component: lazyRouteComponent(() => import('../pages/catalogue/SetPage.tsx'), 'SetPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/bo-tieu-chi/$setId/so-sanh/$otherId',
    beforeLoad: idsOnly,
    component: lazyRouteComponent(() => import('../pages/catalogue/ComparePage.tsx'), 'ComparePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/ke-hoach',
    validateSearch: PlansSearch,
    component: lazyRouteComponent(() => import('../pages/remediation/PlansPage.tsx'), 'PlansPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/ke-hoach/doc-van-ban',
    component: lazyRouteComponent(() => import('../pages/remediation/ReadingPage.tsx'), 'ReadingPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/ke-hoach/du-thao',
    validateSearch: DraftsSearch,
    component: lazyRouteComponent(() => import('../pages/remediation/drafts/DraftsPage.tsx'), 'DraftsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/ke-hoach/du-thao/$draftId',
    beforeLoad: idsOnly,
    component: lazyRouteComponent(() => import('../pages/remediation/drafts/DraftPage.tsx'), 'DraftPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/ke-hoach/$planId',
    beforeLoad: idsOnly,
    validateSearch: PlanSearch,
    component: lazyRouteComponent(() => import('../pages/remediation/PlanPage.tsx'), 'PlanPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/nhiem-vu',
    validateSearch: TasksSearch,
    component: lazyRouteComponent(() => import('../pages/tasks/TasksPage.tsx'), 'TasksPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/ket-qua',
    validateSearch: ResultsSearch,
    component: lazyRouteComponent(() => import('../pages/ranking/ResultsPage.tsx'), 'ResultsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/don-vi',
    validateSearch: UnitsSearch,
    component: lazyRouteComponent(() => import('../pages/units/UnitsPage.tsx'), 'UnitsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/nguoi-dung',
    validateSearch: UsersSearch,
    component: lazyRouteComponent(() => import('../pages/users/UsersPage.tsx'), 'UsersPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/nhat-ky',
    validateSearch: AuditSearch,
    component: lazyRouteComponent(() => import('../pages/audit/AuditPage.tsx'), 'AuditPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/thiet-lap',
    component: lazyRouteComponent(() => import('../pages/settings/SettingsPage.tsx'), 'SettingsPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/tai-khoan',
    component: lazyRouteComponent(() => import('../pages/account/AccountPage.tsx'), 'AccountPage'),
  }),
])

export const router = createRouter({
  routeTree,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  defaultErrorComponent: FaultScreen,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
