import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { operator, person, startTestSubgraph, tenant, type TestSubgraph } from '../../../tests/kit/subgraph.ts';
import { newId } from '../../kernel/ids.ts';
import { members } from '../index.ts';
import { atHomeWith, enrolled } from '../tests/sample.ts';
import { hashOfText } from '../domain/privacy/consent-rules.ts';
import { publishConsentText } from './privacy/publish-consent-text.ts';
import { tellConsentsOfBefore } from './tell-consents.ts';
import { recordConsents, type ConsentInput } from './record-consents.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members); });
afterAll(() => house.stop());

const word = (memberId: string, more: Partial<ConsentInput> = {}): ConsentInput => ({
  memberId, purpose: 'franchise_sharing', granted: true, textVersion: '2026-03',
  textHash: 'ab'.repeat(32), source: 'store', ...more,
});
const record = async (input: ConsentInput, actor = operator(), idempotencyKey?: string) =>
  (await house.runBatch(recordConsents, [{ input, actor, idempotencyKey }]))[0]!;
const layerOf = async (id: string) => (await house.sql.one<{ layer: number }>`
  select layer from person_visibility where person_id = ${id}`).layer;
const wordsOf = (id: string) => house.sql.all<any>`
  select purpose, granted, recorded_at from consent_record where member_id = ${id} order by seq`;

it('opens the contact to the franchise, and its withdrawal closes it', async () => {
  const { memberId } = await enrolled(house);
  expect(await layerOf(memberId)).toBe(1);
  expect(await record(word(memberId))).toMatchObject({ ok: true, value: { memberId } });
  expect(await layerOf(memberId)).toBe(3);
  await record(word(memberId, { granted: false }));
  expect(await layerOf(memberId)).toBe(1);
  expect((await house.events('member.visibility-changed.v1'))
    .filter((event) => event.personId === memberId).map(({ layer, version }) => [layer, version]))
    .toEqual([[1, 1n], [3, 2n], [1, 3n]]);
  expect(await wordsOf(memberId)).toHaveLength(2);
});

it('for other purposes changes no visibility', async () => {
  const { memberId } = await enrolled(house);
  await record(word(memberId, { purpose: 'profiling', granted: false }));
  expect(await wordsOf(memberId)).toEqual([{
    purpose: 'profiling', granted: false, recorded_at: new Date('2026-09-15T04:00:00Z') }]);
  expect((await house.events('member.visibility-changed.v1'))
    .filter((event) => event.personId === memberId)).toHaveLength(1);
});

it('is told, each word with a greater version', async () => {
  const { memberId } = await enrolled(house);
  await record(word(memberId, { purpose: 'profiling', granted: false }));
  await record(word(memberId, { purpose: 'profiling' }));
  const told = (await house.events('member.consent-changed.v1')).filter((event) => event.memberId === memberId);
  expect(told).toMatchObject([
    { purpose: 'profiling', granted: false, at: new Date('2026-09-15T04:00:00Z') },
    { purpose: 'profiling', granted: true },
  ]);
  expect(told[1].version).toBeGreaterThan(told[0].version);
});

it('of before it was told is told once, if it counts still', async () => {
  const { memberId } = await enrolled(house);
  await record(word(memberId, { purpose: 'profiling' }));
  await record(word(memberId, { purpose: 'profiling', granted: false }));
  await house.sql.run`update consent_record set told = false where member_id = ${memberId}`;
  const told = async () => (await house.events('member.consent-changed.v1'))
    .filter((event) => event.memberId === memberId).slice(2);
  for (let round = 0; round < 2; round += 1) {
    expect(await house.run(tellConsentsOfBefore, { limit: 100 })).toMatchObject({ ok: true });
    expect(await told()).toMatchObject([{ purpose: 'profiling', granted: false }]);
  }
});

it('repeats the stored answer for the same key and refuses another input', async () => {
  const { memberId } = await enrolled(house);
  const first = await record(word(memberId), operator(), 'c-1');
  expect(await record(word(memberId), operator(), 'c-1')).toEqual(first);
  expect(await record(word(memberId, { granted: false }), operator(), 'c-1'))
    .toMatchObject({ refusals: [{ code: 'IDEMPOTENCY_CONFLICT' }] });
  expect(await wordsOf(memberId)).toHaveLength(1);
});

