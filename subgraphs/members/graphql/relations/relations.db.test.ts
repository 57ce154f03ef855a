import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../../tests/kit/subgraph.ts';
import { newId } from '../../../kernel/ids.ts';
import { eraseMembers } from '../../commands/privacy/erase-members.ts';
import { forgetExpired } from '../../commands/privacy/forget-expired.ts';
import { requestErasure } from '../../commands/privacy/request-erasure.ts';
import { unmergeMember } from '../../commands/unmerge-member.ts';
import { cardNumberOf } from '../../domain/card-number.ts';
import { updateProfile } from '../../commands/update-profile.ts';
import { members } from '../../index.ts';
import { familiesIn, WORD } from '../../tests/families.ts';
import { atHomeWith, enrolled, mem, mergedInto, registeredChannel } from '../../tests/sample.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members, { now: '2026-11-29T04:00:00Z' }); });
afterAll(() => house.stop());

const { say, propose, agree, related, seen, children, told } = familiesIn(() => house);
const cardOf = async (memberId: string) => (await house.sql.one<{ card: string }>`
  select card_number as card from member where id = ${memberId}`).card;

async function some(count: number, more: object = {}): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) ids.push((await enrolled(house, more)).memberId);
  return ids;
}

describe('a relation', () => {
  it('stands once both have said it, is told from either side, and ends when either takes it back', async () => {
    const [mother, daughter] = await some(2) as [string, string];
    const { relation } = await propose(mother, daughter, 'CHILD');
    expect(relation).toEqual({ id: expect.stringMatching(/^rel_/), kind: 'CHILD', state: 'PROPOSED', endReason: null,
      related: { id: mem(daughter) }, relatedName: null, agreed: { textVersion: '2026-11', byGuardian: false },
      relatedAgreed: null });
    expect([await children(mother), await told(mother)]).toEqual([[], []]);
    expect((await propose(mother, daughter, 'CHILD')).relation.id).toBe(relation.id);
    const yes = await agree(relation.id);
    expect(yes.relation).toMatchObject({ kind: 'PARENT', state: 'STANDING', related: { id: mem(mother) },
      relatedName: '王**', relatedAgreed: { source: 'STORE' } });
    expect((await agree(relation.id)).relation.state).toBe('STANDING');
    expect(await seen(daughter)).toMatchObject({
      family: { parents: [{ related: { id: mem(mother) } }], children: [] } });
    expect([await told(mother), await told(daughter)])
      .toEqual([[[daughter, 'child', true]], [[mother, 'parent', true]]]);
    const end = { relationId: relation.id, memberId: mem(daughter) };
    expect((await say('endRelation', end)).relation).toMatchObject({ state: 'ENDED', endReason: 'WITHDRAWN' });
    expect((await say('endRelation', end)).userErrors).toEqual([]);
    expect((await told(mother)).at(-1)).toEqual([daughter, 'child', false]);
    expect(await agree(relation.id)).toEqual({ relation: null, userErrors: [
      { code: 'RELATION_ENDED', path: ['relationId'] }] });
    expect(await seen(mother)).toMatchObject({ relations: [{ state: 'ENDED' }], family: { children: [] } });
    expect((await propose(daughter, mother, 'PARENT')).relation.state).toBe('PROPOSED');
    expect(await house.sql.all`select 1 from audit_record where subject_id = ${daughter}
      and command like 'members.%relation'`).toHaveLength(4);
  });

  it('proposed by the other as well stands; declined it is over', async () => {
    const [he, she] = await some(2) as [string, string];
    const { relation } = await propose(he, she, 'SPOUSE');
    expect((await say('endRelation', { relationId: relation.id, memberId: mem(she) })).relation.endReason)
      .toBe('DECLINED');
    await propose(he, she, 'SPOUSE');
    expect((await propose(she, he, 'SPOUSE')).relation.state).toBe('STANDING');
    expect((await seen(he)).family.spouse.related.id).toBe(mem(she));
  });

  it('is refused where a family cannot be so', async () => {
    const [a, b, c, d] = await some(4) as [string, string, string, string];
    const code = async (...asked: Parameters<typeof propose>) => (await propose(...asked)).userErrors[0]?.code ?? null;
    expect(await code(a, a, 'SPOUSE')).toBe('SELF_RELATED');
    expect(await code(a, newId(), 'SPOUSE')).toBe('NOT_FOUND');
    expect(await code(a, b, 'CHILD', { textHash: 'no' })).toBe('TEXT_HASH_INVALID');
    await related(a, b, 'CHILD');
    await related(b, c, 'CHILD');
    expect(await code(a, b, 'SPOUSE')).toBe('RELATED_OTHERWISE');
    expect(await code(b, a, 'CHILD')).toBe('RELATED_OTHERWISE');
    expect(await code(c, a, 'CHILD')).toBe('ANCESTRY_CYCLE');
    const waits = (await propose(c, d, 'CHILD')).relation.id;
    const circle = (await propose(d, a, 'CHILD')).relation.id;
    expect((await agree(circle)).relation.state).toBe('STANDING');
    expect((await agree(waits)).userErrors).toEqual([{ code: 'ANCESTRY_CYCLE', path: ['kind'] }]);
    expect(await code(a, d, 'SPOUSE')).toBe('RELATED_OTHERWISE');
  });

  it('of a child needs its guardian, and nobody has two spouses', async () => {
    const [adult, wife] = await some(2) as [string, string];
    const [child] = await some(1, { birthday: '2020-05-01' }) as [string];
    const { relation } = await propose(adult, child, 'CHILD');
    expect((await agree(relation.id)).userErrors).toEqual([{ code: 'GUARDIAN_REQUIRED', path: ['guardianName'] }]);
    expect((await agree(relation.id, { guardianName: '王女士' })).relation).toMatchObject({
      state: 'STANDING', agreed: { byGuardian: true } });
    expect((await propose(wife, child, 'SPOUSE')).userErrors).toMatchObject([{ code: 'AGE_CONTRADICTS' }]);
    await related(adult, wife, 'SPOUSE');
    const [other] = await some(1) as [string];
    expect((await propose(other, wife, 'SPOUSE')).userErrors).toEqual([{ code: 'SPOUSE_EXISTS', path: ['kind'] }]);
  });
});

