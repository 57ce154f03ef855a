import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fits } from '../../domain/frequency-cap.ts';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import { openDesk, type Desk } from '../../tests/desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const china = (day: string) => `2026-10-${day}:00+08:00`;
const window = async (memberId: string) => ((await desk.room.sql.maybe<{ taken: Date[] }>`
  select taken from message_window where member_id = ${memberId}`)?.taken ?? []).map((at) =>
    new Date(at).toISOString());

describe('texts', () => {
  it('are drafts until they are published, and refuse variables that nobody says', async () => {
    const { template } = await desk.write({ code: 'points', bodyZh: '{{points}} {{optOutLink}}' });
    expect(template).toMatchObject({ state: 'DRAFT', version: 1 });
    expect((await desk.publish(template.id)).codes).toEqual(['MISSING_VARIABLE bodyZh']);
    const second = await desk.write({ code: 'points', bodyZh: '{{points}} {{optOutLink}}',
      variables: [{ name: 'points', example: '1,200' }] });
    expect(second.template.version).toBe(2);
    expect((await desk.publish(second.template.id)).template.state).toBe('PUBLISHED');
    expect((await desk.publish(second.template.id)).codes).toEqual(['NOT_NOW id']);
    const third = await desk.published({ code: 'points' });
    const { data } = await desk.room.query(`query ($id: ID!,
      $new: ID!) { a: messageTemplate(id: $id) { state previewZh { body } }
      b: messageTemplate(id: $new) { state } messageTemplates(code: "points") { totalCount items { version } } }`,
    { id: second.template.id, new: third }, desk.headOffice);
    expect(data).toMatchObject({ a: { state: 'REPLACED', previewZh: { body: '1,200 [optOutLink]' } },
      b: { state: 'PUBLISHED' }, messageTemplates: { totalCount: 3 } });
    expect((await desk.write({ code: 'points', channel: 'WECOM' })).codes).toEqual(['KIND_CHANGED channel']);
    expect((await desk.write({ linkUrl: 'http://brand.example' })).codes).toEqual(['LINK_INVALID linkUrl']);
    expect((await desk.write({ code: 'A b' })).codes).toEqual(['INVALID code']);
    expect((await desk.write({ bodyEn: 'Buy!' })).codes).toEqual([]);
    expect((await desk.publish('nonsense')).codes).toEqual(['NOT_FOUND id']);
  });

  it('are tried out by e-mail and SMS alone, and the address is kept nowhere', async () => {
    const id = await desk.published({ kind: 'SERVICE', bodyZh: '测试 {{optOutLink}}', bodyEn: 'Test' });
    const test = (more: object) => desk.change('testMessageTemplate', 'template { id }', { id, to: '+8613987654321',
      language: 'ZH', ...more });
    expect((await test({})).codes).toEqual([]);
    expect((await desk.files('sms')).at(-1)).toMatchObject({ to: '+86****4321', body: '测试 [optOutLink]' });
    expect((await test({ to: 'me@example.com' })).codes).toEqual(['ADDRESS_INVALID to']);
    const app = await desk.published({ channel: 'APP' });
    expect((await test({ id: app })).codes).toEqual(['CHANNEL_UNTESTED id']);
    const kept = await desk.room.sql.one<{ found: number }>`select (select count(*) from audit_record a
      where a::text like '%13987654321%')::int + (select count(*) from idempotency i
      where i::text like '%13987654321%')::int as found`;
    expect(kept.found).toBe(0);
  });

  it('are tried out once for a key, and twenty times a day by one operator', async () => {
    const id = await desk.published({ kind: 'SERVICE', bodyZh: '测试', bodyEn: 'Test' });
    const desker = { ...desk.headOffice, id: newId() };
    const before = (await desk.files('sms')).length;
    const test = (idempotencyKey: string) => desk.change('testMessageTemplate', 'template { id }', { id,
      to: '+8613987654321', language: 'ZH', idempotencyKey }, desker);
    expect([(await test('t-1')).codes, (await test('t-1')).codes]).toEqual([[], []]);
    expect(await desk.files('sms')).toHaveLength(before + 1);
    const { states } = await desk.room.sql.one<{ states: string[] }>`select array_agg(state) as states
      from message_test where asked_by = ${desker.id}`;
    expect(states).toEqual(['sent']);
    // One that a gateway may have is not sent again by its key either.
    await desk.room.sql.run`update message_test set state = 'taken' where asked_by = ${desker.id}`;
    expect((await test('t-1')).codes).toEqual(['NOT_SENT']);
    expect(await desk.files('sms')).toHaveLength(before + 1);
    for (let n = 2; n <= 20; n += 1) await test(`t-${n}`);
    expect((await test('t-21')).codes).toEqual(['DAY_LIMIT']);
    expect(await desk.files('sms')).toHaveLength(before + 20);
    const marks = await desk.room.sql.all<{ mark: string }>`select distinct after ->> 'addressMark' as mark
      from audit_record where command = 'outreach.note-test'`;
    expect(marks.map(({ mark }) => mark)).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });
});

