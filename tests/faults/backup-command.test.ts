import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { nameOfFile } from '../../subgraphs/kernel/files/file-name.ts';
import { newId } from '../../subgraphs/kernel/ids.ts';
import { compiled, endLaunched, launch, newDataDir, postgresOf } from '../kit/launcher.ts';
import { openShop } from '../graph/shop.ts';
import { findFaults } from './checkers/index.ts';
import { waitUntilSettled } from './checkers/settled.ts';
import { graphBehind, httpDoor } from './load/door.ts';

afterEach(endLaunched);

/** What `npm run backup` and `npm run restore` start. */
async function operate(
  operation: string, folder: string, dataDir: string,
): Promise<{ code: number; out: string; err: string }> {
  const main = join(await compiled(), 'gateway', 'operations', 'main.js');
  return new Promise((resolve) => {
    execFile(process.execPath, [main, operation, folder],
      { env: { PATH: '/usr/bin:/bin', KARAT_DATA_DIR: dataDir } },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }));
  });
}

async function openHouse(dataDir: string) {
  const house = await launch(dataDir, { KARAT_DEMO: 'off' });
  await house.ready();
  const address = () => /graph\s+(http:\S+)\/graphql/.exec(house.out())![1]!;
  const { secret } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
  const url = () => postgresOf(dataDir).url;
  const door = httpDoor(address, secret, url);
  const close = async (): Promise<void> => {
    house.signal('SIGTERM');
    expect(await house.ended()).toBe(0);
  };
  return { door, url, close };
}

describe('npm run backup and npm run restore', () => {
  it('carry a whole house, with its secret, into another data folder', async () => {
    const dataDir = newDataDir();
    const elsewhere = newDataDir();
    const folder = join(newDataDir(), '..', 'backup');
    expect(await operate('backup', folder, dataDir)).toMatchObject({
      code: 1, err: expect.stringContaining('NO_DATABASE') });
    const first = await openHouse(dataDir);
    const picture = nameOfFile(newId(), createHash('sha256').update('a ring').digest('hex'), 'jpg');
    mkdirSync(join(dataDir, 'media'));
    writeFileSync(join(dataDir, 'media', picture), 'a ring');
    await openShop(graphBehind(first.door, () => waitUntilSettled(first.url())));
    expect(await operate('backup', folder, dataDir)).toMatchObject({
      code: 0, out: expect.stringMatching(/is backed up to .* \d+ tables, \d+ rows[^]*Uploaded files: 1\./) });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(await operate('restore', folder, dataDir)).toMatchObject({
      code: 1, err: expect.stringContaining('RUNNING') });
    await first.close();
    expect(await operate('restore', folder, dataDir)).toMatchObject({
      code: 1, err: expect.stringContaining('NOT_EMPTY') });
    writeFileSync(join(folder, 'media', picture), 'another ring');
    expect(await operate('restore', folder, elsewhere)).toMatchObject({
      code: 1, err: expect.stringContaining(`BACKUP_DAMAGED: media/${picture}`) });
    writeFileSync(join(folder, 'media', picture), 'a ring');
    expect(await operate('restore', folder, elsewhere)).toMatchObject({
      code: 0, out: expect.stringContaining('is restored from') });
    expect(readFileSync(join(elsewhere, 'secrets.json'), 'utf8'))
      .toBe(readFileSync(join(dataDir, 'secrets.json'), 'utf8'));
    expect(readFileSync(join(elsewhere, 'media', picture), 'utf8')).toBe('a ring');
    expect(existsSync(join(elsewhere, 'karat.lock'))).toBe(false);
    const second = await openHouse(elsewhere);
    const { data } = await second.door.ask('{ products { totalCount } }');
    expect(data).toEqual({ products: { totalCount: 3 } });
    expect(await findFaults(second.url(), new Date())).toEqual([]);
    await second.close();
  }, 240_000);
});
