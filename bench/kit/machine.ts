import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cpus, loadavg, platform, release, totalmem } from 'node:os';

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGb: number;
  readonly system: string;
  readonly load: number;
  readonly versions: Readonly<Record<string, string>>;
  readonly commit: string;
}

const NAMED = ['graphql', 'fastify', '@graphql-hive/router-runtime', '@apollo/server', 'pg', 'undici'];

/** Where these figures come from: without it nobody can compare them with his own. */
export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown', cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30), system: `${platform()} ${release()}`,
    load: Math.round(loadavg()[0]! * 100) / 100,
    versions: {
      node: process.versions.node,
      ...Object.fromEntries(NAMED.map((name) => [name, versionOf(name)])),
    },
    commit: commit(),
  };
}

export function versionOf(name: string, folder = process.cwd()): string {
  const path = join(folder, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version;
}

function commit(): string {
  try {
    const changed = execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }).trim();
    const short = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
    return changed === '' ? short : `${short} and uncommitted changes`;
  } catch {
    return 'not a git folder';
  }
}