describe('who sees it', () => {
  it('a franchise where it sees both, a channel never', async () => {
    const channelId = await registeredChannel(house);
    const [franchise, elsewhere] = [newId(), newId()];
    const [mother, daughter] = [await enrolled(house, { channelId, externalId: 'kin-1' }),
      await enrolled(house, { channelId, externalId: 'kin-2' })].map(({ memberId }) => memberId) as [string, string];
    await atHomeWith(house, mother, franchise);
    await atHomeWith(house, daughter, elsewhere);
    const relationId = await related(mother, daughter, 'CHILD');
    const shop = tenant(franchise, 'members:read', 'members:write');
    const partner = channel(channelId, 'members:read', 'members:write');
    const nothing = { relations: [], family: { parents: [], children: [], spouse: null } };
    expect([await seen(mother, shop), await seen(mother, partner)]).toEqual([nothing, nothing]);
    for (const actor of [shop, partner]) {
      expect((await propose(mother, daughter, 'CHILD', {}, actor)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
      expect((await say('endRelation', { relationId, memberId: mem(mother) }, actor)).userErrors)
        .toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    await atHomeWith(house, daughter, franchise);
    expect(await seen(mother, shop)).toMatchObject({ family: { children: [{ related: { id: mem(daughter) } }] } });
  });

  it('a member proposes by the other\'s card, and sees of it a masked name', async () => {
    const [mother, daughter, stranger] = await some(3) as [string, string, string];
    const own = (id: string) => person(id, 'members:read', 'members:self');
    const { card } = await house.sql.one<{ card: string }>`select card_number as card
      from member where id = ${daughter}`;
    const { relation } = await say('proposeMyRelation', { cardNumber: card, kind: 'CHILD', ...WORD }, own(mother));
    expect(relation).toMatchObject({ state: 'PROPOSED', related: null, relatedName: null });
    const mine = { relationId: relation.id, ...WORD };
    expect((await say('agreeToMyRelation', mine, own(stranger))).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await say('agreeToMyRelation', mine, own(mother))).relation.state).toBe('PROPOSED');
    expect((await say('agreeToMyRelation', mine, own(daughter))).relation)
      .toMatchObject({ state: 'STANDING', kind: 'PARENT', related: null, relatedName: '王**', relatedAgreed: null });
    expect(await seen(mother, own(mother))).toMatchObject({
      family: { children: [{ related: null, relatedName: '王**' }] } });
    expect((await say('proposeMyRelation', { cardNumber: '1', kind: 'CHILD', ...WORD }, own(mother))).userErrors)
      .toEqual([{ code: 'NOT_FOUND', path: ['cardNumber'], waitSeconds: null }]);
    expect((await say('endMyRelation', { relationId: relation.id }, own(stranger))).userErrors)
      .toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await say('endMyRelation', { relationId: relation.id }, own(daughter))).relation.state).toBe('ENDED');
  });
});

