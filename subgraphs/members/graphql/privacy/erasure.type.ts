import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { ErasureState } from './words.ts';

@ObjectType({ simpleResolvers: true, description: 'What was done to one table of a room.' })
export class ErasedTable {
  @Field({ description: 'Table, as the room names it.' })
  table!: string;

  @Field(() => Int, { description: 'Rows deleted 删除.' })
  deleted!: number;

  @Field(() => Int, { description: 'Rows that stay without what said who it was 匿名化.' })
  blanked!: number;

  @Field(() => String, {
    nullable: true, description: 'Why rows stay, under an id that leads to nobody; null: none do.',
  })
  kept!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'What one room did for an erasure 删除回执.' })
export class ErasureReceipt {
  @Field({ description: 'Room: members, loyalty, orders …, or identity, which ends tokens.' })
  room!: string;

  @Field(() => DateTimeScalar, { description: 'When it was done.' })
  doneAt!: Date;

  @Field(() => [ErasedTable], { description: 'Table by table, at most 100.' })
  tables!: ErasedTable[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A member who wants to be forgotten, or was 注销 (PIPL art. 47). It outlives the member and holds no '
    + 'personal data.',
})
export class Erasure {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  id!: string;

  /** Not in the graph: what receipts are loaded by. */
  uuid!: string;

  @Field(() => ID, { description: 'The member; once erased nothing but what is kept under this id.' })
  memberId!: string;

  @Field(() => ErasureState, { description: 'How far it is.' })
  state!: string;

  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Field({ description: 'Kind of who asked: person (the member itself), operator or service.' })
  requestedKind!: string;

  @Field({ description: 'Name of who asked.' })
  requestedBy!: string;

  @Field(() => String, { nullable: true, description: 'Why, as it was said; gone with the member.' })
  reason!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it is done, unless it is taken back before.' })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was taken back.' })
  withdrawnAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true,
    description: 'When it stopped, as the member was parted from another for whom it may have been 中止时间.' })
  partedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When members forgot it and told the others.' })
  erasedAt!: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When the last room had forgotten it.' })
  completedAt!: Date | null;

  /** Not in the graph: who had to answer. */
  rooms!: string[];
}

export const ErasurePage = PageOf(Erasure, 'ErasurePage', 'A page of erasures.');

@InputType({ description: 'Which erasures to list.' })
export class ErasureFilter {
  @Field(() => ErasureState, { nullable: true, description: 'Only in this state; all without it.' })
  state?: string | null;
}
