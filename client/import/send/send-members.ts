import { EnrolMembersDocument } from '../../src/index.ts';
import type { Taken } from '../patience.ts';
import { personOf } from '../records/members.ts';
import { refusedOf, keyOf, rowKeyOf, type House, type ThingOf } from './sending.ts';

const SOURCES = ['ONLINE', 'STORE', 'EVENT', 'PARCEL_CARD'] as const;

/**
 * Members by their id in the channel. A telephone that the house cannot read in its region is left out and said so: the
 * person is a member all the same. Phones are told as unverified, since a file proves none: they find nobody.
 */
export async function sendMembers(house: House, things: readonly ThingOf<'member'>[]): Promise<Taken> {
  const first = await enrol(house, things, true);
  const again = things.filter((_, index) => {
    const errors = first[index]!.userErrors;
    return errors.length > 0 && errors.every(({ path }) => path.at(-1) === 'phone');
  });
  const second = again.length === 0 ? [] : await enrol(house, again, false);
  const results = things.map((thing, index) =>
    ({ thing, result: again.includes(thing) ? second[again.indexOf(thing)]! : first[index]! }));
  const taken = results.filter(({ result }) => result.userErrors.length === 0);
  for (const { thing, result } of results) {
    if (!again.includes(thing) || result.userErrors.length > 0) continue;
    house.noted?.({ line: thing.value.line, verdict: 'noted', reason: 'PHONE_DROPPED',
      detail: 'the house cannot read its telephone in the region: the person is a member without it' });
  }
  await house.people.add(taken.flatMap(({ thing }) => personOf(thing.value) ?? []));
  return {
    made: taken.filter(({ result }) => result.resolution === 'NEW').length,
    known: taken.filter(({ result }) => result.resolution !== 'NEW').length,
    refusals: results.flatMap(({ thing, result }) => refusedOf('members', thing, result.userErrors)),
  };
}

async function enrol(house: House, things: readonly ThingOf<'member'>[], withPhone: boolean) {
  const { channel, channelId, region } = house;
  const kind = withPhone ? 'member' : 'member without its phone';
  const source = SOURCES.find((one) => one === house.answer('source')) ?? 'ONLINE';
  const { enrolMembers: { results } } = await channel.mutate(EnrolMembersDocument,
    { input: { members: things.map(({ key, value }) => ({
    idempotencyKey: value.key === null ? rowKeyOf(kind, key) : keyOf(house, kind, key), channelId, region, source,
    externalId: value.key, name: value.name || null, email: value.email || null,
      phone: (withPhone && value.phone) || null,
    birthday: value.birthday, gender: value.gender, city: value.city || null, occupation: value.occupation || null,
    ...(value.enrolledAt ? { enrolledAt: value.enrolledAt } : {}),
  })) } });
  return results;
}
