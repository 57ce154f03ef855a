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

/** The page a menu leads to is for those who have it there, as a list is. */
export const PAGES = RESOURCES.flatMap(({ nav, pages }) => (pages ?? []).filter(({ path }) => path !== HOME)
  .map(({ path, page }) => ({ path, nav: nav?.to === path ? nav : undefined, page: open(page) })));

/** Where one begins. */
export const Home = open(OWN_PAGES.find(({ path }) => path === HOME)!.page);
