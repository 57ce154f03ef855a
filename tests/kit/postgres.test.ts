import { describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { cloneOf, templateDatabase, testDatabase } from './postgres.ts';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the test kit of PostgreSQL', () => {
  it('gives each caller an empty database of its own', async () => {
    const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
    await ask(one.url, 'CREATE TABLE ring (id int)');
    const tables = "SELECT count(*)::int AS n FROM pg_tables WHERE tablename = 'ring'";
    expect(await ask(one.url, tables)).toEqual([{ n: 1 }]);
    expect(await ask(two.url, tables)).toEqual([{ n: 0 }]);
    await one.drop();
    await expect(ask(one.url, 'SELECT 1')).rejects.toThrow(/does not exist/);
    await two.drop();
  });

  it('prepares a template once and clones it, each clone apart', async () => {
    let prepared = 0;
    const prepare = async (url: string): Promise<void> => {
      prepared += 1;
      await ask(url, 'CREATE TABLE gold (mg bigint); INSERT INTO gold VALUES (1000)');
    };
    await Promise.all([templateDatabase('kit', prepare), templateDatabase('kit', prepare)]);
    const [one, two] = await Promise.all([cloneOf('kit'), cloneOf('kit')]);
    await ask(one.url, 'UPDATE gold SET mg = 1');
    expect(prepared).toBe(1);
    expect(await ask(one.url, 'SELECT mg FROM gold')).toEqual([{ mg: '1' }]);
    expect(await ask(two.url, 'SELECT mg FROM gold')).toEqual([{ mg: '1000' }]);
  });

  it('refuses to clone what nobody prepared', async () => {
    await expect(cloneOf('nothing')).rejects.toThrow(/templateDatabase\('nothing'/);
  });

  it('tells every caller why a template failed', async () => {
    const fail = (): Promise<void> => Promise.reject(new Error('no such table: ring'));
    await expect(templateDatabase('broken', fail)).rejects.toThrow(/no such table: ring/);
    await expect(cloneOf('broken')).rejects.toThrow(/no such table: ring/);
  });

  it('is PostgreSQL 18, sorts by code point in UTF-8', async () => {
    const { url } = await testDatabase();
    const [row] = await ask(url, `SELECT current_setting('server_version_num')::int / 10000 AS major,
      datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding,
      upper('é') AS upper FROM pg_database WHERE datname = current_database()`);
    expect(row).toEqual({
      major: 18, provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8', upper: 'É',
    });
  });
});
