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
];

export const PAGES: readonly { readonly path: string; readonly page: ComponentType }[] = [];

export const SOURCES: Readonly<Record<string, () => Promise<Source>>> = {
  members: async () => (await import('../resources/members/members.data.ts')).memberSource,
  orders: async () => (await import('../resources/orders/orders.data.ts')).orderSource,
};
