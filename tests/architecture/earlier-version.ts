import { execFileSync } from 'node:child_process';

/**
 * The last committed version of a file that differs from what it is now: of HEAD while the change is
 * being made, of the commit before once it is made. Null without history (an archive, a shallow
 * clone): then there is nothing to compare with.
 */
export function earlierVersion(root: string, path: string, now: string): string | null {
  const commits = git(root, ['log', '-n', '2', '--format=%H', '--', path])?.trim().split('\n') ?? [];
  for (const commit of commits.filter(Boolean)) {
    const text = git(root, ['show', `${commit}:${path}`]);
    if (text !== null && text !== now) return text;
  }
  return null;
}

function git(root: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', ['-C', root, ...args],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    return null;
  }
}
