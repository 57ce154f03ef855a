import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readRun } from '../../kit/env.ts';

export interface Compiled {
  /** What the compiler had against the documents; empty when it took them. */
  readonly complaints: string;
  /** Operations as they would be sent, by name. */
  readonly operations: ReadonlyMap<string, string>;
}

/** Where this machine's binary lies in the package. */
const BINARY = createRequire(import.meta.url)('relay-compiler') as string;

/** Every scalar of the graph as the wire carries it; one that is missing here is refused. */
const SCALARS = { Date: 'string', DateTime: 'string', Decimal: 'string', Points: 'string' };

/** Relay's own compiler over these modules (name → documents), as a front end's build would run it. */
export async function compileWithRelay(
  sdl: string, modules: ReadonlyMap<string, string>,
): Promise<Compiled> {
  const { folder, complaints } = await compile(sdl, modules, {});
  const operations = complaints === '' ? operationsIn(join(folder, 'made')) : new Map();
  rmSync(folder, { recursive: true });
  return { complaints, operations };
}

/** The file of persisted queries that the compiler writes, word for word. */
export async function persistWithRelay(
  sdl: string, modules: ReadonlyMap<string, string>, algorithm: 'MD5' | 'SHA256',
): Promise<string> {
  const { folder, complaints } = await compile(sdl, modules,
    { persistConfig: { file: './persisted.json', algorithm } });
  if (complaints !== '') throw new Error(complaints);
  const text = readFileSync(join(folder, 'persisted.json'), 'utf8');
  rmSync(folder, { recursive: true });
  return text;
}

async function compile(
  sdl: string, modules: ReadonlyMap<string, string>, config: object,
): Promise<{ folder: string; complaints: string }> {
  const folder = mkdtempSync(join(readRun().folder, 'relay-'));
  for (const name of ['src', 'made']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'schema.graphql'), sdl);
  for (const [name, documents] of modules) {
    writeFileSync(join(folder, 'src', `${name}.ts`), `graphql\`\n${documents}\n\`;\n`);
  }
  writeFileSync(join(folder, 'relay.json'), JSON.stringify({
    src: './src', schema: './schema.graphql', artifactDirectory: './made', language: 'typescript',
    customScalarTypes: SCALARS, requireCustomScalarTypes: true, noSourceControl: true, ...config,
  }));
  if ('persistConfig' in config) writeFileSync(join(folder, 'persisted.json'), '{}');
  return { folder, complaints: await run(folder) };
}

function run(cwd: string): Promise<string> {
  const args = ['relay.json', '--noWatchman', '--output', 'quiet-with-errors'];
  return new Promise((resolve) => {
    execFile(BINARY, args, { cwd, env: { NO_COLOR: '1' } }, (error, stdout, stderr) => {
      // The compiler colours its words even where no terminal is.
      const words = `${stdout}${stderr}`.replace(/\u001b\[\d+m/g, '');
      resolve(error ? words || error.message : '');
    });
  });
}

function operationsIn(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).flatMap((file) => {
    const text = /^ *"text": (".*")$/m.exec(readFileSync(join(folder, file), 'utf8'));
    return text ? [[file.replace('.graphql.ts', ''), JSON.parse(text[1]!) as string]] : [];
  }));
}
