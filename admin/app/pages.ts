import { lazy, type ComponentType } from 'react';
import type { LoadPage, NavEntry } from './house-resource.ts';
import { RESOURCES } from './resources.ts';

interface Listed {
  readonly name: string;
  readonly list: ComponentType;
  readonly show?: ComponentType;
  readonly nav?: NavEntry;
}

const HOME = '/';
const OWN_PAGES = RESOURCES.flatMap(({ pages }) => pages ?? []);
const open = (load: LoadPage) => lazy(load);

export const SOURCES = Object.fromEntries(RESOURCES.flatMap(({ name, listing }) =>
  (listing ? [[name, listing.source] as const] : [])));

/** A list and its source come together: the first question waits for one step, not for two. */
export const LISTS: readonly Listed[] = RESOURCES.flatMap(({ name, nav, listing }) =>
  (listing ? [{
    name,
    nav,
    list: open(async () => (await Promise.all([listing.list(), listing.source()]))[0]),
    show: listing.show && open(listing.show),
  }] : []));

export const PAGES = OWN_PAGES.filter(({ path }) => path !== HOME)
  .map(({ path, page }) => ({ path, page: open(page) }));

/** Where one begins. */
export const Home = open(OWN_PAGES.find(({ path }) => path === HOME)!.page);
