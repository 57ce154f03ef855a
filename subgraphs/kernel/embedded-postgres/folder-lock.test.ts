import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { lockFile } from './folder-lock.ts';

describe('lockFile', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'lock-'));
    path = join(folder, 'a.lock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('keeps a second one out until it is released', () => {
    const lock = lockFile(path, '.karat');
    expect(() => lockFile(path, '.karat')).toThrow(expect.objectContaining({
      code: 'ALREADY_RUNNING',
      message: `Karat already runs in .karat (process ${process.pid}).`,
    }));
    lock.release();
    lockFile(path, '.karat').release();
    expect(readdirSync(folder)).toEqual([]);
  });

  it('takes over from a dead process', () => {
    writeFileSync(path, JSON.stringify({ pid: 4_194_304, born: '1' }));
    lockFile(path, '.karat').release();
  });

  it('takes over when the id now belongs to a stranger', () => {
    writeFileSync(path, JSON.stringify({ pid: process.ppid, born: 'long ago' }));
    lockFile(path, '.karat').release();
  });

  it('takes over from a file that a power cut left empty', () => {
    writeFileSync(path, '');
    lockFile(path, '.karat').release();
  });

  it('never releases the lock of another', () => {
    const lock = lockFile(path, '.karat');
    const other = JSON.stringify({ pid: 1, born: 'x' });
    writeFileSync(path, other);
    lock.release();
    expect(readFileSync(path, 'utf8')).toBe(other);
  });
});
