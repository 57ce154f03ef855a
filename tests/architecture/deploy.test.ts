import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { KNOWN_VARIABLES } from '../../gateway/start/variables.ts';
import { OLDEST_NODE } from '../../subgraphs/kernel/process/old-node.ts';

const FILES = ['Dockerfile', '.dockerignore', 'compose.yaml', ...['pgbouncer', 'systemd', 'kubernetes']
  .flatMap((folder) => readdirSync(`deploy/${folder}`).map((name) => `deploy/${folder}/${name}`))];
const read = (path: string): string => readFileSync(path, 'utf8');
/** Of PostgreSQL's image, and of compose's own file of values. */
const OTHERS = ['POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'KARAT_DATABASE_PASSWORD'];

/** Each hit of a pattern's group, in every deployed file. */
function named(pattern: RegExp): string[] {
  return FILES.flatMap((path) => [...read(path).matchAll(pattern)].map(([, name]) => name!));
}

describe('what is deployed', () => {
  it('names variables that the house reads', () => {
    const names =
      named(/\b((?:KARAT|POSTGRES|OIDC|OTEL)_[A-Z_]*[A-Z]|DATABASE_URL|NODE_ENV|LOG_LEVEL|HOST|PORT)(?=[=:])/g);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => ![...KNOWN_VARIABLES, ...OTHERS].includes(name))).toEqual([]);
  });

  it('starts a program of the house, on a Node it runs on', () => {
    const programs = named(/\b(dist\/[\w/-]+\.js)\b/g);
    expect(programs.length).toBeGreaterThan(1);
    for (const path of programs) {
      expect([path, existsSync(path.replace(/^dist\//, '').replace(/\.js$/, '.ts'))]).toEqual([path, true]);
    }
    const versions = named(/^FROM node:(\d+)/gm).map(Number);
    expect(versions).toEqual([OLDEST_NODE, OLDEST_NODE]);
    // With the flags of `npm start`.
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const flags = scripts['start']!.match(/--[\w-]+(=\w+)?/g)!;
    for (const path of ['Dockerfile', 'deploy/systemd/karat.service']) {
      const line = read(path).split('\n').find((one) => /^(CMD|ExecStart=).*start\/main\.js/.test(one));
      expect(flags.filter((flag) => !line?.includes(flag))).toEqual([]);
    }
  });

  it('calls scripts and files that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    expect(named(/npm run ([\w:-]+)/g).filter((name) => !(name in scripts))).toEqual([]);
    const files = named(/\b((?:deploy|docs)\/[\w./-]*\w)/g).filter((path) => path !== 'docs/examples');
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
    for (const [, path] of read('deploy/kubernetes/kustomization.yaml').match(/resources: \[(.*)\]/)![1]!
      .matchAll(/([\w.-]+)/g)) {
      expect([path, existsSync(`deploy/kubernetes/${path}`)]).toEqual([path, true]);
    }
  });

  it('brings along what a unit sends its reader to, also into the image', () => {
    const shipped = [...read('deploy/ship.mjs').match(/SHIPPED = \[([^\]]*)\]/)![1]!.matchAll(/'([^']+)'/g)]
      .map(([, path]) => path!);
    const pages = [...read('deploy/systemd/karat.service').matchAll(/file:\/\/\/opt\/karat\/(\S+)/g)]
      .map(([, path]) => path!);
    expect(pages).not.toEqual([]);
    expect(pages.filter((path) => !shipped.includes(path))).toEqual([]);
    const kept = read('.dockerignore').split('\n').filter((line) => line && !line.includes('*'));
    expect(shipped.filter((path) => kept.some((one) => `${path}/`.startsWith(`${one}/`)))).toEqual([]);
  });

  it('asks for health where it is told, in the gateway and in a subgraph alone', () => {
    const asked = new Set(named(/(\/(?:health|ready|live)z)\b/g));
    expect([...asked].toSorted()).toEqual(['/healthz', '/readyz']);
    for (const server of ['gateway/http/health.ts', 'subgraphs/kernel/server/health.ts']) {
      for (const path of asked) expect(read(server)).toContain(`app.get('${path}'`);
    }
  });

  it('leaves a stop the time it may take', () => {
    const seconds = [...named(/stop_grace_period: (\d+)s/g), ...named(/terminationGracePeriodSeconds: (\d+)/g),
      ...named(/TimeoutStopSec=(\d+)/g)].map(Number);
    expect(seconds).toHaveLength(4);
    const drains = named(/KARAT_DRAIN_SECONDS: "(\d+)"/g).map(Number);
    const limits = ['gateway/start/steps/http.ts', 'gateway/start/steps/graph.ts']
      .map((path) => Number(/stopLimitMs: ([\d_]+)/.exec(read(path))![1]!.replace('_', '')) / 1_000);
    const longest = Math.max(5, ...drains) + limits.reduce((sum, limit) => sum + limit, 0) + 10;
    for (const given of seconds) expect(given).toBeGreaterThanOrEqual(longest);
  });

  it('runs as nobody in particular, on a root nobody writes to', () => {
    expect(read('Dockerfile')).toMatch(/^USER node$/m);
    expect(read('deploy/pgbouncer/Dockerfile')).toMatch(/^USER postgres$/m);
    expect(read('compose.yaml').match(/read_only: true/g)).toHaveLength(2);
    expect(read('deploy/kubernetes/deployment.yaml')).toMatch(/runAsNonRoot: true[\s\S]*readOnlyRootFilesystem: true/);
  });

  it('gives the pooler what the house asks of it', () => {
    const mode = /pool_mode = (\w+)/.exec(read('deploy/pgbouncer/pgbouncer.ini'))![1];
    expect(mode).toBe('transaction');
    for (const path of ['compose.yaml', 'deploy/kubernetes/secret.example.yaml']) {
      expect(read(path)).toContain('KARAT_DIRECT_DATABASE_URL');
    }
  });

  it('has a word for whoever is called at night about each refused start', () => {
    const codes = [...read('gateway/postgres/start-error.ts').matchAll(/^ {2}\| '([A-Z_]+)'/gm)]
      .map(([, code]) => code!);
    expect(codes.length).toBeGreaterThan(10);
    const [, night] = /## At night\n([\s\S]*?)\n## /.exec(read('docs/operations.md'))!;
    expect([...codes, 'NODE_TOO_OLD'].filter((code) => !night!.includes(`\`${code}\``))).toEqual([]);
  });
});
