import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { enter, openBrowser, seriousFindings, settle, visit } from './kit.ts';
import { BESIDE, menuPaths, shownPaths } from './every-page.ts';

/**
 * `npm run screenshots [address]`: every page of a running house, in both languages, at desktop and phone width,
 * light, and once dark, into screenshots/. Says what the console and the accessibility check complained about.
 */
const ORIGIN = process.argv[2] ?? 'http://localhost:4000';
const FOLDER = join(import.meta.dirname, '..', '..', 'screenshots');

async function pagesOf(browser: Browser): Promise<[name: string, path: string][]> {
  const visited = await enter(browser, ORIGIN, 'owner@karat.example');
  const lists = [...await menuPaths(visited.page), ...BESIDE];
  const shows = await shownPaths(visited.page);
  await visited.close();
  const named = (parts: readonly string[]): string => parts.join('-').replaceAll(/\W+/g, '-') || 'home';
  return [
    ...lists.map((path): [string, string] => [named(path.split('/').slice(1)), path]),
    // Without the id, so that the picture of the next run has the same name.
    ...shows.map((path): [string, string] => [named(path.split('/').toSpliced(2, 1).slice(1)), path]),
  ];
}

async function shoot(
  browser: Browser,
  pages: readonly [string, string][],
  visitor: { phone?: boolean; locale: 'zh' | 'en'; dark?: boolean },
): Promise<void> {
  const kind = [visitor.phone ? 'phone' : 'desktop', visitor.locale, ...(visitor.dark ? ['dark'] : [])].join('-');
  const folder = join(FOLDER, kind);
  mkdirSync(folder, { recursive: true });
  const door = await visit(browser, ORIGIN, visitor);
  await door.page.getByRole('button', { name: /^(登录|Sign in)$/ }).waitFor();
  await door.page.screenshot({ path: join(folder, 'sign-in.png'), fullPage: true });
  await door.close();
  const visited = await enter(browser, ORIGIN, 'owner@karat.example', visitor);
  for (const [name, path] of pages) {
    await visited.page.goto(`${ORIGIN}/#${path}`);
    await settle(visited.page);
    await visited.page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    const wide = await visited.page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    const findings = await seriousFindings(visited.page);
    if (wide) console.log(`${kind} ${name}: wider than the screen`);
    for (const { rule, where } of findings) console.log(`${kind} ${name}: ${rule} at ${where}`);
  }
  for (const complaint of visited.complaints) console.log(`${kind}: ${complaint}`);
  await visited.close();
}

const browser = await openBrowser();
const pages = await pagesOf(browser);
for (const locale of ['zh', 'en'] as const) {
  await shoot(browser, pages, { locale });
  await shoot(browser, pages, { locale, phone: true });
}
await shoot(browser, pages, { locale: 'zh', dark: true });
await browser.close();
console.log(`${pages.length + 1} pages, five ways, in ${FOLDER}`);
