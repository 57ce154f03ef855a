import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  channel, operator, person, startTestSubgraph, tenant, type TestSubgraph,
} from '../../../tests/kit/subgraph.ts';
import type { Actor } from '../../kernel/actor.ts';
import { newId } from '../../kernel/ids.ts';
import { members } from '../index.ts';
import { atHomeWith, enrolled, freshPhone, served, shares, toldRegion } from '../tests/sample.ts';
import { recordConsents } from './record-consents.ts';
import { updateProfile, type UpdateProfileInput } from './update-profile.ts';

let house: TestSubgraph;
beforeAll(async () => { house = await startTestSubgraph(members); });
afterAll(() => house.stop());

const update = (
  memberId: string, change: Partial<UpdateProfileInput>, actor: Actor = operator(),
) => house.run(updateProfile, { memberId, expectedVersion: 1, ...change }, { actor });
const rowOf = (id: string) => house.sql.one<any>`select * from member where id = ${id}`;

it('changes what is named, searchably, and leaves the rest', async () => {
  const { memberId } = await enrolled(house, { city: '上海', email: 'a@example.com' });
  expect(await update(memberId, {
    name: '欧阳 震华', gender: 'male', birthday: '1980-12-31', city: null, occupation: '教师',
    styles: ['modern'], stones: ['jadeite', 'pearl'], occasions: ['wedding'], ringSize: 12,
  })).toEqual({ ok: true, value: { memberId } });
  expect(await rowOf(memberId)).toMatchObject({
    name: '欧阳 震华', name_folded: '欧阳 震华', gender: 'male', birthday: '1980-12-31', city: null,
    email: 'a@example.com', occupation: '教师', styles: ['modern'], stones: ['jadeite', 'pearl'],
    occasions: ['wedding'], ring_size: '12.00', ring_standard: 'hk', version: 2, phone_verified: true,
  });
  const [audit] = await house.sql.all<any>`select before, after from audit_record
    where subject_id = ${memberId} and command = 'members.update-profile'`;
  expect(audit).toMatchObject({ before: { name: '王**' }, after: { name: '欧****', birthMonth: '12' } });
  expect(JSON.stringify(audit)).not.toMatch(/震华|1980|a@example/);
});

describe('a phone', () => {
  it('that is new is unverified unless the caller says so', async () => {
    const { memberId } = await enrolled(house);
    const phone = freshPhone();
    await update(memberId, { phone: phone.slice(3) });
    expect(await rowOf(memberId)).toMatchObject({ phone, phone_verified: false });
    await update(memberId, { phoneVerified: true, expectedVersion: 2 });
    expect(await rowOf(memberId)).toMatchObject({ phone, phone_verified: true });
    await update(memberId, { phone: null, expectedVersion: 3 });
    expect(await rowOf(memberId)).toMatchObject({ phone: null, phone_verified: false });
  });

  it('is read as people write it in the region of the member', async () => {
    await toldRegion(house);
    const { memberId } = await enrolled(house, { region: 'MY', phone: '+60123456701' });
    await update(memberId, { phone: '012-345 6702' });
    expect((await rowOf(memberId)).phone).toBe('+60123456702');
  });

  it('that is sent again stays verified', async () => {
    const phone = freshPhone();
    const { memberId } = await enrolled(house, { phone });
    await update(memberId, { phone });
    expect(await rowOf(memberId)).toMatchObject({ phone, phone_verified: true });
  });

  it('that another member verified is refused when verified, and kept when not', async () => {
    const phone = freshPhone();
    await enrolled(house, { phone });
    const { memberId } = await enrolled(house);
    expect(await update(memberId, { phone, phoneVerified: true, name: 'X' }))
      .toMatchObject({ ok: false, refusals: [{ code: 'PHONE_TAKEN', path: ['phone'] }] });
    expect(await rowOf(memberId)).toMatchObject({ name: '王小明', version: 1 });
    expect(await update(memberId, { phone })).toMatchObject({ ok: true });
  });

  it('goes to one of two who verify it at once', async () => {
    const phone = freshPhone();
    const [one, other] = [await enrolled(house), await enrolled(house)];
    const outcomes = await Promise.all([one, other].map(({ memberId }) =>
      update(memberId, { phone, phoneVerified: true })));
    expect(outcomes.map((outcome) => outcome.ok || outcome.refusals[0]!.code).sort())
      .toEqual(['PHONE_TAKEN', true]);
  });

  it('is not verified by the member\'s own word, nor when there is none', async () => {
    const { memberId } = await enrolled(house);
    expect(await update(memberId, { phoneVerified: true }, person(memberId)))
      .toMatchObject({ refusals: [{ code: 'PHONE_NOT_VERIFIABLE' }] });
    expect(await update(memberId, { phone: null, phoneVerified: true }))
      .toMatchObject({ refusals: [{ code: 'PHONE_NOT_VERIFIABLE' }] });
  });
});

