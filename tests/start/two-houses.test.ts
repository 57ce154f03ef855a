import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { SUBGRAPHS } from '../../subgraphs/all.ts';
import { rolesOf } from '../../subgraphs/kernel/database/provision/house-roles.ts';
import { provisionDatabase } from '../../subgraphs/kernel/database/provision/provision.ts';
import { endLaunched, launch, newDataDir } from '../kit/launcher.ts';
import { testDatabase } from '../kit/postgres.ts';

const ROOMS = SUBGRAPHS.map(({ name }) => name);

interface Home {
  readonly login: string;
  readonly database: string;
  readonly url: string;
}

let root: pg.Client;
let rootUrl: string;
const homes: Home[] = [];

/** As an administrator of a shared server does it: a login, a database of its own, nothing else. */
async function newHome(name: string, rights = 'createrole'): Promise<Home> {
  const login = `${name}_login_${process.pid}`;
  const database = `${name}_${process.pid}`;
  await root.query(`create role ${login} login password 'for-this-test' ${rights}`);
  await root.query(`create database ${database} owner ${login}`);
  const url = new URL(rootUrl);
  Object.assign(url, { username: login, password: 'for-this-test', pathname: `/${database}` });
  const home = { login, database, url: url.href };
  homes.push(home);
  return home;
}

async function as<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  rootUrl = (await testDatabase()).url;
  root = new pg.Client({ connectionString: rootUrl });
  await root.connect();
});
afterAll(async () => {
  await endLaunched();
  for (const { database } of homes) await root.query(`drop database if exists ${database} with (force)`);
  await root.end();
});

describe('two houses on one PostgreSQL server', () => {
  it('start, each with roles of its own, and neither sees the other', async () => {
    const [gold, jade] = [await newHome('gold'), await newHome('jade')];
    for (const { url } of [gold, jade]) {
      const house = await launch(newDataDir(), { DATABASE_URL: url });
      await house.ready();
      house.signal('SIGTERM');
      expect(await house.ended()).toBe(0);
    }
    const { rows } = await root.query<{ rolname: string }>(
      `select rolname from pg_roles where rolname like 'karat_gold_%' or rolname like 'karat_jade_%' order by 1`);
    expect(rows.map(({ rolname }) => rolname)).toEqual([gold, jade].flatMap(({ database }) =>
      ROOMS.flatMap((room) => [`karat_${database}_${room}`, `karat_${database}_${room}_restricted`])).sort());
    await as(jade.url.replace(jade.database, gold.database), async (client) => {
      for (const table of ['members.member', 'identity.account', 'graphile_worker._private_jobs', 'karat.worker']) {
        await expect(client.query(`select 1 from ${table}`)).rejects.toMatchObject({ code: '42501' });
      }
      for (const role of [gold.login, `karat_${gold.database}_orders`, `karat_${gold.database}_orders_restricted`]) {
        await expect(client.query(`set role ${role}`)).rejects.toMatchObject({ code: '42501' });
      }
    });
    for (const role of ['orders', 'orders_restricted']) {
      const { rows: seen } = await root.query<{ may: boolean }>(
        `select has_database_privilege($1, $2, 'create') as may`, [`karat_${jade.database}_${role}`, gold.database]);
      expect(seen).toEqual([{ may: false }]);
    }
  }, 120_000);

  it('leave a house alone that was made when roles had no house, and one that was copied', async () => {
    const [first, second] = [await newHome('early'), await newHome('later')];
    await as(first.url, async (client) => {
      await client.query('create role karat_members nologin; grant karat_members to current_user');
      await client.query('create schema members authorization karat_members');
    });
    await provisionDatabase(first.url, ['members']);
    await provisionDatabase(second.url, ['members']);
    expect(await as(first.url, (client) => rolesOf(client, 'members'))).toEqual(
      { owner: 'karat_members', restricted: 'karat_members_restricted' });
    const ofSecond = await as(second.url, (client) => rolesOf(client, 'members'));
    expect(ofSecond.owner).toBe(`karat_${second.database}_members`);
    await root.query(`create database copy_${process.pid} template ${second.database} owner ${second.login}`);
    homes.push({ ...second, database: `copy_${process.pid}` });
    const copied = second.url.replace(second.database, `copy_${process.pid}`);
    await provisionDatabase(copied, ['members']);
    expect(await as(copied, (client) => rolesOf(client, 'members'))).toEqual(ofSecond);
  });

  it('are refused in a line where the user may make no roles, or they are another user\'s', async () => {
    const start = async (url: string): Promise<string[]> => {
      const house = await launch(newDataDir(), { DATABASE_URL: url, LOG_LEVEL: 'silent' });
      expect(await house.ended()).toBe(1);
      return house.err().trim().split('\n');
    };
    const poor = await newHome('poor', 'nocreaterole');
    const [line, ...more] = await start(poor.url);
    expect(line).toMatch(/^DATABASE_RIGHTS: The user of DATABASE_URL may not do what a house needs: /);
    expect(line).toContain('permission denied to create role. → Give it CREATEROLE');
    expect(more).toEqual([]);
    const taken = await newHome('taken');
    await root.query(`create role karat_${taken.database}_members nologin`);
    expect(await start(taken.url)).toEqual([expect.stringMatching(
      /^DATABASE_RIGHTS: .* permission denied to grant role "karat_taken_\d+_members"\. → Give it/)]);
  }, 180_000);
});
