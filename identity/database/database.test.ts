import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';

import { type TestDatabase, testDatabase } from '../../tests/kit/postgres.ts';
import { createArtifactAdapter } from './artifact-adapter.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';
import { sweep } from './sweep.ts';

let database: TestDatabase;
let pool: pg.Pool;
beforeAll(async () => {
  database = await testDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
});
afterAll(async () => {
  await pool.end();
  await database.drop();
});

describe('migrate', () => {
  it('applies each script once, also when two processes start together', async () => {
    const both = await Promise.all([migrate(pool), migrate(pool)]);
    expect(both.map((names) => names.length).sort()).toEqual([0, MIGRATIONS.length]);
    expect(await migrate(pool)).toEqual([]);
  });

  it('needs no right to make schemas where its own is made already', async () => {
    const other = await testDatabase();
    const owner = new pg.Pool({ connectionString: other.url, max: 1 });
    const role = `identity_role_${process.pid}`;
    await owner.query(`create role ${role} login password 'for-this-test'`);
    await owner.query(`create schema identity authorization ${role}`);
    const url = new URL(other.url);
    Object.assign(url, { username: role, password: 'for-this-test' });
    const restricted = new pg.Pool({ connectionString: url.href, max: 1 });
    expect(await migrate(restricted)).toHaveLength(MIGRATIONS.length);
    await restricted.end();
    await owner.query(`drop owned by ${role} cascade`);
    await owner.query(`drop role ${role}`);
    await owner.end();
    await other.drop();
  });

  it('marks cut-offs once where an earlier text of a script did so already', async () => {
    const name = '179-marked-cutoffs';
    await pool.query('delete from identity.migration where name = $1', [name]);
    expect(await migrate(pool)).toEqual([name]);
    const { rows } = await pool.query(
      'select tgname from pg_trigger where tgrelid = \'identity.token_cutoff\'::regclass');
    expect(rows).toEqual([{ tgname: 'token_cutoff_marked' }]);
  });

  it('leaves nothing behind of a script that fails', async () => {
    const broken = { name: '999-broken', sql: 'create table identity.half (); select nonsense' };
    await expect(migrate(pool, [...MIGRATIONS, broken])).rejects.toThrow('nonsense');
    const { rows } = await pool.query('select to_regclass(\'identity.half\') as half');
    expect(rows).toEqual([{ half: null }]);
  });
});

describe('the artifact adapter', () => {
  const adapter = () => createArtifactAdapter(
    { pool, clock: () => new Date(), afterCut: () => undefined })('RefreshToken');

  it('finds what was stored, until it expires', async () => {
    await adapter().upsert('one', { kind: 'RefreshToken', jti: 'one', grantId: 'g' }, 60);
    expect(await adapter().find('one')).toEqual({ kind: 'RefreshToken', jti: 'one', grantId: 'g' });
    await adapter().upsert('gone', { kind: 'RefreshToken' }, -1);
    expect(await adapter().find('gone')).toBeUndefined();
  });

  it('is consumed once', async () => {
    await adapter().upsert('once', { kind: 'RefreshToken' }, 60);
    const two = await Promise.allSettled([adapter().consume('once'), adapter().consume('once')]);
    expect(two.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await adapter().find('once'))?.consumed).toBeGreaterThan(0);
  });

  it('forgets a whole grant', async () => {
    await adapter().upsert('member', { kind: 'RefreshToken', grantId: 'family' }, 60);
    await adapter().revokeByGrantId('family');
    expect(await adapter().find('member')).toBeUndefined();
  });
});

describe('a cut-off written by a process of the version before', () => {
  it('is of its own transaction, whether it is new or was there', async () => {
    const write = async (until: string) => (await pool.query(
      `insert into identity.token_cutoff (subject, cut_off_at) values ('again', $1)
       on conflict (subject) do update set cut_off_at = excluded.cut_off_at
       returning written_by = pg_current_xact_id() as is_marked`, [until])).rows;
    expect(await write('2026-01-01')).toEqual([{ is_marked: true }]);
    expect(await write('2026-01-02')).toEqual([{ is_marked: true }]);
  });
});

describe('sweep', () => {
  it('deletes what is over and nothing else', async () => {
    await pool.query('delete from identity.artifact');
    await pool.query('delete from identity.token_cutoff');
    await pool.query(`insert into identity.artifact (model, id, payload, expires_at) values
      ('Session', 'old', '{}', now() - interval '1 second'),
      ('Session', 'live', '{}', now() + interval '1 hour'), ('Grant', 'endless', '{}', null)`);
    await pool.query(`insert into identity.attempt (key, failures, window_began_at, locked_until)
      values ('old', 5, now() - interval '2 days', null),
        ('locked', 5, now() - interval '2 days', now() + interval '1 minute')`);
    await pool.query(`insert into identity.token_cutoff values
      ('old', now() - interval '3 hours'), ('new', now()),
      ('token:over', now() - interval '2 minutes'), ('token:good', now() + interval '1 minute')`);
    expect(await sweep(pool, new Date())).toBe(4);
    const { rows } = await pool.query('select id from identity.artifact order by id');
    expect(rows).toEqual([{ id: 'endless' }, { id: 'live' }]);
    expect((await pool.query('select key from identity.attempt')).rows)
      .toEqual([{ key: 'locked' }]);
    expect((await pool.query('select subject from identity.token_cutoff order by subject')).rows)
      .toEqual([{ subject: 'new' }, { subject: 'token:good' }]);
  });
});
