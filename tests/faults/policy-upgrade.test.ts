import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { knownMigrations, prepareDatabase } from '../../gateway/operations/prepare.ts';
import { readMigrationText, RELEASED } from '../../gateway/operations/release-schema.ts';
import { testDatabase, type TestDatabase } from '../kit/postgres.ts';

const FIRST = join(RELEASED, '0.1.0');

/** Rows as the first release wrote them, before its numbers were versions. */
const ROWS = `
  insert into orders.sales_order (id, channel_id, external_no, body_hash, outlet_id, state, fulfilment,
    currency, paid_at, recorded_at, line_count, goods_minor, line_discount_minor, order_discount_minor,
    points_cash_minor, trade_in_minor, shipping_minor, fees_minor, base_minor, charity_minor)
  values (gen_random_uuid(), gen_random_uuid(), 'old', '\\x00', gen_random_uuid(), 'paid', 'web', 'CNY',
    '2025-01-01', '2025-01-01', 1, 899900, 0, 0, 0, 0, 0, 0, 899900, 4499);
  insert into catalog.gold_price (id, region, metal, purity, retail_minor, buyback_minor, currency,
    effective_at, source, state, jump_bps, entered_by, entered_at)
  values (gen_random_uuid(), 'CN', 'gold', 9990, 101200, 78000, 'CNY', '2025-01-01', 'board', 'held', 653,
    'Olivia', '2025-01-01');
  with account as (insert into loyalty.account (member_id, id, programme, region, opened_at)
    values (gen_random_uuid(), gen_random_uuid(), 'HK', 'MO', '2025-01-01') returning member_id)
  insert into loyalty.points_hold (id, member_id, points, state, purpose, held_at, expires_at)
    select gen_random_uuid(), member_id, 9550, 'held', 'old', '2025-01-01', '2025-01-02' from account;
  insert into franchises.franchise_policy values
    (2, '2025-06-01', 450, 0, 25, 7, 2500, 7, 15, 15, 7, 7, 30, 24, 24, 180);
  insert into campaigns.outlet_fact (outlet_id, name, kind, closed, version)
    values ('00000000-0000-7000-8000-000000000001', 'Live', 'live_room', false, 1);
  insert into campaigns.item_fact (item_id, sku, name, classes, retired, version)
    values ('00000000-0000-7000-8000-000000000002', 'S', 'Charm', '[]', false, 1);
  with session as (insert into campaigns.live_session (id, title_zh, title_en, host, outlet_id, starts_at, ends_at,
      state, member_only, created_at)
    values (gen_random_uuid(), 'x', 'x', 'x', '00000000-0000-7000-8000-000000000001', '2025-01-01',
      '2025-01-01 02:00', 'scheduled', false, '2025-01-01') returning id)
  insert into campaigns.live_drop (id, session_id, item_id, stock, waitlist_limit, limit_per_member, points_price,
    cash_minor, currency, opens_at, silver_delay_s, base_delay_s, hold_minutes, created_at)
    select gen_random_uuid(), id, '00000000-0000-7000-8000-000000000002', 3, 3, 1, 0, 100, 'CNY', '2025-01-01',
      20, 90, 10, '2025-01-01' from session;
  insert into campaigns.member_tier (member_id, tier, at, version) values (gen_random_uuid(), 'gold', '2025-01-01', 1);
  insert into catalog.fx_table (id, home_region, effective_at, source, state, entered_by, entered_at)
  values (gen_random_uuid(), 'CN', '2025-01-01', 'board', 'published', 'Olivia', '2025-01-01');`;

describe('rows of the first release', () => {
  let database: TestDatabase;
  let client: pg.Client;
  beforeAll(async () => {
    database = await testDatabase();
    await prepareDatabase(database.url, Object.fromEntries(readdirSync(FIRST).map((file) =>
      [file.replace('.sql', ''), readMigrationText(readFileSync(join(FIRST, file), 'utf8'))
        .map(({ name }) => name)])));
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(ROWS);
    await prepareDatabase(database.url, knownMigrations());
  }, 120_000);
  afterAll(async () => {
    await client.end();
    await database.drop();
  });
  const one = async (text: string) => (await client.query(text)).rows[0];

  it('were counted with the first version of what are versions now', async () => {
    expect(await one(`select policy_version, charity_bps, charity_minor from orders.sales_order`))
      .toEqual({ policy_version: 1, charity_bps: 50, charity_minor: '4499' });
    expect(await one('select policy_version from catalog.gold_price')).toEqual({ policy_version: 1 });
    expect(await one('select policy_version from catalog.fx_table')).toEqual({ policy_version: 1 });
  });

  it('have holds that are worth what a point was then, and whose maker nobody knows', async () => {
    expect(await one(`select worth_minor, worth_currency, programme, channel_id, tenant_id, reserved_by
      from loyalty.points_hold`)).toEqual({ worth_minor: '9550', worth_currency: 'HKD', programme: 'HK',
      channel_id: null, tenant_id: null, reserved_by: null });
  });

  it('keep the rules that the database held them to', async () => {
    const checks = await one(`select count(*)::int as checks from pg_constraint
      where conrelid = 'orders.sales_order'::regclass and contype = 'c' and conname like 'sales_order_c%'`);
    // Still six, the charity one under a name of its own; what coupons withheld has one since.
    expect(checks).toEqual({ checks: 7 });
    await expect(client.query('update orders.sales_order set charity_minor = 4500'))
      .rejects.toThrow('sales_order_charity');
    await expect(client.query('update orders.sales_order set base_minor = 899901, charity_minor = 4499'))
      .rejects.toThrow('check');
    await expect(client.query('update catalog.gold_price set policy_version = 1'))
      .rejects.toThrow('keeps its history');
  });

  it('find the franchise policy as it was, with a publisher', async () => {
    expect(await one('select * from franchises.franchise_policy order by version')).toEqual({
      version: 1, effective_from: new Date('2000-01-01T00:00:00Z'), margin_cap_bps: 3_000,
      rebates: [{ marginClass: 'A', bps: 300 }, { marginClass: 'B', bps: 200 }, { marginClass: 'C', bps: 50 },
        { marginClass: 'D', bps: 10 }], store_window_days: 7,
      web_window_days: 15, live_window_days: 15, custom_window_days: 7, trade_in_window_days: 7,
      unknown_delivery_days: 30, period_months: 24, trailing_months: 24, protection_days: 180,
      dispute_days: null,
      published_at: new Date('2000-01-01T00:00:00Z'), published_by: 'migration', note: 'Defaults' });
    await expect(client.query('update franchises.franchise_policy set note = null'))
      .rejects.toThrow('append-only');
    expect(await one('select rebates from franchises.franchise_policy where version = 2')).toEqual({
      rebates: [{ marginClass: 'A', bps: 450 }, { marginClass: 'B', bps: 0 }, { marginClass: 'C', bps: 25 },
        { marginClass: 'D', bps: 7 }] });
  });

  it('open drops when they did, by the rank of the tier', async () => {
    expect(await one('select tier_delays from campaigns.live_drop')).toEqual({ tier_delays: [90, 20] });
    expect(await one('select tier_delay_seconds from campaigns.campaign_policy')).toEqual({
      tier_delay_seconds: [60, 30] });
    expect(await one('select tier, programme from campaigns.member_tier')).toEqual({ tier: 'gold', programme: 'CN' });
  });
});
