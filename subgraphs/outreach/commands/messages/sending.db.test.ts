import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PREFIX } from '../../../contracts/ids.ts';
import { encodeId, newId } from '../../../kernel/ids.ts';
import type { Senders } from '../../calls/senders/open-senders.ts';
import type { Outgoing } from '../../calls/senders/sender.ts';
import type { Handed } from '../../domain/after-try.ts';
import { tokenOf } from '../../domain/link-token.ts';
import { LINK_KEY } from '../../calls/send-messages.ts';
import { firstDue } from './take-messages.ts';
import { openDesk, type Desk } from '../../tests/desk.ts';

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

/** A gateway that answers as it is told, and what it got. */
function gateway(knowsKeys: boolean, ...answers: Handed[]): Senders & { readonly got: Outgoing[] } {
  const got: Outgoing[] = [];
  const send = async (message: Outgoing) => {
    got.push(message);
    return answers.length > 1 ? answers.shift()! : answers[0]!;
  };
  return { got, of: () => ({ knowsKeys, masks: false, send }),
    knowing: knowsKeys ? ['email', 'sms', 'app', 'wecom'] : [],
    linkOf: (token, what) => `https://brand.example/${what}/${token}` };
}

const SENT: Handed = { is: 'sent', providerId: 'p-1' };
const LOST: Handed = { is: 'lost', says: 'closed' };
const minutes = (n: number) => new Date(Date.parse('2026-10-01T01:00:00Z') + n * 60_000).toISOString();
const token = (id: string) => tokenOf(id, desk.room.runtime.services.keys(LINK_KEY)[0]!);

async function planned(more: object = {}, region = 'CN'): Promise<{ who: string; id: string }> {
  const who = await desk.member(region);
  await desk.plan(await desk.published(more), [who]);
  return { who, id: (await desk.messages(who))[0]!.id };
}

describe('sending', () => {
  it('asks members for the contact with a purpose, says the text in the language of the place, and keeps neither',
    async () => {
    const { who, id } = await planned({ code: 'hello' });
    const away = gateway(true, SENT);
    await desk.send(away);
    expect(away.got).toEqual([{ key: id, channel: 'sms', to: '+8613812345678', subject: null,
      body: `您好 王小明 https://brand.example/out/${token(id)}` }]);
    expect(desk.rooms.reasons.at(-1)).toBe('发送消息 message hello');
    await desk.send(away);
    expect([away.got.length, await desk.states(who)]).toEqual([1, ['sent']]);
    const { found } = await desk.room.sql.one<{ found: number }>`select count(*)::int as found from message m
      where m::text like '%王小明%' or m::text like '%13812345678%'`;
    expect(found).toBe(0);
    const english = await planned({}, 'SG');
    const other = gateway(true, SENT);
    await desk.send(other);
    expect(other.got[0]!.body).toMatch(/^Hello 王小明/);
    expect(await desk.states(english.who)).toEqual(['sent']);
  });

  it('looks at consent, blocks and the person once more', async () => {
    const [withdrawn, gone, unreachable] = [await planned(), await planned(), await planned()];
    await desk.consent(withdrawn.who, 'sms', false);
    await desk.room.deliver('member.erased.v1', gone.who, { erasureId: newId(), memberId: gone.who,
      personIds: [gone.who], erasedAt: new Date() });
    desk.rooms.contacts!.set(unreachable.who, { name: '李', email: null, phone: null });
    const out = gateway(true, SENT);
    await desk.send(out);
    expect(out.got).toEqual([]);
    expect([await desk.states(withdrawn.who), await desk.states(gone.who), await desk.states(unreachable.who)])
      .toEqual([['refused no_consent'], ['refused unknown_member'], ['failed no_contact']]);
    const { taken } = await desk.room.sql.one<{ taken: Date[] }>`select taken from message_window
      where member_id = ${unreachable.who}`;
    expect(taken).toEqual([]);
  });

  it('waits for members without counting a try, and for the end of quiet hours', async () => {
    const { who } = await planned();
    const { contacts } = desk.rooms;
    desk.rooms.contacts = null;
    await desk.send(gateway(true, SENT));
    expect((await desk.messages(who))[0]).toMatchObject({ state: 'planned', tries: 0 });
    desk.rooms.contacts = contacts;
    const out = gateway(true, SENT);
    desk.at('2026-10-01T13:30:00Z');
    await desk.send(out);
    expect(out.got).toEqual([]);
    desk.at('2026-10-02T00:00:00Z');
    await desk.send(out);
    expect(out.got).toHaveLength(1);
    desk.at('2026-10-01T01:00:00Z');
  });

  it('refuses a text whose variable is missing, and goes on with the others', async () => {
    const [text, who] = [await desk.published(), await desk.member()];
    await desk.plan(text, [who]);
    // As if its text had been written before the house looked: nothing goes out half said.
    await desk.room.sql.run`update message_template set body_zh = '{{what}}' where id in (
      select template_id from message where member_id = ${who})`;
    await desk.send(gateway(true, SENT));
    expect(await desk.states(who)).toEqual(['failed missing_variable']);
  });
});

