import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import type { SharingGap } from '../../domain/sharing.ts';
import { Franchise } from '../stubs.type.ts';
import { SharingGapEnum, SharingTermsState } from './words.ts';

@ObjectType({
  simpleResolvers: true, description: 'What the franchise that asks is shown of a member now 数据分层.',
})
@Scopes('members:read')
export class MemberSharing {
  @Field(() => Int, {
    description: '1: a pseudonym with tags and tier 匿名画像; 2: contacts masked 脱敏联系方式; 3: contacts for a reason '
      + '完整联系方式, by Member.contact.',
  })
  layer!: number;

  @Field({
    description: 'What this franchise calls the member 会员代号, for example "K-7F3QX9D2M": always the same here, '
      + 'another one in each other franchise. The id is the same for all: it joins what they know.',
  })
  pseudonym!: string;

  @Field(() => SharingGapEnum, { nullable: true, description: 'Why no more is shown; null at 3.' })
  gap!: SharingGap | null;
}

@ObjectType({
  simpleResolvers: true,
  description: 'The most that people of a franchise are shown of members 数据共享条款, from when on. Those of a '
    + 'franchise stand before those for all; where there are none it is 3 for managers and 2 for associates.',
})
@Scopes('members:policy')
export class SharingTerms {
  @Field(() => ID, { description: 'Id of the terms.' })
  id!: string;

  @Field(() => Franchise, { nullable: true, description: 'Whose 加盟商; null: of all without their own.' })
  franchise!: Franchise | null;

  @Field(() => Int, { description: 'Layer of its managers 店长, 1 to 3.' })
  manager!: number;

  @Field(() => Int, { description: 'Layer of its associates 店员, 1 to 3.' })
  associate!: number;

  @Field(() => DateTimeScalar, { description: 'From when on.' })
  startsAt!: Date;

  @Field({ description: 'Why, 5 to 500 characters.' })
  reason!: string;

  @Field({ description: 'Whether somebody is shown more than by what counted before: then a second person decides.' })
  widens!: boolean;

  @Field(() => SharingTermsState, { description: 'What became of them.' })
  state!: string;

  @Field({ description: 'Who proposed them.' })
  proposedBy!: string;

  /** By id: names repeat. */
  proposerId!: string;

  @Field(() => DateTimeScalar, { description: 'When they were proposed.' })
  proposedAt!: Date;

  @Field(() => String, { nullable: true, description: 'Who decided them.' })
  decidedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they were decided.' })
  decidedAt!: Date | null;

  @Field(() => Int, { description: 'Version, to be named when deciding.' })
  version!: number;
}
