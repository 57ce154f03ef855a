import { Field, ID, ObjectType } from 'type-graphql';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { MemberExportState } from './words.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'What the house keeps of a member, from all rooms, because it was asked for 个人信息导出 (PIPL art. 45).',
})
export class MemberExport {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  id!: string;

  /** Not in the graph: what the content is loaded by. */
  uuid!: string;
  memberUuid!: string;

  @Field(() => ID, { description: 'The member it is about.' })
  memberId!: string;

  @Field(() => MemberExportState, { description: 'How far it is.' })
  state!: string;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field({ description: 'Kind of who asked: person (the member itself), operator or service.' })
  requestedKind!: string;

  @Field({ description: 'Name of who asked.' })
  requestedBy!: string;

  @Field(() => String, { nullable: true, description: 'Why, as it was said.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was put together.' })
  readyAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true,
    description: 'Until when it can be fetched: 7 days, unless the care policy says otherwise.' })
  expiresAt!: Date | null;
}

export const MemberExportPage = PageOf(MemberExport, 'MemberExportPage', 'A page of exports.');