describe('gateways that fail', () => {
  it('are asked again later, each time after twice as long, and five times at most', async () => {
    const { who } = await planned();
    const away = gateway(false, { is: 'away', says: '421 later' });
    for (const at of [0, 4, 5, 15, 35, 75]) {
      desk.at(minutes(at));
      await desk.send(away);
    }
    expect([away.got.length, await desk.states(who)]).toEqual([5, ['failed tries_spent']]);
    expect((await desk.messages(who))[0]).toMatchObject({ said: '421 later', slot_at: null });
    desk.at(minutes(0));
  });

  it('that lose the answer get it again only where they know its key', async () => {
    const [unknowing, knowing] = [await planned(), await planned()];
    await desk.room.sql.run`update message set next_at = ${new Date('2026-11-01T00:00:00Z')} where id = ${knowing.id}`;
    const smtp = gateway(false, LOST, SENT);
    await desk.send(smtp);
    desk.at(minutes(600));
    await desk.send(smtp);
    expect([smtp.got.length, await desk.states(unknowing.who)]).toEqual([1, ['uncertain answer_lost']]);
    await desk.room.sql.run`update message set next_at = ${new Date(minutes(600))} where id = ${knowing.id}`;
    const webhook = gateway(true, LOST, SENT);
    await desk.send(webhook);
    desk.at(minutes(610));
    await desk.send(webhook);
    expect(webhook.got.map(({ key }) => key)).toEqual([knowing.id, knowing.id]);
    expect(await desk.states(knowing.who)).toEqual(['sent']);
    desk.at(minutes(0));
  });

  it('that lose the answer may have it: nothing takes it back, nor says that it did not arrive', async () => {
    const lost = async () => {
      const one = await planned();
      await desk.send(gateway(true, LOST));
      expect(await desk.states(one.who)).toEqual(['planned answer_lost']);
      return one;
    };
    const slots = async (who: string) => (await desk.messages(who)).filter(({ slot_at: at }: any) => at).length;
    // Called off, displaced and without consent.
    const [off, late, out] = [await lost(), await lost(), await lost()];
    const { plan_id: planId } = (await desk.messages(off.who))[0]!;
    await desk.change('callOffMessagePlan', 'plan { state }', { id: encodeId(PREFIX.messagePlan, planId),
      expectedVersion: 1 });
    await desk.step();
    expect(await desk.states(off.who)).toEqual(['planned answer_lost']);
    await desk.consent(out.who, 'sms', false);
    const refusing = gateway(true, { is: 'refused', says: '410 gone' });
    desk.at(minutes(5));
    await desk.send(refusing);
    expect(refusing.got.map(({ key }) => key).toSorted()).toEqual([off.id, late.id].toSorted());
    for (const { who } of [off, late, out]) {
      expect([await desk.states(who), await slots(who)]).toEqual([['uncertain answer_lost'], 1]);
    }
    desk.at(minutes(0));
    // Answered by its link, told by a receipt, and not sent by a gateway that does not know its key.
    const [read, told, other] = [await lost(), await lost(), await lost()];
    const answered = await desk.change('answerMessage', 'linkUrl', { token: token(read.id), answer: 'READ' });
    expect(answered.codes).toEqual([]);
    await desk.change('noteMessageDelivery', 'messageId', { messageId: encodeId(PREFIX.message, told.id),
      delivered: true });
    expect(await desk.states(told.who)).toEqual(['delivered']);
    desk.at(minutes(5));
    const smtp = gateway(false, SENT);
    await desk.send(smtp);
    expect([smtp.got, await desk.states(other.who)]).toEqual([[], ['uncertain answer_lost']]);
    desk.at(minutes(0));
  });

  it('that lost the answer keep their slot against what comes first', async () => {
    const who = await desk.member();
    const text = await desk.published();
    for (let n = 0; n < 3; n += 1) await desk.plan(text, [who], { priority: 'NEWSLETTER' });
    await desk.send(gateway(true, LOST));
    await desk.plan(text, [who], { priority: 'CAMPAIGN' });
    expect((await desk.states(who)).toSorted()).toEqual([...Array(3).fill('planned answer_lost'), 'refused cap']);
    await desk.room.sql.run`update message set state = 'uncertain', next_at = null
      where member_id = ${who} and state = 'planned'`;
  });

  it('are left alone after a whole round that got nowhere, and other channels go on', async () => {
    const text = await desk.published();
    const crowd = await Promise.all(Array.from({ length: 45 }, () => desk.member()));
    await desk.plan(text, crowd);
    const mail = await planned({ channel: 'EMAIL', subjectZh: 'a', subjectEn: 'a' });
    const away = gateway(true, { is: 'away', says: 'ENETUNREACH' });
    const half: Senders = { ...away, of: (channel) => (channel === 'sms' ? away.of(channel)
      : gateway(true, SENT).of(channel)) };
    await desk.send(half);
    expect(away.got.length).toBeLessThanOrEqual(20);
    expect(await desk.states(mail.who)).toEqual(['sent']);
    await desk.send(gateway(true, SENT));
    desk.at(minutes(5));
    await desk.send(gateway(true, SENT));
    desk.at(minutes(0));
    expect((await Promise.all(crowd.map((who) => desk.states(who)))).flat()).toEqual(Array(45).fill('sent'));
  });

  it('are given what is due by the index, however much waits for later', async () => {
    await desk.room.sql.run`insert into message (id, member_id, notice, cause, template_id, kind, channel, priority,
        rank, state, created_at, due_at, next_at)
      select gen_random_uuid(), gen_random_uuid(), 'birthday', n::text, (select id from message_template limit 1),
        'service', 'sms', 'birthday', 1, 'planned', now(), '2030-01-01', '2030-01-01' from generate_series(1, 5000) n`;
    await desk.room.sql.run`analyze message`;
    const plan = await desk.room.sql.all<Record<string, string>>`explain ${firstDue(new Date(minutes(0)), 20, [])}`;
    const lines = plan.map((row) => Object.values(row)[0]).join('\n');
    expect(lines).toMatch(/message_due[^]*Index Cond: .*channel = .*rank = .*next_at <= /);
    expect(lines).not.toContain('Seq Scan on message');
    await desk.room.sql.run`delete from message where next_at = '2030-01-01'`;
  });

  it('leave a message of a house that died uncertain, and a person says what became of it', async () => {
    const [a, b] = [await planned(), await planned()];
    await desk.room.sql.run`update message set state = 'sending', tries = 1, taken_at = ${new Date(minutes(-10))},
      next_at = ${new Date(minutes(-5))} where id = any(${[a.id, b.id]}::uuid[])`;
    const smtp = gateway(false, SENT);
    await desk.send(smtp);
    expect([smtp.got, await desk.states(a.who)]).toEqual([[], ['uncertain answer_lost']]);
    const note = (id: string, delivered: boolean) => desk.change('noteMessageDelivery', 'messageId',
      { messageId: encodeId(PREFIX.message, id), delivered });
    expect((await note(a.id, true)).messageId).toBe(encodeId(PREFIX.message, a.id));
    expect((await note(a.id, true)).codes).toEqual([]);
    expect((await note(a.id, false)).codes).toEqual(['NOT_NOW messageId']);
    await note(b.id, false);
    expect([await desk.states(a.who), await desk.states(b.who)]).toEqual([['delivered'], ['failed gateway_refused']]);
    expect((await note(newId(), true)).codes).toEqual(['NOT_FOUND messageId']);
    const c = await planned();
    await desk.send(gateway(true, SENT));
    await desk.change('noteMessageDelivery', 'messageId', { messageId: encodeId(PREFIX.message, c.id), delivered: false,
      says: 'no box li@example.com, call +86 138 1234 5678' });
    expect((await desk.messages(c.who))[0]!.said).toBe('no box <address> call <number>');
    const { found } = await desk.room.sql.one<{ found: number }>`select count(*)::int as found from audit_record a
      where a::text like '%no box%'`;
    expect(found).toBe(0);
  });
});