describe('a published text', () => {
  const zh = '我同意接收企业微信消息，可随时撤回。';
  const published = (version: string, more: object = {}) => house.run(publishConsentText,
    { purpose: 'marketing_wecom', version, zh, en: 'I agree to be written to by WeCom.', ...more });
  const said = (memberId: string, more: Partial<ConsentInput>) =>
    record(word(memberId, { purpose: 'marketing_wecom', ...more }));

  it('is what is agreed to from then on, by its version and its hash', async () => {
    const { memberId } = await enrolled(house);
    expect(await said(memberId, { textVersion: 'own' })).toMatchObject({ ok: true });
    expect(await published('2026-09')).toMatchObject({ ok: true });
    expect(await said(memberId, { textVersion: '2026-09', textHash: undefined })).toMatchObject({ ok: true });
    expect((await house.sql.one<{ text_hash: string }>`select text_hash from consent_record
      where member_id = ${memberId} order by seq desc limit 1`).text_hash)
      .toBe(hashOfText({ zh, en: 'I agree to be written to by WeCom.' }));
    expect(await said(memberId, { textVersion: 'own' }))
      .toMatchObject({ refusals: [{ code: 'TEXT_UNKNOWN', path: ['textVersion'] }] });
    expect(await said(memberId, { textVersion: '2026-09' }))
      .toMatchObject({ refusals: [{ code: 'TEXT_HASH_INVALID', path: ['textHash'] }] });
    expect(await said(memberId, { textVersion: 'own', granted: false })).toMatchObject({ ok: true });
  });

  it.each([
    [{ version: ' ' }, 'VERSION_INVALID'], [{ version: 'x'.repeat(41) }, 'VERSION_INVALID'],
    [{ zh: '短' }, 'TEXT_INVALID'], [{ en: 'short' }, 'TEXT_INVALID'], [{}, 'VERSION_TAKEN'],
  ])('%j: %s', async (more, code) => {
    await published('2026-10');
    expect(await published('2026-10', more)).toMatchObject({ refusals: [{ code }] });
  });
});

it('for a child is a guardian\'s, not the child\'s own', async () => {
  const { memberId } = await enrolled(house, { birthday: '2012-09-16' });
  const needs = { refusals: [{ code: 'GUARDIAN_REQUIRED', path: ['guardianName'] }] };
  expect(await record(word(memberId))).toMatchObject(needs);
  expect(await record(word(memberId, { guardianName: '王大明' }), person(memberId))).toMatchObject(needs);
  expect(await record(word(memberId, { guardianName: 'x'.repeat(81) })))
    .toMatchObject({ refusals: [{ code: 'GUARDIAN_INVALID' }] });
  expect(await record(word(memberId, { guardianName: ' 王大明 ' }))).toMatchObject({ ok: true });
  expect(await record(word(memberId, { granted: false }), person(memberId))).toMatchObject({ ok: true });
  expect(await house.sql.all`select granted, guardian_name from consent_record where member_id = ${memberId}
    order by seq`).toEqual([{ granted: true, guardian_name: '王大明' }, { granted: false, guardian_name: null }]);
  expect(JSON.stringify(await house.sql.all`select after from audit_record where subject_id = ${memberId}`))
    .not.toContain('王大明');
});

describe('refusals', () => {
  it.each<[Partial<ConsentInput>, string, string]>([
    [{ textVersion: ' ' }, 'TEXT_VERSION_INVALID', 'textVersion'],
    [{ textVersion: 'x'.repeat(41) }, 'TEXT_VERSION_INVALID', 'textVersion'],
    [{ textHash: 'zz' }, 'TEXT_HASH_INVALID', 'textHash'],
    [{ memberId: newId() }, 'NOT_FOUND', 'memberId'],
  ])('%j', async (more, code, field) => {
    const { memberId } = await enrolled(house);
    expect(await record(word(memberId, more)))
      .toMatchObject({ ok: false, refusals: [{ code, path: [field] }] });
    expect(await wordsOf(memberId)).toEqual([]);
  });

  it('hide foreign members', async () => {
    const { memberId } = await enrolled(house);
    const franchise = newId();
    expect(await record(word(memberId), tenant(franchise)))
      .toMatchObject({ refusals: [{ code: 'NOT_FOUND' }] });
    await atHomeWith(house, memberId, franchise);
    expect(await record(word(memberId), tenant(franchise))).toMatchObject({ ok: true });
  });
});

it('is withdrawn by the link of a message, once, and not after a later yes', async () => {
  const { memberId } = await enrolled(house);
  const at = new Date('2026-09-15T04:00:00Z');
  const leave = () => house.deliver('message.opted-out.v1', memberId,
    { messageId: newId(), memberId, purpose: 'marketing_sms', at });
  // Of somebody who never agreed, and of nobody, nothing is recorded.
  expect([await leave(), await wordsOf(memberId)]).toEqual([null, []]);
  expect(await house.deliver('message.opted-out.v1', newId(),
    { messageId: newId(), memberId: newId(), purpose: 'marketing_sms', at })).toBeNull();
  await record(word(memberId, { purpose: 'marketing_sms' }));
  expect([await leave(), await leave()]).toEqual([null, null]);
  expect((await wordsOf(memberId)).map(({ granted }) => granted)).toEqual([true, false]);
  expect((await house.events('member.consent-changed.v1')).filter((event) => event.memberId === memberId)
    .map(({ purpose, granted }) => [purpose, granted])).toEqual([['marketing_sms', true], ['marketing_sms', false]]);
  house.clock.set('2026-09-16T04:00:00Z');
  await record(word(memberId, { purpose: 'marketing_sms' }));
  await leave();
  expect((await wordsOf(memberId)).map(({ granted }) => granted)).toEqual([true, false, true]);
});
