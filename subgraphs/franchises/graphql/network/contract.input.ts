import { Field, InputType } from 'type-graphql';
import { DateScalar } from '../../../kernel/graph/scalars.ts';

@InputType({ description: 'Contract of a franchise 加盟合同.' })
export class FranchiseContractInput {
  @Field({ description: 'Contract number, 1 to 60 characters.' })
  number!: string;

  @Field(() => DateScalar, { description: 'First day in force, 1990 to 2100.' })
  startsOn!: string;

  @Field(() => DateScalar, {
    nullable: true, description: 'Day it ends, after its start; left out: open-ended.',
  })
  endsOn?: string | null;

  @Field(() => String, {
    nullable: true, description: 'Territory 授权区域 in words, at most 500 characters.',
  })
  territory?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'From which day these terms hold 生效日, within the contract; left out: its first day when it is new, '
      + 'today when it is changed. What was agreed before stays in the history.',
  })
  effectiveOn?: string | null;
}

export function contractOf(input: FranchiseContractInput) {
  return {
    number: input.number, startsOn: input.startsOn, endsOn: input.endsOn ?? null,
    territory: input.territory ?? '',
    ...(input.effectiveOn && { effectiveOn: input.effectiveOn }),
  };
}
