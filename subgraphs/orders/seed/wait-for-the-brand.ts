import { setTimeout as sleep } from 'node:timers/promises';
import type { MarginClass, Region } from '../../contracts/words.ts';
import { NotYet } from '../../kernel/errors.ts';
import type { Sql } from '../../kernel/database/sql.ts';
import { seedId, type SeedContext } from '../../kernel/seed.ts';
import type { Dedication } from '../domain/dedication.ts';

export const CHANNEL_CODES = ['tmall', 'jd', 'douyin', 'mini', 'pos'] as const;
const OUTLETS = 40;
const PATIENCE_MS = 180_000;

export interface DemoItem {
  readonly sku: string;
  readonly marginClass: MarginClass;
  readonly costMinor: bigint | null;
  readonly costCurrency: string | null;
  readonly dedication: Dedication | null;
}
export interface DemoOutlet {
  readonly id: string; readonly no: number; readonly region: Region;
  readonly franchiseId: string | null;
}
export interface DemoMember {
  /** From 1. */
  readonly no: number;
  readonly memberId: string;
  readonly externalId: string;
  readonly region: Region;
  readonly enrolledAt: Date;
}

export interface Brand {
  readonly items: readonly DemoItem[];
  readonly outlets: readonly DemoOutlet[];
  readonly members: readonly DemoMember[];
}

/** The other seeds arrive here as events: nothing is sold before all of them are there. */
export async function waitForTheBrand(context: SeedContext): Promise<Brand> {
  const { sql } = context.home.database;
  const until = Date.now() + PATIENCE_MS;
  for (;;) {
    const brand = await readBrand(sql, context.scale);
    const channels = await sql.one<{ n: bigint }>`select count(*) as n from channel_fact
      where channel_id = any(${CHANNEL_CODES.map((code) => seedId('channel', code))}::uuid[])`;
    if (brand.items.length >= context.scale.products && brand.outlets.length === OUTLETS
      && brand.members.length >= context.scale.members
      && Number(channels.n) === CHANNEL_CODES.length) return brand;
    if (Date.now() > until) {
      throw new NotYet(`the demo brand: ${brand.items.length} items, ${brand.outlets.length} outlets, `
        + `${brand.members.length} members, ${channels.n} channels arrived`);
    }
    context.progress(0, context.scale.members);
    await sleep(250);
  }
}

async function readBrand(sql: Sql, scale: SeedContext['scale']): Promise<Brand> {
  const items = await sql.all<DemoItem>`
    select sku, substr(sku, 4, 1) as "marginClass", cost_minor as "costMinor",
      cost_currency as "costCurrency", dedication from item_fact
    where sku ~ '^KR-[A-DX]-[0-9]{4}-1$' order by sku limit ${scale.products}`;
  const outlets = await sql.all<DemoOutlet>`
    select f.outlet_id as id, t.no::int as no, f.region, f.franchise_id as "franchiseId" from unnest(
      ${Array.from({ length: OUTLETS }, (_, index) => seedId('outlet', outletCode(index + 1)))}::uuid[])
      with ordinality as t(id, no) join outlet_fact f on f.outlet_id = t.id order by t.no`;
  const members = await sql.all<DemoMember>`
    select t.no::int as no, i.member_id as "memberId", i.external_id as "externalId",
      m.region, m.enrolled_at as "enrolledAt"
    from unnest(
      ${Array.from({ length: scale.members }, (_, index) => mainChannel(index + 1))}::uuid[],
      ${Array.from({ length: scale.members }, (_, index) => externalId(index + 1))}::text[])
      with ordinality as t(channel_id, external_id, no)
    join buyer_identity i using (channel_id, external_id)
    join member_fact m on m.member_id = i.member_id
    order by t.no`;
  return { items, outlets, members };
}

export function mainChannelCode(no: number): (typeof CHANNEL_CODES)[number] {
  return CHANNEL_CODES[no % CHANNEL_CODES.length]!;
}

function mainChannel(no: number): string {
  return seedId('channel', mainChannelCode(no));
}

function externalId(no: number): string {
  return `demo-m-${String(no).padStart(4, '0')}`;
}

function outletCode(no: number): string {
  return `o-${String(no).padStart(2, '0')}`;
}