describe('links', () => {
  it('tell that a message was read and followed, and let anybody leave the channel at once', async () => {
    const { who, id } = await planned({ linkUrl: 'https://brand.example/autumn' });
    const answer = (what: string, of = token(id)) =>
      desk.change('answerMessage', 'linkUrl', { token: of, answer: what });
    expect((await answer('READ')).codes).toEqual(['NOT_FOUND token']);
    await desk.send(gateway(true, SENT));
    expect(await answer('FOLLOWED')).toMatchObject({ linkUrl: 'https://brand.example/autumn', codes: [] });
    expect(await answer('OPTED_OUT')).toMatchObject({ linkUrl: null, codes: [] });
    expect((await answer('OPTED_OUT')).codes).toEqual([]);
    expect((await answer('OPTED_OUT', 'x'.repeat(43))).codes).toEqual(['NOT_FOUND token']);
    // Members hears of it once, and records the withdrawal.
    expect((await desk.room.events('message.opted-out.v1')).filter(({ memberId }) => memberId === who))
      .toMatchObject([{ messageId: id, purpose: 'marketing_sms' }]);
    const text = await desk.published();
    await desk.plan(text, [who]);
    expect((await desk.states(who)).toSorted()).toEqual(['refused opted_out', 'sent']);
    const email = await desk.published({ channel: 'EMAIL', subjectZh: 'a', subjectEn: 'a' });
    await desk.plan(email, [who]);
    expect(await desk.states(who)).toContain('planned');
    const { data } = await desk.room.query(`query { messageFigures(from: "2026-10-01T00:00:00Z",
      until: "2026-10-02T00:00:00Z") { channel reached optedOut followed optOutPpm } }`, {}, desk.headOffice);
    const sms = data!.messageFigures.find(({ channel }: any) => channel === 'SMS');
    expect(sms).toMatchObject({ optedOut: 1, followed: 1, optOutPpm: Math.round(1_000_000 / sms.reached) });
    // The same yes told again lifts nothing; a yes after a no counts.
    desk.at('2026-10-03T01:00:00Z');
    await desk.consent(who, 'sms', true);
    await desk.plan(text, [who]);
    expect((await desk.states(who)).at(-1)).toBe('refused opted_out');
    await desk.consent(who, 'sms', false);
    await desk.consent(who, 'sms', true);
    await desk.plan(text, [who], { dueAt: '2026-10-03T02:00:00Z' });
    expect((await desk.states(who)).at(-1)).toBe('planned');
    desk.at('2026-10-01T01:00:00Z');
  });
});

