import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import type { PolicyRules } from '../../domain/policy.ts';
import { ProgrammeRules } from '../programmes/programme.type.ts';

@ObjectType({
  simpleResolvers: true,
  description: 'A version of a programme’s rules that you are still writing 规则草稿: yours alone; nothing counts with it.',
})
export class ProgrammeDraft {
  @Field({ description: 'What you call it, 1 to 60 characters; one of each name in a programme.' })
  name!: string;

  @Field(() => Int, { description: 'Counts how often it was kept, from 1: what edits name as expectedVersion.' })
  version!: number;

  @Field(() => Int, { description: 'The newest version of the rules when it was kept last.' })
  baseVersion!: number;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when it is to count; null: not decided yet.' })
  effectiveFrom!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  note!: string | null;

  @Field(() => DateTimeScalar, { description: 'When it was kept last.' })
  changedAt!: Date;

  @Field(() => ProgrammeRules, { description: 'The rules as they are written now.' })
  rules!: ProgrammeRules;

  programmeCode!: string;
  counted!: PolicyRules;
}
