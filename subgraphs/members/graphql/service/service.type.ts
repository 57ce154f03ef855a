import { Directive, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PageOf } from '../../../kernel/graph/page.ts';
import { DateTimeScalar } from '../../../kernel/graph/scalars.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { wordsEnum } from '../../../words/graphql/words-enum.ts';

export const ServiceWayEnum = wordsEnum('ServiceWay', 'How a member came to whoever serves it 分配方式.', {
  chosen: 'Somebody chose the person 指定.', least_loaded: 'The least loaded of an outlet took it 按负荷.',
  handed_over: 'Handed over by a colleague 交接.',
});

@ObjectType({
  implements: Node, simpleResolvers: true,
  description: 'Somebody who serves members 专属服务人员: of an outlet, a franchise or head office. A franchise sees its own '
    + 'people, a member whoever serves it, a partner channel nobody.',
})
@Directive('@key(fields: "id")')
@Scopes('members:read')
export class ServicePerson extends Node {
  @Field(() => ID, { description: 'Global id (TypeID): its prefix names the kind.' })
  declare id: string;

  /** Not in the graph: what its fields are loaded by. */
  uuid!: string;
  operatorUuid!: string;
  franchiseUuid!: string | null;
  outletUuid!: string | null;
  capacityKept!: number;

  @Field({ description: 'The name that members see 服务人员姓名.' })
  displayName!: string;

  @Field({ description: 'Whether it takes new members.' })
  isActive!: boolean;

  @Field(() => Int, { description: 'Counts up with each edit; send it as expectedVersion.' })
  version!: number;

  @Field(() => DateTimeScalar, { description: 'When it was entered.' })
  addedAt!: Date;
}

export const ServicePersonPage = PageOf(ServicePerson, 'ServicePersonPage', 'A page of people who serve members.');

@ObjectType({ simpleResolvers: true, description: 'Who served a member, and for how long 服务记录.' })
export class ServiceTime {
  @Field(() => ServicePerson, { description: 'Who.' })
  servicePerson!: ServicePerson;

  @Field(() => DateTimeScalar, { description: 'From when on.' })
  from!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when; null: now.' })
  until!: Date | null;

  @Field(() => ServiceWayEnum, { description: 'How it came to that.' })
  how!: string;

  @Field(() => String, { nullable: true, description: 'Who decided it; null for members.' })
  setBy!: string | null;
}

@InputType({ description: 'Which people who serve members.' })
export class ServicePersonFilter {
  @Field(() => ID, { nullable: true, description: 'Only of this franchise.' })
  franchiseId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those of head office; not together with franchiseId.' })
  headOffice?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Only of this outlet.' })
  outletId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only active ones; false: only the others.' })
  isActive?: boolean | null;
}

@ObjectType({ simpleResolvers: true, description: 'How many members one colleague took over 交接人数.' })
export class TakeoverResult {
  @Field(() => ServicePerson, { nullable: true, description: 'Who took them.' })
  servicePerson!: ServicePerson | null;

  @Field(() => Int, { description: 'How many.' })
  members!: number;
}
