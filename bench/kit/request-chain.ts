import type { CDPSession, Page, Request } from 'playwright-core';
import { until } from './until.ts';

/** One request of a page: when it began and ended, in milliseconds of one clock. */
export interface Asked {
  readonly what: string;
  readonly began: number;
  readonly ended: number;
}

/** How many requests had to wait for each other, one after the other: the deepest chain. */
export function depthOf(asked: readonly Asked[]): number {
  const inOrder = [...asked].sort((one, other) => one.began - other.began);
  const depths = new Map<Asked, number>();
  for (const one of inOrder) {
    const before = inOrder.filter((other) => other.ended <= one.began);
    depths.set(one, 1 + Math.max(0, ...before.map((other) => depths.get(other) ?? 0)));
  }
  return Math.max(0, ...depths.values());
}

/** So slow that what waits for an answer cannot be taken for what was asked beside it. */
const LATENCY_MS = 150;

/** Nothing under way for so long: the page has all it wanted. */
const QUIET_MS = 1_500;

const isStream = (what: string): boolean => what.startsWith('/graphql/stream');

/** Every answer takes its time, and none comes from the cache. */
export async function slowNetwork(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  await session.send('Network.emulateNetworkConditions', {
    offline: false, latency: LATENCY_MS, downloadThroughput: -1, uploadThroughput: -1,
  });
  return session;
}

/**
 * What a page asks for after the shell that all pages share: its own code and its questions. The same
 * question again is no step of the page; a stream never ends, so nothing waits for it.
 */
export async function askedBy(page: Page, address: string): Promise<Asked[]> {
  const asked = new Map<Request, { what: string; began: number; ended: number }>();
  const known = new Set<string>();
  const begin = (request: Request): void => {
    const what = `${new URL(request.url()).pathname} ${request.postData() ?? ''}`;
    if (known.has(what)) return;
    known.add(what);
    asked.set(request, { what, began: performance.now(), ended: Infinity });
  };
  const end = (request: Request): void => {
    const one = asked.get(request);
    if (one) one.ended = performance.now();
  };
  page.on('request', begin);
  page.on('requestfinished', end);
  page.on('requestfailed', end);
  await page.goto('about:blank');
  await page.goto(address);
  await page.getByRole('main').waitFor();
  let last = performance.now();
  await until(async () => {
    const open = [...asked.values()].some(({ what, ended }) => ended === Infinity && !isStream(what));
    const waits = await page.locator('[role=progressbar]:not([aria-valuenow])').count();
    if (open || waits > 0) last = performance.now();
    return performance.now() - last > QUIET_MS;
  }, 60_000, address, 50);
  page.off('request', begin);
  page.off('requestfinished', end);
  page.off('requestfailed', end);
  const shell = await shellOf(page);
  return [...asked.values()].filter(({ what }) => !shell.has(what.trim()));
}

/** The page itself and what it names. */
async function shellOf(page: Page): Promise<ReadonlySet<string>> {
  const html = await page.evaluate(async () => (await fetch('/')).text());
  const named = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]!);
  return new Set(['/', 'blank', ...named]);
}
