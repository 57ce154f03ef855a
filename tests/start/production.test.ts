import { afterEach, describe, expect, it } from '@jest/globals';
import { endLaunched, launch, newDataDir } from '../kit/launcher.ts';

afterEach(endLaunched);

const PRODUCTION = {
  KARAT_MODE: 'production', KARAT_SECRET: 'p4nGolin-shoes-7h3-quiet-river-of-jade',
  KARAT_OWNER_EMAIL: 'first@house.example',
};
const PASSWORD = /First owner first@house\.example, password for the first sign-in: (\S{12,})/;

describe('a production house', () => {
  it('makes its first owner once and shows no demo sign-in', async () => {
    const folder = newDataDir();
    const first = await launch(folder, PRODUCTION);
    await first.ready();
    expect(first.out()).toMatch(PASSWORD);
    expect(first.out()).not.toContain('Sign in as');
    first.signal('SIGTERM');
    expect(await first.ended()).toBe(0);
    const second = await launch(folder, PRODUCTION);
    await second.ready();
    expect(second.out()).not.toMatch(PASSWORD);
    second.signal('SIGTERM');
    expect(await second.ended()).toBe(0);
  }, 180_000);

  it('does not start with the credentials of the demo', async () => {
    const folder = newDataDir();
    const demo = await launch(folder, { KARAT_DEMO: 'on', KARAT_SECRET: PRODUCTION.KARAT_SECRET });
    await demo.ready();
    demo.signal('SIGTERM');
    await demo.ended();
    const production = await launch(folder, PRODUCTION);
    expect(await production.ended()).toBe(1);
    expect(production.err()).toMatch(/demo credentials are still valid/);
  }, 180_000);
});