describe('two ids of one person', () => {
  it('get a plan that names both once, whatever has gone', async () => {
    const text = await desk.published();
    const merge = (a: string, b: string) => desk.room.deliver('member.merged.v1', a, { memberId: a, otherMemberId: b,
      mergedAt: new Date(), mergeId: newId() });
    const [a, b, c, d] = [await desk.member(), await desk.member(), await desk.member(), await desk.member()];
    await desk.plan(text, [a, b], { dueAt: '2026-10-20T02:00:00Z' });
    expect(await merge(a, b)).toBeNull();
    expect((await desk.states(a)).toSorted()).toEqual(['cancelled superseded', 'planned']);
    // Of one that has gone and one that waits, the one that waits is taken back.
    await desk.plan(text, [c, d]);
    await desk.room.sql.run`update message set next_at = '2026-10-02T00:00:00Z' where member_id = ${c}`;
    await desk.send(gateway(true, SENT));
    expect(await merge(c, d)).toBeNull();
    expect((await desk.states(c)).toSorted()).toEqual(['cancelled superseded', 'sent']);
    const { taken } = await desk.room.sql.one<{ taken: Date[] }>`select taken from message_window
      where member_id = ${c}`;
    expect(taken).toHaveLength(1);
  });

  it('share one cap, and have their own again when they are parted', async () => {
    const text = await desk.published();
    const [a, b] = [await desk.member(), await desk.member()];
    for (const who of [a, a, b]) await desk.plan(text, [who], { dueAt: '2026-10-20T02:00:00Z' });
    const mergeId = newId();
    await desk.room.deliver('member.merged.v1', a, { memberId: a, otherMemberId: b, mergedAt: new Date(), mergeId });
    await desk.plan(text, [b, a], { dueAt: '2026-10-21T02:00:00Z' });
    expect(await desk.states(a)).toEqual(['planned', 'planned', 'planned', 'refused cap']);
    await desk.room.deliver('member.unmerged.v1', a,
      { mergeId, memberId: a, otherMemberId: b, unmergedAt: new Date() });
    await desk.plan(text, [b], { dueAt: '2026-10-21T02:00:00Z' });
    expect((await desk.states(b)).at(-1)).toBe('planned');
  });
});
