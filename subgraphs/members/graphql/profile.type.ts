import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar, DecimalScalar } from '../../kernel/graph/scalars.ts';
import { Outlet } from './stubs.type.ts';
import {
  OccasionPreference, ProfilePartEnum, RingStandardEnum, StonePreference, StylePreference,
} from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'A ring size 戒圈 as it was told; nothing is converted.' })
export class RingSize {
  @Field(() => RingStandardEnum, { description: 'Standard 标准.' })
  standard!: string;

  @Field(() => DecimalScalar, { description: 'Size in that standard.' })
  size!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What a member likes 偏好.' })
export class MemberPreferences {
  @Field(() => [StylePreference], { description: 'Styles 风格.' })
  styles!: string[];

  @Field(() => [StonePreference], { description: 'Stones 宝石.' })
  stones!: string[];

  @Field(() => [OccasionPreference], { description: 'Occasions 场合.' })
  occasions!: string[];

  @Field(() => Int, {
    nullable: true, description: 'Ring size, Hong Kong scale 港码, 1 to 33; null when told in another standard.',
  })
  ringSize!: number | null;

  @Field(() => RingSize, { nullable: true, description: 'Ring size with its standard 戒圈.' })
  ring!: RingSize | null;
}

@ObjectType({ simpleResolvers: true, description: 'How much of a profile is filled in 资料完整度.' })
export class ProfileCompleteness {
  @Field(() => Int, { description: 'Share of the parts told, in basis points, rounded down: 4 of 10 are 4000.' })
  bps!: number;

  @Field(() => [ProfilePartEnum], { description: 'What is missing, at most 10.' })
  missing!: string[];

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it was complete first, which earns points once; stays when something is cleared.',
  })
  completedAt!: Date | null;
}

@ObjectType({ simpleResolvers: true, description: 'What brought a member beside the source 来源明细.' })
export class SourceDetail {
  /** For the resolver of `referrer`. */
  referrerUuid!: string | null;

  @Field(() => String, {
    nullable: true, description: 'Code of the event, of the parcel card 包裹卡, or of what was scanned 扫码.',
  })
  code!: string | null;

  @Field(() => Outlet, { nullable: true, description: 'Outlet of the enrolment 入会门店.' })
  outlet!: Outlet | null;
}
