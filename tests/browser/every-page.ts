import type { Page } from 'playwright-core';
import { askGraph } from './graph.ts';

/** Lists of the graph whose things have a page of their own, and what that page is called in the address. */
const SHOWN: Readonly<Record<string, string>> = {
  members: 'members', orders: 'orders', products: 'products', liveSessions: 'liveSessions', franchises: 'franchises',
  rewards: 'rewards', complaints: 'complaints', partnerClients: 'partnerClients', couponOffers: 'coupon-offers',
  playfulFormats: 'playfulFormats', goldPlans: 'goldPlans', quotes: 'quotes', segments: 'segments',
  serviceOrders: 'serviceOrders', tradeIns: 'tradeIns', memberEvents: 'memberEvents',
};

/** Where the menu of whoever is signed in leads, so that no page can be forgotten. */
export async function menuPaths(page: Page): Promise<string[]> {
  const quick = page.getByRole('navigation', { name: /^(快捷菜单|Quick menu)$/ });
  if (await quick.isVisible()) await quick.getByRole('button').last().click();
  const links = page.getByRole('navigation', { name: /^(主菜单|Main menu)$/ }).getByRole('link');
  await links.first().waitFor();
  const paths = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href')!.replace(/^#/, '')));
  await page.keyboard.press('Escape');
  return [...new Set(paths)];
}

/** Pages that another one leads to, in no menu. */
export const BESIDE: readonly string[] = ['/quote-desk', '/coupon-check', '/account'];

/** One page of each kind of thing. */
export async function shownPaths(page: Page): Promise<string[]> {
  const first = await askGraph<Record<string, { items: { id: string }[] }>>(
    page, `{ ${Object.keys(SHOWN).map((list) => `${list}(page: { size: 1 }) { items { id } }`).join(' ')} }`);
  const shows = Object.entries(SHOWN).map(([list, path]) => {
    const [one] = first[list]!.items;
    if (one === undefined) throw new Error(`The demo brand has none of ${list}.`);
    return `/${path}/${one.id}/show`;
  });
  return [...shows, `/members/${first['members']!.items[0]!.id}/card`];
}