it('what a member asks by itself tells it nothing of the other: that is judged once the other agrees', async () => {
  const [husband, wife, single] = await some(3) as [string, string, string];
  const [asker, older] = [...await some(1, { birthday: '1990-05-01' }), ...await some(1, { birthday: '1950-05-01' })] as
    [string, string];
  const [child] = await some(1, { birthday: '2020-05-01' }) as [string];
  await related(husband, wife, 'SPOUSE');
  const own = (id: string) => person(id, 'members:read', 'members:self');
  const asks = async (by: string, of: string, kind: string) => {
    return say('proposeMyRelation', { cardNumber: await cardOf(of), kind, ...WORD }, own(by));
  };
  const { relation } = await asks(asker, wife, 'SPOUSE');
  expect(relation).toMatchObject({ state: 'PROPOSED' });
  expect([await asks(asker, older, 'CHILD'), await asks(asker, child, 'SPOUSE')])
    .toMatchObject([{ relation: { state: 'PROPOSED' } }, { relation: { state: 'PROPOSED' } }]);
  expect((await say('agreeToMyRelation', { relationId: relation.id, ...WORD }, own(wife))).userErrors)
    .toEqual([{ code: 'SPOUSE_EXISTS', path: ['kind'] }]);
  expect((await asks(older, asker, 'PARENT')).userErrors).toMatchObject([{ code: 'AGE_CONTRADICTS', path: ['kind'] }]);
  expect((await asks(husband, single, 'SPOUSE')).userErrors).toMatchObject([{ code: 'SPOUSE_EXISTS', path: ['kind'] }]);
});

it('whether anybody has a card a member does not learn by asking it, repeating, ending, or by an erasure', async () => {
  const [asker, asked, married, elder] = await some(4) as [string, string, string, string];
  const own = (id: string) => person(id, 'members:read', 'members:self');
  const [card, otherCard] = [await cardOf(asked), await cardOf(elder)];
  const nobodys = cardNumberOf('9', 4_711n);
  const tries = async (cardNumber: string, kind = 'CHILD', by = asker) =>
    say('proposeMyRelation', { cardNumber, kind, ...WORD }, own(by));
  const same = ({ relation, userErrors }: any) => ({ relation: relation && { ...relation, id: 'any' }, userErrors });
  const shown = async () => (await seen(asker, own(asker))).relations.map(({ id: _id, ...rest }: any) => rest);

  const [real, none] = [await tries(card), await tries(nobodys)];
  expect([real.relation.state, same(none)]).toEqual(['PROPOSED', same(real)]);
  expect([(await tries(card)).relation.id, (await tries(nobodys)).relation.id])
    .toEqual([real.relation.id, none.relation.id]);
  expect(same(await tries(nobodys, 'SPOUSE'))).toEqual(same(await tries(card, 'SPOUSE')));
  const [first, second] = await shown();
  expect(second).toEqual(first);
  expect(await seen(asker)).toMatchObject({ relations: [{ related: { id: mem(asked) } }, { related: null }] });
  const mine = ({ relation: { id } }: any, more = {}) => ({ relationId: id, ...more });
  expect(same(await say('agreeToMyRelation', mine(none, WORD), own(asker))))
    .toEqual(same(await say('agreeToMyRelation', mine(real, WORD), own(asker))));

  // Two cards of one person are no more alike than two of nobody.
  await mergedInto(house, asked, elder);
  const other = await tries(otherCard);
  expect([same(other), other.relation.id === real.relation.id]).toEqual([same(real), false]);
  // Nor does an erasure of whoever has not answered end anything.
  await house.run(requestErasure, { memberId: asked, reason: 'asked at the desk', withoutWaiting: true },
    { actor: operator() });
  await house.run(eraseMembers, { limit: 10, rooms: ['members'] });
  expect(await shown()).toEqual([first, first, first]);
  expect(await house.sql.all`select 1 from relation_side where asked_card in (${card}, ${otherCard})`).toEqual([]);
  for (const one of [real, none]) {
    expect(same(await say('endMyRelation', mine(one), own(asker))).relation).toMatchObject(
      { state: 'ENDED', endReason: 'WITHDRAWN' });
  }

  // So many wait with whoever has the card that no more can: who asks does not learn it.
  await house.sql.all`with open as (insert into member_relation (id, state, proposed_at)
      select gen_random_uuid(), 'proposed', now() from generate_series(1, 20) returning id)
    insert into relation_side (id, relation_id, member_id, role)
      select gen_random_uuid(), id, ${married}, 'child' from open`;
  expect(same(await tries(await cardOf(married)))).toEqual(same(real));
});

