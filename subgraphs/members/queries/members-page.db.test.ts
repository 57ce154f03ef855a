import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql as fragment } from 'kysely';
import { startTestSubgraph, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { enrolMembers } from '../commands/enrolment/enrol-members.ts';
import { MAX_ENROLMENTS } from '../commands/enrolment/enrolment.ts';
import { members } from '../index.ts';
import { demoMember } from '../seed/demo-member.ts';
import { enrolled } from '../test/sample.ts';
import { pageStatement } from '../../kernel/database/read-page.ts';
import { readSearch, type MemberSearch } from './member-search.ts';
import { listingOf, membersPage, type MemberFilter } from './members-page.ts';

const MANY = 20_000;
const NOW = new Date('2026-09-15T04:00:00Z');
const FIRST = { limit: 25, offset: 0 };
const NEWEST = { by: 'enrolled_at', direction: 'desc' } as const;

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

const find = (filter: MemberFilter, page = FIRST) => membersPage(house.sql, filter, NEWEST, page);
const cardsOf = async (where: string) => (await house.sql.all<{ card_number: string }>`
  select card_number from member where survivor_id is null and ${fragment.raw(where)}
  order by enrolled_at desc, id desc`).map((row) => row.card_number);

async function planOf(filter: MemberFilter): Promise<string> {
  const rows = await house.sql.all<{ 'QUERY PLAN': string }>`
    explain ${pageStatement(listingOf(filter, readSearch(filter.search ?? '') as MemberSearch | null, NEWEST), FIRST)}`;
  return rows.map((row) => row['QUERY PLAN']).join('\n');
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
    expect(page.totalCount).toBe(Math.min(cards.length, 10_000));
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
