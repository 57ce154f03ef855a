import { Field, Int, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'One thing that a mature programme has 检查项.' })
export class ProgrammeCheck {
  @Field({ description: 'Code of the check, for example "MARGIN_RATES".' }) code!: string;
  @Field(() => Int, { description: 'By which day of the first thirty it is to stand: 7, 14, 21 or 30.' })
  byDay!: number;

  @Field({ description: 'Whether it stands 已达成.' }) isDone!: boolean;
  @Field({ description: 'What it is, in Chinese.' }) zh!: string;
  @Field({ description: 'What it is, in English.' }) en!: string;
  @Field(() => String, { nullable: true, description: 'What to do next 下一步, in Chinese; null when it stands.' })
  nextZh!: string | null;

  @Field(() => String, { nullable: true, description: 'What to do next, in English; null when it stands.' })
  nextEn!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'How mature a programme is 会员体系完善度: a checklist with a score.' })
export class ProgrammeMaturity {
  @Field(() => Int, { description: 'Checks that stand, percent of all, floor: 0 to 100.' }) score!: number;
  @Field(() => [ProgrammeCheck], { description: 'In the order of the first thirty days; at most 20.' })
  checks!: ProgrammeCheck[];
}
