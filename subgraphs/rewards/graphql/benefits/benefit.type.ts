import { Directive, Field, ObjectType } from 'type-graphql';
import { Node } from '../../../kernel/graph/node.type.ts';
import { PolicyOf } from '../../../kernel/graph/policy.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { BenefitTerms } from './benefit-terms.type.ts';

@ObjectType('BenefitVersion', {
  simpleResolvers: true, description: 'One immutable version of a benefit 权益版本.',
})
@Scopes('rewards:read')
export class BenefitVersion extends PolicyOf(BenefitTerms, 'BenefitVersion') {}

@ObjectType({
  implements: Node, simpleResolvers: true, description: 'What members of some tiers have beside points 权益.',
})
@Directive('@key(fields: "id")')
@Scopes('rewards:read')
export class Benefit extends Node {
  @Field({ description: 'Its code, for ever: 1 to 40 small letters, digits and hyphens.' })
  code!: string;

  /** Not in the graph. */
  uuid!: string;
}