describe('the frequency cap', () => {
  it('lets the fourth of a week not through, and the next from 8 October 09:00 on', async () => {
    const [who, text] = [await desk.member(), await desk.published()];
    for (const day of ['01T09:00', '03T20:00', '06T12:00']) {
      desk.at(china(day));
      expect((await desk.plan(text, [who])).plan).toMatchObject({ planned: 1, refused: 0 });
      await desk.send();
    }
    desk.at(china('07T10:00'));
    expect((await desk.plan(text, [who])).plan).toMatchObject({ planned: 0, refused: 1 });
    expect((await desk.plan(text, [who], { dueAt: china('08T08:59') })).plan).toMatchObject({ planned: 0 });
    expect((await desk.plan(text, [who], { dueAt: china('08T09:00') })).plan).toMatchObject({ planned: 1 });
    expect(await desk.states(who)).toEqual(['sent', 'sent', 'sent', 'refused cap', 'refused cap', 'planned']);
    // A service message needs neither slot nor consent.
    const service = await desk.published({ kind: 'SERVICE', bodyZh: '可取件', bodyEn: 'Ready' });
    expect((await desk.plan(service, [who])).plan).toMatchObject({ planned: 1 });
    desk.at('2026-10-01T01:00:00Z');
  });

  it('is exact under sixteen planners at once, over all channels', async () => {
    const [email, sms] = [await desk.published({ channel: 'EMAIL', subjectZh: 'a', subjectEn: 'a' }),
      await desk.published()];
    const crowd = await Promise.all(Array.from({ length: 20 }, () => desk.member()));
    await Promise.all(Array.from({ length: 16 }, (_, n) => desk.plan(n % 2 ? email : sms, crowd)));
    const planned = await desk.room.sql.all<{ count: number }>`select count(*)::int as count from message
      where member_id = any(${crowd}::uuid[]) and state = 'planned' group by member_id`;
    expect(planned).toHaveLength(20);
    expect(planned.every(({ count }) => count === 3)).toBe(true);
    expect(await window(crowd[0]!)).toHaveLength(3);
  });

  it('is decided in the database as the rule says', async () => {
    const base = Date.parse('2026-10-01T00:00:00Z');
    // A fixed walk over places of slots: each case is another one.
    let seed = 7;
    const next = (most: number) => (seed = (seed * 48_271) % 2_147_483_647) % most;
    const cases = Array.from({ length: 300 }, () => ({ taken: Array.from({ length: next(6) }, () =>
      new Date(base + next(20) * 24 * 3_600_000)), at: new Date(base + next(20) * 24 * 3_600_000), most: next(4) }));
    for (const { taken, at, most } of cases) {
      const { said } = await desk.room.sql.one<{ said: boolean }>`select slot_fits(${taken}::timestamptz[], ${at},
        ${most}::int, interval '168 hours') as said`;
      expect(said).toBe(fits(taken, at, { most, hours: 168 }));
    }
  });

  it('gives slots back when a plan is called off', async () => {
    const [who, text] = [await desk.member(), await desk.published()];
    const { plan } = await desk.plan(text, [who], { dueAt: china('20T10:00') });
    expect(await window(who)).toEqual(['2026-10-20T02:00:00.000Z']);
    const off = (expectedVersion: number) => desk.change('callOffMessagePlan',
      'plan { state } currentVersionless: userErrors { code }',
      { id: plan.id, expectedVersion });
    expect((await off(9)).codes).toEqual(['STALE expectedVersion']);
    expect((await off(plan.version)).plan.state).toBe('CALLED_OFF');
    expect((await off(plan.version + 1)).codes).toEqual(['NOT_NOW id']);
    expect([await window(who), await desk.states(who)]).toEqual([[], ['cancelled called_off']]);
  });

  it('looks as far back as a policy of tomorrow may', async () => {
    const [who, text] = [await desk.member(), await desk.published()];
    for (const day of ['01T09:00', '20T09:00']) {
      desk.at(china(day));
      await desk.plan(text, [who]);
      await desk.send();
    }
    expect(await window(who)).toEqual(['2026-10-01T01:00:00.000Z', '2026-10-20T01:00:00.000Z']);
    desk.at('2026-10-01T01:00:00Z');
  });
});

