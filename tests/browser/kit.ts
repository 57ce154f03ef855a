import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';

export const PASSWORD = 'Karat-demo-2026';
export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

export interface Visit {
  readonly page: Page;
  /** What the console complained about: a journey that is well leaves none. */
  readonly complaints: string[];
  close(): Promise<void>;
}

export interface Visitor {
  readonly phone?: boolean;
  readonly locale?: 'zh' | 'en';
  readonly dark?: boolean;
}

/** Made for pictures in small containers: it would let pages ask whomever they like. */
const NOT_AS_PEOPLE_HAVE_IT = /^--(single-process|disable-web-security|allow-running-insecure-content)/;

/** Chromium from npm: no system package, no download. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: await chromium.executablePath(),
    headless: true,
    args: [...chromium.args.filter((flag) => !NOT_AS_PEOPLE_HAVE_IT.test(flag)), '--no-sandbox'],
  });
}

/** A person with a clean browser before the house. */
export async function visit(browser: Browser, origin: string, visitor: Visitor = {}): Promise<Visit> {
  const context: BrowserContext = await browser.newContext({
    viewport: visitor.phone ? PHONE : DESKTOP,
    locale: visitor.locale === 'en' ? 'en-GB' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  await context.addInitScript(
    ([locale, theme]) => {
      if (window.localStorage.getItem('RaStore.locale')) return;
      window.localStorage.setItem('RaStore.locale', JSON.stringify(locale));
      window.localStorage.setItem('RaStore.theme', JSON.stringify(theme));
    },
    [visitor.locale ?? 'zh', visitor.dark ? 'dark' : 'light'] as const,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(origin);
  return { page, complaints, close: () => context.close() };
}

/** Through the issuer's own pages, as a person does. */
export async function signIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByRole('button', { name: /^(登录|Sign in)$/ }).click();
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').first().click();
}

export async function enter(browser: Browser, origin: string, email: string, visitor: Visitor = {}): Promise<Visit> {
  const visited = await visit(browser, origin, visitor);
  await signIn(visited.page, email);
  await visited.page.getByRole('main').waitFor();
  return visited;
}

/** Waits until nothing is being read any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.locator('[role=progressbar]:not([aria-valuenow])').first().waitFor({ state: 'detached' });
}

/** Cells of a table, or of facts, in which a word stands one letter a line. */
export async function narrowCells(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('td, th, dd, dt')]
      .filter((cell) => {
        const { width, height } = cell.getBoundingClientRect();
        return cell.innerText.trim().length >= 4 && width > 0 && width < 56 && height > 70;
      })
      .map(({ innerText }) => innerText),
  );
}

export interface Finding {
  readonly rule: string;
  readonly where: string;
}

/** What a serious accessibility finding would be, on the page as it stands. */
export async function seriousFindings(page: Page): Promise<Finding[]> {
  // In the page itself instead of a second one, as it has no foreign frames; what is well is not described.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true)
    .options({ resultTypes: ['violations'] }).analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => ({ rule: id, where: target.join(' ') })));
}
