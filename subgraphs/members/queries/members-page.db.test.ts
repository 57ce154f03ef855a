import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql as fragment } from 'kysely';
import { channel, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { defineCommand } from '../../kernel/commands/command.ts';
import { accepted } from '../../kernel/outcome.ts';
import { mergeMembers } from '../persistence/merges/merge-members.ts';
import { refreshVisibility } from '../persistence/refresh-visibility.ts';
import { enrolMembers } from '../commands/enrolment/enrol-members.ts';
import { MAX_ENROLMENTS } from '../commands/enrolment/enrolment.ts';
import { members } from '../index.ts';
import { gramsOf } from '../domain/name-grams.ts';
import { demoMember } from '../seed/demo-member.ts';
import { enrolled, toldRegion } from '../tests/sample.ts';
import { newId } from '../../kernel/ids.ts';
import { countStatement, pageStatement } from '../../kernel/database/read-page.ts';
import { readSearch, type MemberSearch, type Reader } from './member-search.ts';
import { listingOf, membersPage, type MemberFilter } from './members-page.ts';
import { phonesSearched } from './phones-searched.ts';

const MANY = 20_000;
const NOW = new Date('2026-09-15T04:00:00Z');
const FIRST = { limit: 25, offset: 0 };
const NEWEST = { by: 'enrolled_at', direction: 'desc' } as const;

const mergeTwo = defineCommand<{ survivorId: string; otherId: string }, null, never>({
  name: 'members.merge-two',
  execute: async (tx, { survivorId, otherId }) => {
    await mergeMembers(tx, survivorId, otherId, 'the same person');
    await refreshVisibility(tx, [survivorId, otherId]);
    return accepted(null);
  },
});

let house: TestSubgraph;
beforeAll(async () => {
  house = await startTestSubgraph(members);
  for (let first = 1; first <= MANY; first += MAX_ENROLMENTS) {
    await house.runBatch(enrolMembers, Array.from({ length: MAX_ENROLMENTS }, (_, index) => (
      { input: { ...demoMember(first + index, NOW), externalId: `plan-${first + index}` } })));
  }
  await house.sql.run`analyze`;
}, 60_000);
afterAll(() => house.stop());

const phonesIn = (search: string | null | undefined) => phonesSearched(house.sql, search ?? '');
const find = async (filter: MemberFilter, page = FIRST) =>
  membersPage(house.sql, { ...filter, phones: await phonesIn(filter.search) }, NEWEST, page);
const cardsOf = async (where: string) => (await house.sql.all<{ card_number: string }>`
  select card_number from member where survivor_id is null and ${fragment.raw(where)}
  order by enrolled_at desc, id desc`).map((row) => row.card_number);

async function planOf(filter: MemberFilter, reader?: Reader): Promise<string> {
  const search = readSearch(filter.search ?? '', await phonesIn(filter.search)) as MemberSearch | null;
  const listing = listingOf(filter, search, NEWEST, reader);
  const rows = await house.sql.all<{ 'QUERY PLAN': string }>`
    explain ${reader ? countStatement(listing) : pageStatement(listing, FIRST)}`;
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** The smallest channel, and a franchise that the first members of each region are at home with. */
async function readersOf(): Promise<{ own: string; home: string }> {
  const { own } = await house.sql.one<{ own: string }>`
    select channel_id as own from channel_identity group by 1 order by count(*) limit 1`;
  const home = newId();
  await house.sql.run`update member set home_tenant_id = ${home} where id in (
    select id from member where survivor_id is null order by id limit 2000)`;
  await house.sql.run`update person_visibility set tenant_id = ${home} where person_id in (
    select id from member where home_tenant_id = ${home})`;
  await house.sql.run`analyze`;
  return { own, home };
}

describe('20,000 members', () => {
  it.each<[string, MemberFilter, string]>([
    ['the newest', {}, 'member_enrolled_at'],
    ['those of a region', { region: 'SG' }, 'member_region'],
    ['those of a source', { source: 'parcel_card' }, 'member_source'],
    ['those with a part of a name', { search: '欧阳' }, 'member_name_grams'],
    ['the one with a phone', { search: '160 0000 0123' }, 'member_phone'],
    ['those with the beginning of a card', { search: '1618033988' }, 'member_card_range'],
  ])('are not all read to find %s', async (_, filter, index) => {
    const plan = await planOf(filter);
    expect(plan).toContain(index);
    expect(plan).not.toContain('Seq Scan');
  });

  it.each<[MemberFilter, string]>([
    [{ region: 'HK' }, `region = 'HK'`],
    [{ source: 'event', region: 'SG' }, `source = 'event' and region = 'SG'`],
    [{ enrolledFrom: new Date('2026-06-01T00:00:00Z'), enrolledTo: new Date('2026-07-01T00:00:00Z') },
      `enrolled_at >= '2026-06-01T00:00:00Z' and enrolled_at < '2026-07-01T00:00:00Z'`],
    [{ hasPhone: true }, 'phone is not null'], [{ hasPhone: false }, 'phone is null'],
    [{ search: '芳' }, `name like '%芳%'`], [{ search: '小丽' }, `name like '%小丽%'`],
    [{ search: 'ＴＡＩ ｍａｎ' }, `name ilike '%tai man%'`], [{ search: 'grace', region: 'SG' }, `name ilike '%grace%'`],
  ])('%j finds what a plain comparison finds, in order', async (filter, where) => {
    const cards = await cardsOf(where);
    const page = await find(filter, { limit: 25, offset: 25 });
    const most = filter.search ? 1_000 : 10_000;
    expect([page.totalCount, page.totalCountIsExact])
      .toEqual([Math.min(cards.length, most), cards.length <= most]);
    expect(page.items.map((item) => item.cardNumber)).toEqual(cards.slice(25, 50));
  });

  it('are sorted each way by each key, without gaps over pages', async () => {
    for (const by of ['enrolled_at', 'card_number'] as const) {
      const up = await membersPage(house.sql, {}, { by, direction: 'asc' }, FIRST);
      const down = await membersPage(house.sql, {}, { by, direction: 'desc' },
        { limit: 25, offset: MANY - 25 });
      expect([up.totalCount, up.totalCountIsExact]).toEqual([10_000, false]);
      expect(up.items.map(({ id }) => id)).toEqual(down.items.map(({ id }) => id).reverse());
    }
  });
});

describe('a partner channel', () => {
  const differences = async () => (await house.sql.one<{ n: bigint }>`with seen as (
      select c as channel_id, person_id as member_id, m.region, reach_grams(c, m.name_grams) as grams
      from person_visibility v join member m on m.id = v.person_id cross join unnest(v.channel_ids) c
      where v.survivor_id is null),
    kept as (select channel_id, member_id, region, grams from channel_member)
    select count(*) as n from ((table seen except table kept) union all (table kept except table seen)) t`).n;

  it('has its members in an index of its own, whoever was enrolled and merged', async () => {
    expect(await differences()).toBe(0n);
    const [a, b] = await house.sql.all<{ id: string }>`select id from member
      where survivor_id is null order by id limit 2`;
    await house.run(mergeTwo, { survivorId: a!.id, otherId: b!.id });
    expect(await differences()).toBe(0n);
    expect(await house.sql.all`select 1 from channel_member where member_id = ${b!.id}`).toEqual([]);
    const { memberId } = await enrolled(house, { name: '司马懿' });
    await house.sql.run`update member set name = '上官婉', name_folded = '上官婉', name_grams = ${gramsOf('上官婉')}
      where id = ${memberId}`;
    expect(await differences()).toBe(0n);
  });

  it.each(['芳', '小丽', '1618033988', '160 0000 0123', 'grace'])(
    'finds by %j whom it sees, and counts them', async (search) => {
      const { channel_id: own } = await house.sql.one<{ channel_id: string }>`
        select channel_id from channel_identity group by 1 order by count(*) limit 1`;
      const { data } = await house.query(`query S($search: String) { members(filter: { search: $search },
        page: { size: 100 }) { totalCount totalCountIsExact items { cardNumber } } }`,
      { search }, channel(own, 'members:read'));
      const all = await membersPage(house.sql, { search }, NEWEST, { limit: 10_000, offset: 0 });
      const seen = new Set((await house.sql.all<{ card_number: string }>`select card_number from member m
        join channel_member c on c.member_id = m.id where c.channel_id = ${own}`).map((row) => row.card_number));
      const wanted = all.items.map((item) => item.cardNumber).filter((card) => seen.has(card));
      expect(data.members).toEqual({ totalCount: wanted.length, totalCountIsExact: true,
        items: wanted.slice(0, 100).map((cardNumber) => ({ cardNumber })) });
    });
});

describe('a name within reach', () => {
  let reach: { own: string; home: string };
  beforeAll(async () => {
    reach = await readersOf();
    await house.sql.run`update person_visibility set layer = 3 where tenant_id = ${reach.home}`;
  });
  const found = async (search: string, kind: 'tenant' | 'channel') => (await house.query(`query S($search: String) {
    members(filter: { search: $search }, page: { size: 100 }) { totalCount totalCountIsExact items { cardNumber } } }`,
  { search }, kind === 'tenant' ? tenant(reach.home, 'members:read') : channel(reach.own, 'members:read')))
    .data.members;

  it('is found by one index, whoever is at home or known there', async () => {
    const ofHome = await planOf({ search: '小丽' }, { kind: 'tenant', tenantId: reach.home });
    expect(ofHome).toContain('member_home_grams');
    const ofChannel = await planOf({ search: '小丽' }, { kind: 'channel', channelId: reach.own });
    expect(ofChannel).toContain('channel_member_grams');
    expect(ofChannel).not.toMatch(/on member\b/);
  });

  it('and those of a region are counted by a channel\'s own index alone', async () => {
    const plan = await planOf({ region: 'CN' }, { kind: 'channel', channelId: reach.own });
    expect(plan).toContain('channel_member_region');
    expect(plan).not.toMatch(/on member\b/);
  });

  it.each(['芳', '王', '小丽', '小', 'grace', 'zz-nobody'])('by %j is what a plain comparison finds', async (search) => {
    for (const [kind, own] of [['tenant', `home_tenant_id = '${reach.home}'`], ['channel',
      `id in (select member_id from channel_member where channel_id = '${reach.own}')`]] as const) {
      const cards = await cardsOf(`name ilike '%${search}%' and ${own}`);
      expect([kind, await found(search, kind)]).toEqual([kind, { totalCount: Math.min(cards.length, 1_000),
        totalCountIsExact: cards.length <= 1_000, items: cards.slice(0, 100).map((cardNumber) => ({ cardNumber })) }]);
    }
  });

  it('is none of whom a franchise knows as a pseudonym', async () => {
    const { id } = await house.sql.one<{ id: string }>`select id from member
      where home_tenant_id = ${reach.home} and name_grams @> array['芳'] limit 1`;
    const before = (await found('芳', 'tenant')).totalCount;
    await house.sql.run`update person_visibility set layer = 1 where person_id = ${id}`;
    expect((await found('芳', 'tenant')).totalCount).toBe(before - 1);
    await house.sql.run`update person_visibility set layer = 3 where person_id = ${id}`;
  });

  it('moves with the home', async () => {
    const [one] = await house.sql.all<{ id: string }>`select id from member
      where home_tenant_id = ${reach.home} and name_grams @> array['芳'] limit 1`;
    const before = (await found('芳', 'tenant')).totalCount;
    await house.sql.run`update member set home_tenant_id = null where id = ${one!.id}`;
    expect((await found('芳', 'tenant')).totalCount).toBe(before - 1);
  });
});

describe('a search', () => {
  it('finds a phone in any writing, a card and its beginning', async () => {
    const { memberId } = await enrolled(house, { phone: '+85269990001', region: 'HK', name: '周杰伦测' });
    const { card_number: card } = await house.sql.one<{ card_number: string }>`
      select card_number from member where id = ${memberId}`;
    for (const search of ['+85269990001', '6999 0001', '00852 6999-0001', card,
      `${card.slice(0, 4)} ${card.slice(4, 13)}`, '杰伦测', '伦测']) {
      const { items } = await find({ search });
      expect([search, items.map((item) => item.displayName)]).toEqual([search, ['周***']]);
    }
    expect((await find({ search: card.slice(0, 9) })).items.map((item) => item.cardNumber)).toContain(card);
  });

  it('reads a phone with the habits of every region there is, and of those that were', async () => {
    await toldRegion(house, { retired: true });
    await enrolled(house, { phone: '+60123456789', name: '马来测' });
    expect((await find({ search: '012-345 6789' })).items.map((item) => item.displayName)).toEqual(['马**']);
  });

  it.each(['t', '7', '%%', '__', 'zz-nobody', '+'])('for %j finds nobody', async (search) => {
    expect(await find({ search })).toMatchObject({ items: [], totalCount: 0, totalCountIsExact: true });
  });

  it('for blanks is no search', async () => {
    expect((await find({ search: '  ' })).totalCountIsExact).toBe(false);
  });

  it('wants all grams next to each other', async () => {
    await enrolled(house, { name: '丁乙丙丁甲乙' });
    expect((await find({ search: '丁乙丙丁' })).totalCount).toBe(1);
    expect((await find({ search: '甲乙丙' })).totalCount).toBe(0);
  });
});