describe('quiet hours, consent and offers', () => {
  it('defer by the clocks of each member, and drop what is over by then', async () => {
    const text = await desk.published();
    const [cn, sg, other] = [await desk.member('CN'), await desk.member('SG'), await desk.member('NOWHERE')];
    await desk.plan(text, [cn, sg, other], { dueAt: '2026-10-05T13:00:00Z' });
    const due = async (who: string) => (await desk.messages(who))[0]!.due_at.toISOString();
    expect([await due(cn), await due(sg), await due(other)]).toEqual(
      ['2026-10-06T00:00:00.000Z', '2026-10-06T00:00:00.000Z', '2026-10-05T13:00:00.000Z']);
    const late = await desk.member();
    expect((await desk.plan(text, [late], { dueAt: '2026-10-05T13:00:00Z', endsAt: '2026-10-05T20:00:00Z' })).plan)
      .toMatchObject({ refused: 1 });
    expect([await desk.states(late), await window(late)]).toEqual([['refused offer_ended'], []]);
  });

  it('count who agreed, before and with the plan', async () => {
    const text = await desk.published();
    const [yes, no, silent] = [await desk.member(), await desk.member(), await desk.member('CN', [])];
    await desk.consent(no, 'sms', false);
    const preview = await desk.plan(text, [yes, no, silent], { dryRun: true });
    expect(preview).toMatchObject({ plan: null, reach: { members: 3, reachable: 1 } });
    expect(await desk.states(yes)).toEqual([]);
    await desk.plan(text, [yes, no, silent]);
    expect([await desk.states(yes), await desk.states(no), await desk.states(silent)])
      .toEqual([['planned'], ['refused no_consent'], ['refused no_consent']]);
  });

  it('refuse plans that say too little or too much', async () => {
    const text = await desk.published({ bodyZh: '{{what}} {{optOutLink}}',
      variables: [{ name: 'what', example: 'x' }] });
    const who = await desk.member();
    const said = { values: [{ name: 'what', value: '新品' }] };
    const codes = async (more: object, ids: string[] | null = [who]) => (await desk.plan(text, ids, more)).codes;
    expect(await codes({})).toEqual(['MISSING_VARIABLE values']);
    expect(await codes({ values: [...said.values, { name: 'other',
      value: 'x' }] })).toEqual(['VALUE_INVALID values 1']);
    expect(await codes({ ...said, everyone: true })).toEqual(['AUDIENCE_INVALID']);
    expect(await codes(said, null)).toEqual(['AUDIENCE_INVALID']);
    expect(await codes({ ...said, endsAt: '2026-09-30T00:00:00Z' })).toEqual(['ENDS_TOO_EARLY endsAt']);
    expect(await codes({ ...said, dueAt: '2028-01-01T00:00:00Z' })).toEqual(['DUE_INVALID dueAt']);
    const service = await desk.published({ kind: 'SERVICE', bodyZh: '{{what}}', bodyEn: '{{what}}',
      variables: [{ name: 'what', example: 'x' }] });
    expect(await codes({ ...said, templateId: service, everyone: true }, null)).toEqual(['KIND_WRONG templateId']);
    expect(await codes({ ...said, templateId: service, segmentId: encodeId(PREFIX.segment, newId()), dryRun: true },
      null)).toEqual(['KIND_WRONG templateId']);
    expect(await codes({ ...said, templateId: service })).toEqual([]);
    const draft = (await desk.write()).template.id;
    expect(await codes({ ...said, templateId: draft })).toEqual(['TEXT_NOT_PUBLISHED templateId']);
    desk.rooms.segment = null;
    expect(await codes({ ...said, segmentId: encodeId(PREFIX.segment, newId()) },
      null)).toEqual(['UNKNOWN_SEGMENT segmentId']);
  });
});

