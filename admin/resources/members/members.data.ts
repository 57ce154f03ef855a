import { ask } from '../../graph/ask.ts';
import type { Person } from '../../parts/Person.tsx';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { dayEnd, dayStart, typed, yesNo } from '../../graph/filters.ts';
import {
  AdjustPointsDocument,
  MemberByCardDocument,
  MemberContactDocument,
  MemberListDocument,
  MemberNameDocument,
  MemberPersonDocument,
  MemberProfileDocument,
  TransferMemberDocument,
  UpdateProfileDocument,
  type AdjustPointsMutation,
  type Gender,
  type MemberContactQuery,
  type MemberFilter,
  type MemberListQuery,
  type MemberPageQuery,
  type MemberSort,
  type MemberStoryQuery,
  type OccasionPreference,
  type ProfilePartsFragment,
  type StonePreference,
  type StylePreference,
  type TransferMemberMutation,
  type UpdateProfileInput,
  type UpdateProfileMutation,
} from '../../gql/graphql.ts';

export type MemberRow = MemberListQuery['members']['items'][number];
export type Member = NonNullable<MemberPageQuery['member']>;
export type Story = MemberStoryQuery['member'];

export const GENDERS: readonly Gender[] = ['FEMALE', 'MALE', 'UNKNOWN'];
export const STYLES: readonly StylePreference[] = ['CLASSICAL', 'MODERN', 'ETHNIC', 'MINIMAL', 'VINTAGE', 'SWEET'];
export const STONES: readonly StonePreference[] = [
  'DIAMOND', 'JADEITE', 'NEPHRITE', 'PEARL', 'RUBY', 'SAPPHIRE', 'EMERALD', 'NONE',
];
export const OCCASIONS: readonly OccasionPreference[] = ['DAILY', 'WORK', 'BANQUET', 'WEDDING', 'GIFT', 'INVESTMENT'];

export const memberSource: Source<MemberRow> = {
  list: async ({ page, sort, filter }: ListAsked) => {
    const { members } = await ask(MemberListDocument, {
      page,
      filter: filterOf(filter),
      sort: { by: sort.by, direction: sort.direction } as MemberSort,
    });
    return members;
  },
  one: async (id) => (await ask(MemberNameDocument, { id })).member as MemberRow | null,
};

function filterOf(filter: ListAsked['filter']): MemberFilter {
  return {
    search: typed(filter.search),
    region: typed(filter.region),
    source: typed(filter.source) as MemberFilter['source'],
    hasPhone: yesNo(filter.hasPhone),
    enrolledFrom: dayStart(filter.enrolledFrom),
    enrolledTo: dayEnd(filter.enrolledTo),
  };
}

export async function adjustPoints(
  memberId: string,
  points: string,
  reason: string,
  idempotencyKey: string,
): Promise<AdjustPointsMutation['adjustPoints']> {
  const input = { memberId, points: Number(points), reason, idempotencyKey };
  return (await ask(AdjustPointsDocument, { input })).adjustPoints;
}

export async function transferMember(
  memberId: string,
  franchiseId: string | null,
  reason: string,
  idempotencyKey: string,
): Promise<TransferMemberMutation['transferMember']> {
  const input = { memberId, franchiseId, reason, idempotencyKey };
  return (await ask(TransferMemberDocument, { input })).transferMember;
}

export async function updateProfile(input: UpdateProfileInput): Promise<UpdateProfileMutation['updateProfile']> {
  return (await ask(UpdateProfileDocument, { input })).updateProfile;
}

export async function readProfile(id: string): Promise<ProfilePartsFragment | null> {
  return (await ask(MemberProfileDocument, { id })).member;
}

/** A look at personal data; the server writes down who looked and why. */
export async function readContact(
  id: string,
  reason: string,
): Promise<NonNullable<MemberContactQuery['member']>['contact']> {
  return (await ask(MemberContactDocument, { id, reason })).member?.contact ?? null;
}

/** Whoever is behind what was typed, an id or a card number: with tier and balance for whom may see them. */
export async function findPerson(typedText: string, seesPoints: boolean): Promise<Person | null> {
  const named = typedText.startsWith('mem_')
    ? (await ask(MemberNameDocument, { id: typedText })).member
    : (await ask(MemberByCardDocument, { cardNumber: typedText })).memberByCard;
  if (!named || !seesPoints) return named;
  return (await ask(MemberPersonDocument, { id: named.id })).member ?? named;
}
