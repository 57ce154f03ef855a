import { Field, Int, ObjectType } from 'type-graphql';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { PotentialName } from '../prediction/words.ts';
import { FrequencyName, LifecycleName, RfmSegmentName } from '../words.ts';

@ObjectType({ simpleResolvers: true, description: 'Members who stood there.' })
@Scopes('insights:read')
export class LifecycleShare {
  @Field(() => LifecycleName, { description: 'Where 生命周期.' }) lifecycle!: string;
  @Field(() => Int, { description: 'Members.' }) members!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Members who bought so often.' })
@Scopes('insights:read')
export class FrequencyShare {
  @Field(() => FrequencyName, { nullable: true, description: 'How often 购买频率; null: no order in these months.' })
  frequency!: string | null;

  @Field(() => Int, { description: 'Members.' }) members!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Members of a field of RFM.' })
@Scopes('insights:read')
export class RfmShare {
  @Field(() => RfmSegmentName, { nullable: true, description: 'Which RFM分群; null: no order in these months.' })
  segment!: string | null;

  @Field(() => Int, { description: 'Members.' }) members!: number;
}

@ObjectType({ simpleResolvers: true, description: 'Members of a potential.' })
@Scopes('insights:read')
export class PotentialShare {
  @Field(() => PotentialName, {
    nullable: true, description: 'Which 潜力; null: nothing bought, no fit, or not kept then.',
  })
  potential!: string | null;

  @Field(() => Int, { description: 'Members.' }) members!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'How the members of a programme stood at the end of a month 客群结构, as it was known then.',
})
@Scopes('insights:read')
export class StructureMonth {
  @Field({ description: 'Month, YYYY-MM, in days of the home region.' }) month!: string;
  @Field(() => Int, { description: 'Members that there were.' }) members!: number;
  @Field(() => [LifecycleShare], { description: 'By lifecycle; at most 5.' }) lifecycles!: LifecycleShare[];
  @Field(() => [FrequencyShare], { description: 'By frequency; at most 4.' }) frequencies!: FrequencyShare[];
  @Field(() => [RfmShare], { description: 'By field of RFM; at most 9.' }) segments!: RfmShare[];
  @Field(() => [PotentialShare], { description: 'By potential; at most 4.' }) potentials!: PotentialShare[];
}
