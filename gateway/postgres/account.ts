import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { StartError } from './start-error.ts';

/** PostgreSQL refuses to run as root; under root it runs as this account instead. */
export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** What is asked of the machine; tests answer in its place. */
export interface Machine {
  uid: number | undefined;
  accounts(): Account[];
  createAccount(): Account | undefined;
}

/**
 * The account to run PostgreSQL as: nobody else when we are not root; otherwise the present owner of
 * the data folder, `postgres`, a system account `karat` made for it, or `nobody`.
 */
export function chooseAccount(
  dataDir: string,
  machine: Machine = { uid: process.getuid?.(), accounts: readAccounts, createAccount },
): Account | undefined {
  if (machine.uid !== 0) return undefined;
  const accounts = machine.accounts();
  const owner = ownerOf(dataDir);
  const present = accounts.find((account) => account.uid === owner && owner !== 0);
  const account = present ?? named(accounts, 'postgres') ?? named(accounts, 'karat');
  const chosen = account ?? machine.createAccount() ?? named(accounts, 'nobody');
  if (chosen) return chosen;
  throw new StartError(
    'NO_ACCOUNT',
    'PostgreSQL does not run as root and no other account could be found or made.',
    'Start Karat as an ordinary user, or run: useradd --system karat',
  );
}

/** Whether the account may enter a folder; asked of the system itself, so that ACLs count too. */
export function canEnter(account: Account, folder: string): boolean {
  const { uid, gid } = account;
  const args = ['-c', 'test -x "$0" && test -r "$0"', folder];
  return spawnSync('/bin/sh', args, { uid, gid, cwd: '/', stdio: 'ignore' }).status === 0;
}

function createAccount(): Account | undefined {
  const tries: [string, string[]][] = [
    ['useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'karat']],
    ['adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'karat']],
  ];
  for (const [command, args] of tries) {
    if (spawnSync(command, args, { stdio: 'ignore' }).status === 0) break;
  }
  return named(readAccounts(), 'karat');
}

function named(accounts: Account[], name: string): Account | undefined {
  return accounts.find((account) => account.name === name);
}

function readAccounts(): Account[] {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  return lines.flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    return name && uid && gid ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
  });
}

function ownerOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.uid;
}
