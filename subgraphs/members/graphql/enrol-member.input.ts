import { Field, ID, InputType } from 'type-graphql';
import { PREFIX } from '../../contracts/ids.ts';
import type { Region as RegionCode } from '../../contracts/words.ts';
import { DateScalar, DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { decodeId } from '../../kernel/ids.ts';
import type { EnrolmentInput } from '../commands/enrolment/enrolment.ts';
import type { Gender as GenderWord, Source } from '../domain/words.ts';
import { Gender, MemberSource, Region } from './words.ts';

@InputType({
  description: 'A customer to enrol 入会. Needs a channel identity (channelId with externalId), a '
    + 'phone, or both.',
})
export class EnrolMemberInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Channel that knows the customer. A partner channel names itself, a franchise the '
      + 'channel of its outlet.',
  })
  channelId?: string | null;

  @Field(() => String, {
    nullable: true, description: 'Id of the customer in that channel, 1 to 200 characters.',
  })
  externalId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'E.164 ("+8613812345678") or as people write it in the region ("13812345678").',
  })
  phone?: string | null;

  @Field({
    defaultValue: false,
    description: 'Whether the customer proved to hold the phone. Only a verified phone finds a member.',
  })
  phoneVerified!: boolean;

  @Field(() => Region, { description: 'Home region of the membership.' })
  region!: RegionCode;

  @Field(() => String, { nullable: true, description: 'Full name, at most 80 characters.' })
  name?: string | null;

  @Field(() => Gender, { defaultValue: 'unknown', description: 'Gender.' })
  gender!: GenderWord;

  @Field(() => DateScalar, { nullable: true, description: 'Birthday, 1900-01-01 to today.' })
  birthday?: string | null;

  @Field(() => String, { nullable: true, description: 'E-mail, at most 254 characters.' })
  email?: string | null;

  @Field(() => String, { nullable: true, description: 'City of residence, at most 80 characters.' })
  city?: string | null;

  @Field(() => MemberSource, { description: 'Where the membership begins.' })
  source!: Source;

  @Field(() => ID, {
    nullable: true, description: 'Outlet of a store enrolment; a franchise must name one of its own.',
  })
  outletId?: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'For imports by head office: when it happened, 1990 to now. Otherwise it is now.',
  })
  enrolledAt?: Date | null;

  @Field({ description: 'The same key and input answer the stored result. 1 to 200 characters.' })
  idempotencyKey!: string;
}

/** An id that names nothing: malformed ids look like unknown ones. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

export function enrolmentOf(input: EnrolMemberInput): EnrolmentInput {
  const uuid = (prefix: string, id: string | null | undefined): string | null =>
    (id === null || id === undefined ? null : decodeId(prefix, id) ?? NOBODY);
  return {
    channelId: uuid(PREFIX.channel, input.channelId), externalId: input.externalId ?? null,
    phone: input.phone ?? null, phoneVerified: input.phoneVerified, region: input.region,
    name: input.name ?? null, gender: input.gender, birthday: input.birthday ?? null,
    email: input.email ?? null, city: input.city ?? null, source: input.source,
    outletId: uuid(PREFIX.outlet, input.outletId), enrolledAt: input.enrolledAt ?? null,
  };
}