describe('audiences', () => {
  it('are a segment page by page, each once, and an emptied one is done', async () => {
    const text = await desk.published();
    const crowd = await Promise.all(Array.from({ length: 5 }, () => desk.member()));
    desk.rooms.segment = [...crowd, ...Array.from({ length: 120 }, () => newId())];
    const { plan } = await desk.plan(text, null, { segmentId: encodeId(PREFIX.segment, newId()) });
    expect(plan.state).toBe('RUNNING');
    await desk.step();
    await desk.step();
    const read = async () => (await desk.room.query(
      'query ($id: ID!) { messagePlan(id: $id) { state planned refused } }',
      { id: plan.id }, desk.headOffice)).data!.messagePlan;
    expect(await read()).toEqual({ state: 'DONE', planned: 5, refused: 0 });
    const empty = await desk.plan(text, null, { segmentId: encodeId(PREFIX.segment, newId()) });
    desk.rooms.segment = [];
    await desk.step();
    expect((await desk.room.query('query ($id: ID!) { messagePlan(id: $id) { state planned } }', { id: empty.plan.id },
      desk.headOffice)).data!.messagePlan).toEqual({ state: 'DONE', planned: 0 });
  });

  it('go on with the others when one cannot', async () => {
    const text = await desk.published();
    const [who, id] = [await desk.member('TW'), encodeId(PREFIX.segment, newId())];
    desk.rooms.segment = [who];
    const stuck = await desk.plan(text, null, { segmentId: id });
    const next = await desk.plan(text, null, { everyone: true, region: 'TW' });
    desk.rooms.segment = 'away';
    await expect(desk.step()).rejects.toThrow('nobody is there');
    const state = async (planId: string) => (await desk.room.query(
      'query ($id: ID!) { messagePlan(id: $id) { state } }', { id: planId }, desk.headOffice)).data!.messagePlan.state;
    expect([await state(stuck.plan.id), await state(next.plan.id)]).toEqual(['RUNNING', 'DONE']);
    desk.rooms.segment = [];
    await desk.step();
    expect(await state(stuck.plan.id)).toBe('DONE');
  });

  it('are everyone of a region, in a number of statements that does not follow theirs', async () => {
    const text = await desk.published();
    await desk.room.sql.run`insert into known_member (member_id, region, enrolled_at)
      select gen_random_uuid(), 'MO', now() from generate_series(1, 7000)`;
    await desk.room.sql.run`insert into member_consent (member_id, purpose, granted, at, version)
      select member_id, 'marketing_sms', true, now(), 1 from known_member where region = 'MO'`;
    const { plan, reach } = await desk.plan(text, null, { everyone: true, region: 'MO' });
    expect(reach).toEqual({ members: 7000, reachable: 7000 });
    const statements = await desk.room.countStatements(() => desk.step());
    expect(statements).toBeLessThan(60);
    const { data } = await desk.room.query('query ($id: ID!) { messagePlan(id: $id) { state planned } }',
      { id: plan.id },
      desk.headOffice);
    expect(data!.messagePlan).toEqual({ state: 'DONE', planned: 7000 });
  });
});