describe('refusals', () => {
  it('of a stale edit carry the version there is', async () => {
    const { memberId } = await enrolled(house);
    await update(memberId, { city: '北京' });
    expect(await update(memberId, { city: '上海' })).toMatchObject(
      { refusals: [{ code: 'STALE', path: ['expectedVersion'], extras: { currentVersion: 2 } }] });
    expect(await rowOf(memberId)).toMatchObject({ city: '北京', version: 2 });
  });

  it('of two edits at once let one through', async () => {
    const { memberId } = await enrolled(house);
    const outcomes = await Promise.all(['北京', '上海'].map((city) => update(memberId, { city })));
    expect(outcomes.map((outcome) => outcome.ok || outcome.refusals[0]!.code).sort())
      .toEqual(['STALE', true]);
  });

  it('tell each bad field and change nothing', async () => {
    const { memberId } = await enrolled(house);
    const outcome = await update(memberId, {
      name: 'x'.repeat(81), phone: '1', email: '@', birthday: '2030-01-01', city: 'y',
      occupation: 'z'.repeat(81), ringSize: 99, styles: ['loud'],
    });
    expect(outcome.ok ? [] : outcome.refusals.map(({ code }) => code).sort()).toEqual([
      'BIRTHDAY_INVALID', 'EMAIL_INVALID', 'NAME_INVALID', 'OCCUPATION_INVALID', 'PHONE_INVALID',
      'PREFERENCE_INVALID', 'PREFERENCE_INVALID']);
    expect(await rowOf(memberId)).toMatchObject({ city: null, version: 1 });
  });

  it('treat unknown and foreign members alike', async () => {
    const { memberId } = await enrolled(house);
    const nobody = { refusals: [{ code: 'NOT_FOUND', path: ['memberId'] }] };
    expect(await update(newId(), { city: 'x' })).toMatchObject(nobody);
    for (const actor of [tenant(newId()), channel(newId()), person(newId())]) {
      expect(await update(memberId, { city: 'x' }, actor)).toMatchObject(nobody);
    }
    expect(await update(memberId, { city: '苏州' }, person(memberId))).toMatchObject({ ok: true });
  });

  it('let a franchise change contact details only with consent, while it serves the member', async () => {
    const franchise = newId();
    const { memberId } = await enrolled(house);
    await atHomeWith(house, memberId, franchise);
    const change = { name: '李四', city: '苏州' };
    expect(await update(memberId, change, tenant(franchise)))
      .toMatchObject({ refusals: [{ code: 'CONSENT_REQUIRED', path: ['name'] }] });
    await house.runBatch(recordConsents, [{ input: {
      memberId, purpose: 'franchise_sharing', granted: true, textVersion: '1',
      textHash: 'a'.repeat(64), source: 'store',
    } }]);
    expect(await update(memberId, change, tenant(franchise)))
      .toMatchObject({ refusals: [{ code: 'SERVICE_REQUIRED', path: ['name'] }] });
    await served(house, memberId, franchise);
    expect(await update(memberId, change, tenant(franchise))).toMatchObject({ ok: true });
  });

  it('let an associate, whom contacts are shown masked, complete and correct whom it serves', async () => {
    const franchise = newId();
    const { memberId } = await enrolled(house);
    await atHomeWith(house, memberId, franchise);
    await shares(house, memberId);
    const associate = { ...tenant(franchise), roles: ['associate'] };
    const change = { name: '李四', email: 'li@example.com', birthday: '1990-07-08' };
    expect((await update(memberId, change, associate)).ok).toBe(false);
    await served(house, memberId, franchise);
    expect(await update(memberId, change, associate)).toMatchObject({ ok: true });
    expect(await rowOf(memberId)).toMatchObject(change);
  });

  it('let a franchise do so for whoever has shown its code there, at home elsewhere', async () => {
    const franchise = newId();
    const { memberId } = await enrolled(house);
    await atHomeWith(house, memberId, newId());
    await shares(house, memberId);
    await house.sql.run`insert into person_visit (person_id, tenant_id, layer, until) values
      (${memberId}, ${franchise}, 3, ${new Date(house.clock.now().getTime() + 60_000)})`;
    const associate = { ...tenant(franchise), roles: ['associate'] };
    expect(await update(memberId, { name: '李四' }, associate)).toMatchObject({ ok: true });
  });
});
