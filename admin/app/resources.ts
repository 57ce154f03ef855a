import { lazy, type ComponentType } from 'react';
import type { Source } from '../graph/data-provider.ts';

interface ResourceEntry {
  readonly name: string;
  readonly list: ComponentType;
  readonly show?: ComponentType;
}

const page = (load: () => Promise<{ default: ComponentType }>) => lazy(load);

/** Every resource is fetched when it is first opened. */
export const RESOURCES: readonly ResourceEntry[] = [
  {
    name: 'members',
    list: page(() => import('../resources/members/MemberList.tsx')),
    show: page(() => import('../resources/members/MemberPage.tsx')),
  },
  {
    name: 'orders',
    list: page(() => import('../resources/orders/OrderList.tsx')),
    show: page(() => import('../resources/orders/OrderPage.tsx')),
  },
  {
    name: 'products',
    list: page(() => import('../resources/products/ProductList.tsx')),
    show: page(() => import('../resources/products/ProductPage.tsx')),
  },
  { name: 'fxTables', list: page(() => import('../resources/fx-tables/FxTableList.tsx')) },
  {
    name: 'franchises',
    list: page(() => import('../resources/franchises/FranchiseList.tsx')),
    show: page(() => import('../resources/franchises/FranchisePage.tsx')),
  },
  { name: 'outlets', list: page(() => import('../resources/outlets/OutletList.tsx')) },
  { name: 'rebates', list: page(() => import('../resources/rebates/RebateList.tsx')) },
  {
    name: 'liveSessions',
    list: page(() => import('../resources/live-sessions/LiveSessionList.tsx')),
    show: page(() => import('../resources/live-sessions/LiveSessionPage.tsx')),
  },
  { name: 'adjustments', list: page(() => import('../resources/adjustments/AdjustmentList.tsx')) },
  { name: 'mergeCases', list: page(() => import('../resources/merge-cases/MergeCaseList.tsx')) },
  { name: 'operators', list: page(() => import('../resources/operators/OperatorList.tsx')) },
  {
    name: 'partnerClients',
    list: page(() => import('../resources/partner-clients/PartnerClientList.tsx')),
  },
];

export const PAGES: readonly { readonly path: string; readonly page: ComponentType }[] = [
  { path: '/gold-board', page: page(() => import('../resources/gold-board/GoldBoard.tsx')) },
  { path: '/programmes', page: page(() => import('../resources/programmes/ProgrammePage.tsx')) },
  { path: '/policies', page: page(() => import('../resources/policies/PolicyPage.tsx')) },
  { path: '/ledger', page: page(() => import('../resources/ledger/LedgerPage.tsx')) },
  { path: '/account', page: page(() => import('../resources/account/AccountPage.tsx')) },
  { path: '/dead-letters', page: page(() => import('../resources/dead-letters/DeadLetters.tsx')) },
];

export const SOURCES: Readonly<Record<string, () => Promise<Source>>> = {
  members: async () => (await import('../resources/members/members.data.ts')).memberSource,
  orders: async () => (await import('../resources/orders/orders.data.ts')).orderSource,
  products: async () => (await import('../resources/products/products.data.ts')).productSource,
  fxTables: async () => (await import('../resources/fx-tables/fx-tables.data.ts')).fxTableSource,
  franchises: async () =>
    (await import('../resources/franchises/franchises.data.ts')).franchiseSource,
  outlets: async () => (await import('../resources/outlets/outlets.data.ts')).outletSource,
  rebates: async () => (await import('../resources/rebates/rebates.data.ts')).rebateSource,
  liveSessions: async () =>
    (await import('../resources/live-sessions/live-sessions.data.ts')).liveSessionSource,
  adjustments: async () =>
    (await import('../resources/adjustments/adjustments.data.ts')).adjustmentSource,
  mergeCases: async () =>
    (await import('../resources/merge-cases/merge-cases.data.ts')).mergeCaseSource,
  operators: async () => (await import('../resources/operators/operators.data.ts')).operatorSource,
  partnerClients: async () =>
    (await import('../resources/partner-clients/partner-clients.data.ts')).partnerClientSource,
};
