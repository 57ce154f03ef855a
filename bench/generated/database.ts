import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildHash, onServer, urlOfDatabase, type BenchDatabase } from '../kit/database.ts';
import { generateHouse } from './generate.ts';
import type { HouseSize } from './plan.ts';

/** The files that decide what a house is like. */
const MAKERS = ['plan', 'members', 'insights', 'orders', 'loyalty', 'franchises', 'generate'];

/** The url of a generated house of this size; made once for each state of migrations and kept. */
export async function generatedHouse(size: HouseSize): Promise<string> {
  const kind = `${size.rooms ?? 'all'}_${size.members}`;
  const name = `grown_${kind}_${hash()}`;
  if (await onServer(`select 1 from pg_database where datname = '${name}'`)) return urlOfDatabase(name);
  const making = `growing_${kind}`;
  for (const old of await olderOnes(kind)) await onServer(`drop database ${old} with (force)`);
  await onServer(`create database ${making}`);
  process.stderr.write(`a house of ${size.members} members: `);
  await generateHouse(await urlOfDatabase(making), size);
  await onServer(`alter database ${making} rename to ${name}`);
  return urlOfDatabase(name);
}

/** One of one's own, to be written to. */
export async function copiedHouse(size: HouseSize): Promise<BenchDatabase> {
  const from = new URL(await generatedHouse(size)).pathname.slice(1);
  const name = `b_${randomBytes(6).toString('hex')}`;
  await onServer(`create database ${name} template ${from} strategy file_copy`, 'checkpoint');
  return {
    url: await urlOfDatabase(name), drop: () => onServer(`drop database if exists ${name} with (force)`),
  };
}

async function olderOnes(kind: string): Promise<string[]> {
  const names: string[] | null = await onServer(`select array_agg(datname::text) from pg_database
    where datname ~ '^(grown|growing)_${kind}(_|$)'`);
  return names ?? [];
}

/** Changes with every migration and seed, and with what is generated. */
function hash(): string {
  const digest = createHash('sha256').update(buildHash());
  for (const file of MAKERS) digest.update(readFileSync(`${import.meta.dirname}/${file}.js`));
  return digest.digest('hex').slice(0, 10);
}
