import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../../kernel/graph/node.type.ts';
import { PageOf } from '../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { Region } from '../../words/graphql/region.resolver.ts';
import { MemberPreferences, ProfileCompleteness, SourceDetail } from './profile.type.ts';
import { Gender, MemberSource } from './words.ts';

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'A person known to the brand 会员, one across all channels (OneID 全域会员通). Personal '
    + 'data is masked, and to a franchise that knows the member as a pseudonym (sharing { layer } is 1) there is none: '
    + 'a pseudonym for the name, no contact, birthday, city or identity, and stars for the card. Its id is the same '
    + 'for everybody: whoever compares ids knows of whom others speak. The id of a merged member answers its survivor.',
})
@Directive('@key(fields: "id")')
@Scopes('members:read')
export class Member extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  @Field({
    description: 'Card number 卡号: 13 digits — card digit of the region, eleven serial '
      + 'digits, Luhn check digit.',
  })
  cardNumber!: string;

  @Field(() => Region, { description: 'Home region 会籍地区; decides the programme.' })
  region!: string;

  @Field(() => String, { nullable: true, 
    description: 'Masked name: "王**", "C*** M***"; to a franchise that knows the member as a pseudonym that one 会员代号.',
  })
  displayName!: string | null;

  /** Whether the reader knows it as a pseudonym; not in the graph. */
  isPseudonym?: boolean;

  @Field(() => String, { nullable: true, description: 'Masked phone: "+86138****5678".' })
  phoneMasked!: string | null;

  @Field({ description: 'Whether the member proved to hold the phone.' })
  phoneVerified!: boolean;

  @Field(() => String, { nullable: true, description: 'Masked e-mail: "x***@example.com".' })
  emailMasked!: string | null;

  @Field(() => Int, { nullable: true, description: 'Month of the birthday, 1 to 12.' })
  birthMonth!: number | null;

  @Field(() => Gender, { description: 'Gender 性别.' })
  gender!: string;

  @Field(() => String, { nullable: true, description: 'City of residence 城市.' })
  city!: string | null;

  @Field(() => MemberSource, { description: 'Where the membership began 会员来源.' })
  source!: string;

  @Field(() => SourceDetail, { description: 'What brought the member beside that 来源明细.' })
  sourceDetail!: SourceDetail;

  @Field(() => DateTimeScalar, { description: 'When the membership began 入会时间; of a pseudonym the day alone, by UTC.' })
  enrolledAt!: Date;

  @Field(() => MemberPreferences, { description: 'What the member likes 偏好.' })
  preferences!: MemberPreferences;

  @Field(() => ProfileCompleteness, { description: 'How much of the profile is filled in 资料完整度.' })
  completeness!: ProfileCompleteness;

  @Field(() => Int, { description: 'Counts up with each edit; send it as expectedVersion.' })
  version!: number;
}

export const MemberPage = PageOf(Member, 'MemberPage', 'A page of members.');