it('a member asks few at a time, and whoever does not agree three times', async () => {
  const [asker, asked, ...others] = await some(7) as [string, string, ...string[]];
  const own = (id: string) => person(id, 'members:read', 'members:self');
  const card = await cardOf(asked);
  const tries = async (cardNumber: string, kind = 'CHILD') =>
    say('proposeMyRelation', { cardNumber, kind, ...WORD }, own(asker));
  const vain = [{ code: 'ASKED_TOO_OFTEN', path: ['cardNumber'], waitSeconds: null }];
  for (const who of [asked, asker, asked]) {
    const { relation } = await tries(card);
    expect((await tries(card)).relation.id).toBe(relation.id);
    await say('endMyRelation', { relationId: relation.id }, own(who));
  }
  expect([(await tries(card)).userErrors, (await tries(card, 'SPOUSE')).userErrors]).toEqual([vain, vain]);
  // Whoever was asked may ask itself, and is answered; a desk speaks for either.
  const back = await say('proposeMyRelation', { cardNumber: await cardOf(asker), kind: 'PARENT', ...WORD }, own(asked));
  expect(back.relation.state).toBe('PROPOSED');
  expect((await tries(card)).relation).toMatchObject({ id: back.relation.id, state: 'STANDING' });
  await say('endMyRelation', { relationId: back.relation.id }, own(asker));
  expect((await tries(card)).userErrors).toEqual(vain);
  expect((await propose(asker, asked, 'CHILD')).relation.state).toBe('PROPOSED');

  house.clock.advance(600_000);
  const nobodys = [cardNumberOf('9', 4_711n), ...await Promise.all(others.map(cardOf))];
  for (const one of nobodys.slice(0, 5)) {
    expect((await tries(one)).relation).toMatchObject({ state: 'PROPOSED' });
  }
  const full = [{ code: 'TOO_MANY_ATTEMPTS', path: ['cardNumber'], waitSeconds: 600 }];
  expect([(await tries(nobodys[5]!)).userErrors, (await tries('1')).userErrors, (await tries(nobodys[0]!)).userErrors])
    .toEqual([full, [{ code: 'NOT_FOUND', path: ['cardNumber'], waitSeconds: null }], []]);
  house.clock.advance(600_000);
  expect((await tries(nobodys[5]!)).relation.state).toBe('PROPOSED');
  house.clock.advance(25 * 3_600_000);
  await house.run(forgetExpired, { limit: 10 });
  expect(await house.sql.all`select 1 from member_code_try where actor_id = ${asker}`).toEqual([]);
});

