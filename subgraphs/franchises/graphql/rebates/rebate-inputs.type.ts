import { Field, ID, InputType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { RebateState, SortDirection } from '../words.ts';

@InputType({ description: 'Which rebates; what is left out does not matter.' })
export class RebateFilter {
  @Field(() => ID, { nullable: true, description: 'Home franchise that gets it.' })
  franchiseId?: string | null;

  @Field(() => RebateState, { nullable: true, description: 'Where it stands.' })
  state?: string | null;

  @Field(() => ID, { nullable: true, description: 'Franchise that pays it.' })
  payerId?: string | null;

  @Field(() => Boolean, {
    nullable: true, description: 'Only those head office pays, or does not.',
  })
  paidByHeadOffice?: boolean | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Paid at or after.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Paid before.' })
  to?: Date | null;
}

export const RebateSortBy = { PAID_AT: 'PAID_AT', HELD_UNTIL: 'HELD_UNTIL', NET: 'NET' } as const;
registerEnumType(RebateSortBy, {
  name: 'RebateSortBy', description: 'What rebates are sorted by.',
  valuesConfig: {
    PAID_AT: { description: 'When the order was paid.' },
    HELD_UNTIL: { description: 'End of the return window.' },
    NET: { description: 'Net amount in minor units, whatever the currency.' },
  },
});

@InputType({ description: 'Order of a list of rebates.' })
export class RebateSort {
  @Field(() => RebateSortBy, { defaultValue: 'PAID_AT', description: 'What to sort by.' })
  by!: keyof typeof RebateSortBy;

  @Field(() => SortDirection, { defaultValue: 'DESC', description: 'Which way.' })
  direction!: 'ASC' | 'DESC';
}
