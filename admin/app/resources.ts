import { lazy, type ComponentType } from 'react';
import type { Source } from '../graph/data-provider.ts';

interface ResourceEntry {
  readonly name: string;
  readonly list: ComponentType;
  readonly show?: ComponentType;
}

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

const page = (load: () => Promise<{ default: ComponentType }>) => lazy(load);

/** A list and its source come together: the first question waits for one step, not for two. */
const list = (name: keyof typeof SOURCES, load: () => Promise<{ default: ComponentType }>) =>
  page(async () => (await Promise.all([load(), SOURCES[name]!()]))[0]);

/** Every resource is fetched when it is first opened. */
export const RESOURCES: readonly ResourceEntry[] = [
  {
    name: 'members',
    list: list('members', () => import('../resources/members/MemberList.tsx')),
    show: page(() => import('../resources/members/MemberPage.tsx')),
  },
  {
    name: 'orders',
    list: list('orders', () => import('../resources/orders/OrderList.tsx')),
    show: page(() => import('../resources/orders/OrderPage.tsx')),
  },
  {
    name: 'products',
    list: list('products', () => import('../resources/products/ProductList.tsx')),
    show: page(() => import('../resources/products/ProductPage.tsx')),
  },
  { name: 'fxTables', list: list('fxTables', () => import('../resources/fx-tables/FxTableList.tsx')) },
  {
    name: 'franchises',
    list: list('franchises', () => import('../resources/franchises/FranchiseList.tsx')),
    show: page(() => import('../resources/franchises/FranchisePage.tsx')),
  },
  { name: 'outlets', list: list('outlets', () => import('../resources/outlets/OutletList.tsx')) },
  { name: 'rebates', list: list('rebates', () => import('../resources/rebates/RebateList.tsx')) },
  {
    name: 'liveSessions',
    list: list('liveSessions', () => import('../resources/live-sessions/LiveSessionList.tsx')),
    show: page(() => import('../resources/live-sessions/LiveSessionPage.tsx')),
  },
  { name: 'adjustments', list: list('adjustments', () => import('../resources/adjustments/AdjustmentList.tsx')) },
  { name: 'mergeCases', list: list('mergeCases', () => import('../resources/merge-cases/MergeCaseList.tsx')) },
  { name: 'operators', list: list('operators', () => import('../resources/operators/OperatorList.tsx')) },
  {
    name: 'partnerClients',
    list: list('partnerClients', () => import('../resources/partner-clients/PartnerClientList.tsx')),
  },
];

export const PAGES: readonly { readonly path: string; readonly page: ComponentType }[] = [
  { path: '/gold-board', page: page(() => import('../resources/gold-board/GoldBoard.tsx')) },
  { path: '/programmes', page: page(() => import('../resources/programmes/ProgrammePage.tsx')) },
  { path: '/policies', page: page(() => import('../resources/policies/PolicyPage.tsx')) },
  { path: '/ledger', page: page(() => import('../resources/ledger/LedgerPage.tsx')) },
  { path: '/account', page: page(() => import('../resources/account/AccountPage.tsx')) },
  { path: '/audit', page: page(() => import('../resources/audit/AuditTrail.tsx')) },
  { path: '/dead-letters', page: page(() => import('../resources/dead-letters/DeadLetters.tsx')) },
];
