import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync, linkSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFile } from './folder-lock.ts';

/** Locks its argument and stays; says so. In a pid namespace of its own where this machine makes one. */
const HOLDER = `import(process.argv[1]).then(({ lockFile }) => lockFile(process.argv[2], '.karat'))
  .then(() => { console.log('locked'); setInterval(() => {}, 1000); })`;
const ELSEWHERE = ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'];
const canUnshare = spawnSync(ELSEWHERE[0]!, [...ELSEWHERE.slice(1), 'true']).status === 0;

describe('lockFile', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
    path = join(folder, 'a.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps a second one out until it is released', async () => {
    const lock = await lockFile(path, '.karat');
    await expect(lockFile(path, '.karat')).rejects.toMatchObject({
      code: 'ALREADY_RUNNING',
      message: `Karat already runs in .karat (process ${process.pid}).`,
    });
    lock.release();
    (await lockFile(path, '.karat')).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('keeps one out that does not see the owner\'s process, and goes with it on kill -9', async () => {
    const command = [...canUnshare ? ELSEWHERE : [], process.execPath, '-e', HOLDER,
      join(import.meta.dirname, 'folder-lock.ts'), path];
    const holder = spawn(command[0]!, command.slice(1), { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(holder.stdout!, 'data');
    // In its own namespace the owner is another number than here: this file says nothing to us.
    if (!canUnshare) writeFileSync(path, JSON.stringify({ pid: 4_194_304, born: '1' }));
    expect(JSON.parse(readFileSync(path, 'utf8')).pid).not.toBe(holder.pid);
    const refusal = lockFile(path, '.karat');
    await expect(refusal).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
    holder.kill('SIGKILL');
    await once(holder, 'close');
    (await lockFile(path, '.karat')).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes the place of one that ends while it is asked', async () => {
    const draft = `${path}.draft`;
    const ending = createServer((socket) => {
      socket.end();
      ending.close();
    }).listen(draft);
    await once(ending, 'listening');
    linkSync(draft, `${path}.sock`);
    (await lockFile(path, '.karat')).release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('lets one of many in that find a dead one', async () => {
    const dead = await lockFile(path, '.karat');
    copyFileSync(path, `${path}.kept`);
    linkSync(`${path}.sock`, `${path}.sock.kept`);
    dead.release();
    renameSync(`${path}.sock.kept`, `${path}.sock`);
    renameSync(`${path}.kept`, path);
    writeFileSync(path, JSON.stringify({ pid: 4_194_304, born: '1' }));
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFile(path, '.karat')));
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won).toHaveLength(1);
    won[0]!.release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('locks a folder whose name is longer than the kernel takes for an address', async () => {
    const deep = join(folder, 'x'.repeat(120));
    mkdirSync(deep);
    const lock = await lockFile(join(deep, 'a.lock'), deep);
    writeFileSync(join(deep, 'a.lock'), JSON.stringify({ pid: 4_194_304, born: '1' }));
    await expect(lockFile(join(deep, 'a.lock'), deep)).rejects.toMatchObject({ code: 'ALREADY_RUNNING' });
    lock.release();
  });

  it('takes over from a dead process', async () => {
    writeFileSync(path, JSON.stringify({ pid: 4_194_304, born: '1' }));
    (await lockFile(path, '.karat')).release();
  });

  it('takes over when the id now belongs to a stranger', async () => {
    writeFileSync(path, JSON.stringify({ pid: process.ppid, born: 'long ago' }));
    (await lockFile(path, '.karat')).release();
  });

  it('takes over from a file that a power cut left empty', async () => {
    writeFileSync(path, '');
    (await lockFile(path, '.karat')).release();
  });

  it('never releases the lock of another', async () => {
    const lock = await lockFile(path, '.karat');
    const other = JSON.stringify({ pid: 1, born: 'x' });
    writeFileSync(path, other);
    lock.release();
    expect(readFileSync(path, 'utf8')).toBe(other);
  });
});
