import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Kind, parse, print, visit } from 'graphql';
import { composeSupergraph } from '../../gateway/compose.ts';
import { schemaFiles } from '../../gateway/schema-files.ts';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { SYSTEM_ENV } from '../env.ts';
import { PEERS_FOLDER } from './settings.ts';

/**
 * Other gateways, installed by the bench into a folder of their own: they are no part of the product,
 * and @apollo/gateway is under a licence that could not be.
 */
const PEERS = {
  private: true,
  dependencies: {
    '@graphql-hive/gateway': '2.15.1', '@apollo/gateway': '2.14.4', '@apollo/server': '5.5.1',
    graphql: '16.15.0',
  },
  overrides: { '@graphql-tools/batch-execute': '10.2.0', graphql: '16.15.0' },
};

export function installPeers(): void {
  const manifest = `${JSON.stringify(PEERS, null, 2)}\n`;
  const path = join(PEERS_FOLDER, 'package.json');
  const done = join(PEERS_FOLDER, 'installed.json');
  if (existsSync(done) && readFileSync(done, 'utf8') === manifest) return;
  mkdirSync(PEERS_FOLDER, { recursive: true });
  writeFileSync(path, manifest);
  process.stderr.write('installing the peers of the bench (about 700 MB) … ');
  // Nothing of theirs runs while they are installed.
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--silent'],
    { cwd: PEERS_FOLDER, stdio: ['ignore', 'ignore', 'inherit'], env: { ...SYSTEM_ENV } });
  writeFileSync(done, manifest);
  process.stderr.write('done\n');
}

/** A module out of the peers' folder, with the graphql that stands there. */
export async function importPeer(name: string): Promise<any> {
  const require = createRequire(join(PEERS_FOLDER, 'package.json'));
  const loaded = await import(pathToFileURL(require.resolve(name)).href);
  return loaded.default && Object.keys(loaded).length === 1 ? loaded.default : loaded;
}

const AUTHORISATION = new Set(['authenticated', 'requiresScopes', 'policy']);

/**
 * Our supergraph without authorisation directives, which @apollo/gateway refuses to start with, and
 * with addresses. The peers have less to do than we have.
 */
export function peersSupergraph(addresses: Readonly<Record<string, string>>): string {
  const files = schemaFiles(SUBGRAPHS);
  const services = SUBGRAPHS.map(({ name }) => ({
    name, sdl: withoutAuthorisation(files.get(`${name}.graphql`)!),
  }));
  return print(visit(parse(composeSupergraph(services)), {
    EnumValueDefinition: (value) => ({
      ...value,
      directives: value.directives?.map((directive) => directive.name.value !== 'join__graph'
        ? directive : {
          ...directive,
          arguments: [
            ...(directive.arguments ?? []).filter(({ name }) => name.value !== 'url'),
            { kind: Kind.ARGUMENT, name: { kind: Kind.NAME, value: 'url' }, value: {
              kind: Kind.STRING, value: addressOf(addresses, value.name.value),
            } },
          ],
        }),
    }),
  }));
}

function addressOf(addresses: Readonly<Record<string, string>>, graph: string): string {
  return `${addresses[graph.toLowerCase()]}/graphql`;
}

function withoutAuthorisation(sdl: string): string {
  return print(visit(parse(sdl), {
    Directive: (node) => (AUTHORISATION.has(node.name.value) ? null : undefined),
    StringValue: (node) => (AUTHORISATION.has(node.value.slice(1)) ? null : undefined),
  }));
}