describe('a merge', () => {
  it('of two who are related leaves none, and its undoing both', async () => {
    const [older, younger] = await some(2) as [string, string];
    await related(older, younger, 'SPOUSE');
    await mergedInto(house, older, younger);
    expect(await seen(older)).toMatchObject({ family: { spouse: null },
      relations: [{ state: 'ENDED', endReason: 'MERGED', related: null }] });
    expect((await told(older)).at(-1)).toEqual([younger, 'spouse', false]);
    await house.run(unmergeMember, { memberId: younger, reason: 'two sisters' }, { actor: operator() });
    expect((await seen(younger)).family.spouse.related.id).toBe(mem(older));
    expect([(await told(older)).at(-1), (await told(younger)).at(-1)])
      .toEqual([[younger, 'spouse', true], [older, 'spouse', true]]);
  });

  it('of both at one moment is told by the ids that both have then', async () => {
    const pairs = await Promise.all(Array.from({ length: 4 }, () => some(4))) as [string, string, string, string][];
    for (const [, his, , hers] of pairs) await related(his, hers, 'SPOUSE');
    await Promise.all(pairs.flatMap(([he, his, she, hers]) => (
      [mergedInto(house, he, his), mergedInto(house, she, hers)])));
    const facts = await house.sql.all<{ one: string; other: string }>`select one, other from (
        select distinct on (one, other) one, other, payload ->> 'standing' as standing from event
        cross join lateral (select payload ->> 'memberId' as one, payload ->> 'relatedId' as other) ids
        where name = 'member-relation.v1' and payload ->> 'memberId' = any(${pairs.flat()}::text[])
        order by one, other, seq desc) last where standing = 'true' order by one, other`;
    expect(facts).toEqual(pairs.flatMap(([he, , she]) => [{ one: he, other: she }, { one: she, other: he }])
      .sort((a, b) => (a.one < b.one ? -1 : 1)));
  });

  it('shows whom both were related to once; whoever takes it back does so for both', async () => {
    const [older, younger, child, second] = await some(4) as [string, string, string, string];
    await related(older, child, 'CHILD');
    const twice = await related(younger, child, 'CHILD');
    await related(younger, second, 'CHILD');
    await mergedInto(house, older, younger);
    expect((await children(older)).sort()).toEqual([mem(child), mem(second)].sort());
    expect((await told(child)).slice(-2).sort()).toEqual([[older, 'parent', true], [younger, 'parent', false]].sort());
    await house.run(unmergeMember, { memberId: younger, reason: 'two sisters' }, { actor: operator() });
    expect([await children(older), (await children(younger)).length]).toEqual([[mem(child)], 2]);
    expect((await told(child)).slice(-2).sort()).toEqual([[older, 'parent', true], [younger, 'parent', true]].sort());
    await mergedInto(house, older, younger);
    await say('endRelation', { relationId: twice, memberId: mem(child) });
    expect(await children(older)).toEqual([mem(second)]);
    expect((await told(child)).at(-1)).toEqual([older, 'parent', false]);
  });
});

it('the other is shown by its name of today, whatever changed it; what ended as it was', async () => {
  const [mother, daughter] = await some(2, { name: '王小明' }) as [string, string];
  const [twin] = await some(1, { name: '李四' }) as [string];
  const own = person(mother, 'members:read', 'members:self');
  const shown = async () => (await seen(mother, own)).relations.map(({ relatedName }: any) => relatedName);
  const renamed = async (memberId: string, name: string) => {
    const { version } = await house.sql.one<{ version: number }>`select version from member where id = ${memberId}`;
    expect(await house.run(updateProfile, { memberId, name, expectedVersion: version }, { actor: operator() }))
      .toMatchObject({ ok: true });
  };
  await related(mother, daughter, 'CHILD');
  await renamed(daughter, '欧阳小红');
  expect(await shown()).toEqual(['欧***']);
  await mergedInto(house, twin, daughter);
  expect(await shown()).toEqual(['李*']);
  await house.run(unmergeMember, { memberId: daughter, reason: 'two sisters' }, { actor: operator() });
  expect(await shown()).toEqual(['欧***']);
  const relationId = (await seen(mother)).relations[0].id;
  await say('endRelation', { relationId, memberId: mem(mother) });
  await renamed(daughter, '赵红');
  expect(await shown()).toEqual(['欧***']);
});

it('an erasure ends it, and leaves nothing of the person with the other', async () => {
  const [mother, daughter] = await some(2) as [string, string];
  await related(mother, daughter, 'CHILD');
  await house.run(requestErasure, { memberId: daughter, reason: 'asked at the desk', withoutWaiting: true },
    { actor: operator() });
  await house.run(eraseMembers, { limit: 10, rooms: ['members'] });
  expect((await told(mother)).at(-1)).toEqual([daughter, 'child', false]);
  expect((await house.events('member-relation.v1')).filter(({ memberId, relatedId, standing }: any) =>
    [memberId, relatedId].includes(daughter) && standing)).toEqual([]);
  expect((await seen(mother)).relations).toEqual([{ id: expect.any(String), kind: 'CHILD', state: 'ENDED',
    endReason: 'ERASED', related: null, relatedName: null, agreed: { textVersion: '2026-11', byGuardian: false },
    relatedAgreed: null }]);
});
