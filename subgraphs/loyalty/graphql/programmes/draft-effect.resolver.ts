import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isRestricted } from '../../../kernel/actor.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { draftEffectsOf } from '../../queries/effects/draft-effects.ts';
import { DraftEffect } from './draft-effect.type.ts';
import { ProgrammePolicy } from './programme.type.ts';

@Resolver(() => ProgrammePolicy)
export class DraftEffectResolver {
  @FieldResolver(() => DraftEffect, {
    nullable: true,
    description: 'What it would have made of the orders of the year before 规则试算, counted since it was proposed; null '
      + 'for what nobody proposed, and outside head office.',
  })
  async draftEffect(
    @Root() { programmeCode: programme, version }: ProgrammePolicy, @Ctx() context: GraphContext,
  ): Promise<DraftEffect | null> {
    return isRestricted(context.actor) ? null : context.load(draftEffectsOf, { programme, version });
  }
}
