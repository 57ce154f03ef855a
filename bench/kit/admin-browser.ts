import chromium from '@sparticuz/chromium';
import { chromium as playwright, type Browser, type Page } from 'playwright-core';
import { openDemoHouse } from './demo-house.ts';

const OWNER = 'owner@karat.example';
const PASSWORD = 'Karat-demo-2026';

export interface AdminBrowser {
  readonly origin: string;
  readonly page: Page;
  stop(): Promise<void>;
}

/** A real Chromium at desktop width, signed in as the owner of the demo brand. */
export async function openAdmin(): Promise<AdminBrowser> {
  const house = await openDemoHouse();
  let browser: Browser | null = null;
  const stop = async (): Promise<void> => {
    await browser?.close();
    await house.stop();
  };
  try {
    browser = await playwright.launch({
      executablePath: await chromium.executablePath(),
      headless: true,
      args: [...chromium.args.filter((flag) => !flag.startsWith('--single-process')),
        '--no-sandbox'],
    });
    const page = await browser.newPage({
      viewport: { width: 1440, height: 900 }, locale: 'zh-CN', reducedMotion: 'reduce',
    });
    await page.goto(house.origin);
    await page.getByRole('button', { name: '登录' }).click();
    await page.locator('input[name=email]').fill(OWNER);
    await page.locator('input[name=password]').fill(PASSWORD);
    await page.locator('button[type=submit]').first().click();
    await page.getByRole('main').waitFor();
    await page.waitForLoadState('networkidle');
    return { origin: house.origin, page, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
