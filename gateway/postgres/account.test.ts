import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { chooseAccount } from './account.ts';
import type { Account } from './account.ts';
import { inspectCluster, requireSpace } from './cluster.ts';

const root = { name: 'root', uid: 0, gid: 0 };
const postgres = { name: 'postgres', uid: 101, gid: 104 };
const karat = { name: 'karat', uid: 998, gid: 998 };
const nobody = { name: 'nobody', uid: 65534, gid: 65534 };

function choose(accounts: Account[], created?: Account, dataDir = '/nowhere'): Account | undefined {
  return chooseAccount(dataDir, { uid: 0, accounts: () => accounts, createAccount: () => created });
}

describe('chooseAccount', () => {
  it('changes nothing for an ordinary user', () => {
    const machine = { uid: 1000, accounts: () => [postgres], createAccount: () => karat };
    expect(chooseAccount('/nowhere', machine)).toBeUndefined();
  });

  it('prefers postgres, then karat, then a new one, then nobody', () => {
    expect(choose([root, nobody, karat, postgres])).toBe(postgres);
    expect(choose([root, nobody, karat])).toBe(karat);
    expect(choose([root, nobody], karat)).toBe(karat);
    expect(choose([root, nobody])).toBe(nobody);
  });

  it('stays with the owner of the data, but never with root', () => {
    const owner = { name: 'alice', uid: process.getuid?.() || 1, gid: 1 };
    const folder = mkdtempSync(join(tmpdir(), 'owner-'));
    if (process.getuid?.() === 0) chownSync(folder, owner.uid, owner.gid);
    expect(choose([postgres, owner], undefined, folder)).toBe(owner);
    rmSync(folder, { recursive: true });
    expect(choose([root, postgres], undefined, '/')).toBe(postgres);
  });

  it('says so when there is none', () => {
    expect(() => choose([root])).toThrow(expect.objectContaining({ code: 'NO_ACCOUNT' }));
  });
});

describe('the data folder', () => {
  it('is refused when it belongs to another user', () => {
    const folder = mkdtempSync(join(tmpdir(), 'foreign-'));
    const isRoot = process.getuid?.() === 0;
    if (isRoot) chownSync(folder, nobody.uid, nobody.gid);
    expect(() => inspectCluster(isRoot ? folder : '/', undefined))
      .toThrow(expect.objectContaining({ code: 'DATA_FOREIGN' }));
    rmSync(folder, { recursive: true });
  });

  it('is refused when its disk is too full for a database', () => {
    expect(() => requireSpace(tmpdir(), Number.MAX_SAFE_INTEGER))
      .toThrow(expect.objectContaining({ code: 'DISK_FULL' }));
    expect(() => requireSpace(tmpdir(), 1)).not.toThrow();
  });
});
