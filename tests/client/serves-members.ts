import { expect, it } from '@jest/globals';
import * as client from '../../client/src/index.ts';
import type { KaratClient } from '../../client/src/index.ts';
import { until } from '../kit/until.ts';
import { key, read, write } from './day.ts';
import type { PartnerHouse } from './house.ts';

/** A member's own page, the counter of a store, and complaints. */
export function itServesMembers(today: () => PartnerHouse, whom: () => string): void {
  let self: KaratClient;

  it('shows a member what the house has of it, as the member, and corrects it', async () => {
    self = today().karat.forMember(whom());
    expect((await read(client.MeDocument, {})).me).toBeNull();
    const { me } = await read(client.MeDocument, {}, self);
    expect([me?.member?.id, me?.contact?.name, me?.erasure]).toEqual([whom(), '安娜', null]);
    const { correctMyProfile } = await write(client.CorrectMyProfileDocument, { input: {
      expectedVersion: me!.member!.version, city: '杭州', email: 'anna@client.example' } }, [], self);
    expect(correctMyProfile.member?.city).toBe('杭州');
    await write(client.CorrectMyProfileDocument, { input: {
      expectedVersion: me!.member!.version, city: '上海' } }, ['STALE'], self);
    await today().get(`query($id: ID!) { member(id: $id) { contact(reason: "asked by telephone") { name } } }`,
      { id: whom() });
    const { myLooks } = await read(client.MyLooksDocument, {}, self);
    expect(myLooks.edges.map(({ node }) => node.reason)).toEqual(['asked by telephone']);
  });

  it('checks a member in, also as the member, and says that it did a task', async () => {
    const memberId = whom();
    const { checkIn } = await write(client.CheckInDocument, { input: { memberId, idempotencyKey: key() } });
    expect([checkIn.checkIn?.streak, checkIn.already]).toEqual([1, false]);
    expect((await write(client.CheckInDocument, { input: { memberId, idempotencyKey: key() } }, [], self))
      .checkIn.already).toBe(true);
    const newTask = (task: object) => today().get(`mutation($input: CreateTaskInput!) { createTask(input: $input) {
      task { id } userErrors { code message } } }`, { input: { points: 5, budget: 100,
      startsAt: '2026-01-01T00:00:00Z', idempotencyKey: key(), ...task } });
    const { createTask } = await newTask({ code: 'follow', nameZh: '关注', nameEn: 'Follow us', cadence: 'ONCE' });
    const { member } = await read(client.MemberTasksDocument, { id: memberId }, self);
    expect(member?.openTasks).toMatchObject([{ done: 0, task: { id: createTask.task.id, points: 5 } }]);
    const { completeTask } = await write(client.CompleteTaskDocument, { input: {
      taskId: createTask.task.id, memberId, reference: 'follow-1', idempotencyKey: key() } });
    expect(completeTask.grant).toEqual({ points: 5, state: 'GRANTED' });
    const grants = await read(client.MemberGrantsDocument, { id: memberId }, self);
    expect(grants.member?.engagementGrants?.edges.map(({ node }) => node.cause)).toEqual(['TASK', 'CHECK_IN']);
    await read(client.MemberReferralsDocument, { id: memberId }, self);
    await read(client.TasksDocument, {});
    const course = (await newTask({ code: 'care', nameZh: '养护课', nameEn: 'Care school', cadence: 'EVENT',
      proof: 'LESSON', capPerMember: 12 })).createTask.task.id;
    const { tellLesson } = await write(client.TellLessonDocument, { input: {
      taskId: course, memberId, lesson: 'care-1', percent: 50, idempotencyKey: key() } });
    expect([tellLesson.progress?.percent, tellLesson.grant]).toEqual([50, null]);
    await read(client.ReferralsDocument, {});
  });

  it('asks for consent with the text of the house', async () => {
    await today().get(`mutation($input: PublishConsentTextInput!) { publishConsentText(input: $input) {
      userErrors { code message } } }`, { input: { purpose: 'MARKETING_APP', version: '2026-11',
      zh: '同意我们通过应用向您推送消息。', en: 'We may send you messages in the app.', idempotencyKey: key() } });
    const { consentTexts } = await read(client.ConsentTextsDocument, { purpose: 'MARKETING_APP' }, self);
    const consent = (textVersion: string) => ({ input: { purpose: 'MARKETING_APP' as const, granted: true,
      textVersion, source: 'MINI_PROGRAM' as const, idempotencyKey: key() } });
    await write(client.RecordMyConsentDocument, consent('1999-01'), ['TEXT_UNKNOWN'], self);
    const { recordMyConsent } = await write(
      client.RecordMyConsentDocument, consent(consentTexts[0]!.version), [], self);
    expect(recordMyConsent.member?.consents).toContainEqual(expect.objectContaining(
      { purpose: 'MARKETING_APP', granted: true, textVersion: '2026-11' }));
  });

  it('lets two members say that they are a family, and part again', async () => {
    const { channelId, karat } = today();
    const { memberByIdentity } = await read(client.MemberByIdentityDocument, { channelId, externalId: 'bea' });
    const bea = karat.forMember(memberByIdentity!.id);
    const shown = { source: 'MINI_PROGRAM' as const, textVersion: 'family-1', textHash: 'b'.repeat(64) };
    const { proposeMyRelation } = await write(client.ProposeMyRelationDocument, { input: {
      cardNumber: memberByIdentity!.cardNumber, kind: 'SPOUSE', ...shown, idempotencyKey: key() } }, [], self);
    const relationId = proposeMyRelation.relation!.id;
    const { agreeToMyRelation } = await write(client.AgreeToMyRelationDocument,
      { input: { relationId, ...shown, idempotencyKey: key() } }, [], bea);
    expect(agreeToMyRelation.relation).toMatchObject({ kind: 'SPOUSE', state: 'STANDING' });
    const { me } = await read(client.MyFamilyDocument, {}, self);
    expect(me?.member?.relations).toMatchObject([{ id: relationId, kind: 'SPOUSE', state: 'STANDING' }]);
    const { endMyRelation } = await write(client.EndMyRelationDocument,
      { input: { relationId, idempotencyKey: key() } }, [], self);
    expect(endMyRelation.relation?.state).toBe('ENDED');
  });

  it('gives a member what is kept of it, and lets it go and stay', async () => {
    await write(client.RequestMyExportDocument, { input: { idempotencyKey: key() } }, [], self);
    await until(async () => (await read(client.MeDocument, {}, self)).me?.exports[0]?.state === 'READY', 30_000,
      'an export that is ready');
    const [bundle] = (await read(client.MyExportContentsDocument, {}, self)).me!.exports;
    expect(JSON.parse(bundle!.content!).rooms.members.member.rows[0].name).toBe('安娜');
    const { requestMyErasure } = await write(client.RequestMyErasureDocument,
      { input: { idempotencyKey: key() } }, [], self);
    expect((await read(client.MeDocument, {}, self)).me?.erasure?.state).toBe('WAITING');
    const { withdrawMyErasure } = await write(client.WithdrawMyErasureDocument,
      { input: { erasureId: requestMyErasure.erasure!.id } }, [], self);
    expect(withdrawMyErasure.erasure?.state).toBe('WITHDRAWN');
  });

  it('takes a member\'s code where a person of the store works, and prints its card', async () => {
    const { karat, person, outletId } = today();
    expect((await read(client.MemberCodeDocument, {}, karat)).memberCode).toBeNull();
    const { code } = (await read(client.MemberCodeDocument, {}, self)).memberCode!;
    const shown = () => ({ input: { code, outletId, idempotencyKey: key() } });
    await write(client.CheckMemberCodeDocument, shown(), ['NOT_FOUND']);
    const { checkMemberCode } = await write(client.CheckMemberCodeDocument, shown(), [], person);
    expect(checkMemberCode.member?.id).toBe(whom());
    await write(client.CheckMemberCodeDocument, shown(), ['CODE_USED'], person);
    const visits = async (as: KaratClient) =>
      (await read(client.MemberVisitsDocument, { id: whom() }, as)).member?.visits.map(({ id }) => id);
    expect([await visits(person), await visits(karat)]).toEqual([[checkMemberCode.visit!.id], []]);
    const { printMemberCard } = await write(client.PrintMemberCardDocument,
      { input: { memberId: whom(), idempotencyKey: key() } });
    const { cardKeys } = await read(client.CardKeysDocument, {});
    expect(await client.verifyPrintedCard(printMemberCard.printed!.code, cardKeys)).toMatchObject(
      { valid: true, cardNumber: checkMemberCode.member!.cardNumber });
  });

  it('keeps days of a life where a person asks, and none for a channel', async () => {
    const { person } = today();
    const wedding = () => ({ input: { memberId: whom(), kind: 'WEDDING_ANNIVERSARY' as const,
      calendar: 'SOLAR' as const, year: 2020, month: 6, day: 18, guardianConsent: false, leapMonth: false,
      idempotencyKey: key() } });
    await write(client.PutLifeEventDocument, wedding(), ['CONSENT_REQUIRED']);
    const { putLifeEvent } = await write(client.PutLifeEventDocument, wedding(), [], person);
    const { id, nextOn } = putLifeEvent.lifeEvent!;
    expect((await read(client.MemberLifeEventsDocument, { id: whom() })).member?.lifeEvents).toEqual([]);
    expect((await read(client.MemberLifeEventsDocument, { id: whom() }, person)).member?.lifeEvents)
      .toMatchObject([{ id, month: 6, day: 18 }]);
    const soon = new Date().toISOString().slice(0, 10);
    const { upcomingLifeEvents } = await read(client.UpcomingLifeEventsDocument, { from: soon, to: soon }, person);
    expect(upcomingLifeEvents.items.map((one) => one.nextOn)).toEqual(nextOn === soon ? [soon] : []);
    await write(client.RemoveLifeEventDocument, { input: { id, idempotencyKey: key() } }, ['CONSENT_REQUIRED']);
    await write(client.RemoveLifeEventDocument, { input: { id, idempotencyKey: key() } }, [], person);
  });

  it('records a complaint, and shows what became of it', async () => {
    const { get } = today();
    const told = () => ({ input: { memberId: whom(), kind: 'QUALITY' as const, via: 'MINI_PROGRAM' as const,
      text: '戒托松动', reference: 'TICKET-1', idempotencyKey: key() } });
    const { recordComplaint } = await write(client.RecordComplaintDocument, told());
    await write(client.RecordComplaintDocument, told(), ['REFERENCE_TAKEN']);
    const { id } = recordComplaint.complaint!;
    const { answerComplaint } = await get(`query Version($id: ID!) { complaint(id: $id) { version } }`, { id })
      .then(({ complaint }) => get(`mutation($input: ComplaintStepInput!) { answerComplaint(input: $input) {
        userErrors { code message path } } }`, { input: { id, expectedVersion: complaint.version,
        text: '请寄回检修', idempotencyKey: key() } }));
    expect(answerComplaint.userErrors).toEqual([]);
    const { complaint } = await read(client.ComplaintDocument, { id });
    expect([complaint?.reference, complaint?.state, complaint?.entries.map(({ kind, text }) => [kind, text])])
      .toEqual(['TICKET-1', 'ANSWERED', [['RECORDED', null], ['ANSWERED', '请寄回检修']]]);
    for (const as of [today().karat, self]) {
      expect((await read(client.ComplaintsDocument, {}, as)).complaints.items.map((one) => one.id)).toEqual([id]);
    }
  });
}
