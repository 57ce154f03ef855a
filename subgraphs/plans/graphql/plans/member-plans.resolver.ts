import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PREFIX } from '../../../contracts/ids.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { decodeId, NOBODY } from '../../../kernel/ids.ts';
import { plansOfMembers } from '../../queries/plans.ts';
import { Member } from '../stubs.type.ts';
import { GoldPlan } from './gold-plan.type.ts';

@Resolver(() => Member)
export class MemberPlansResolver {
  @FieldResolver(() => [GoldPlan], {
    nullable: true, description: 'Gold plans 增值计划 of the member, the newest first, at most 50.',
  })
  @Scopes('plans:read')
  goldPlans(@Root() { id }: Member, @Ctx() context: GraphContext): Promise<GoldPlan[]> {
    return context.load(plansOfMembers, decodeId(PREFIX.member, id) ?? NOBODY);
  }
}
