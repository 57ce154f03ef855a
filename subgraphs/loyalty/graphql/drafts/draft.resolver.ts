import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { effectView, PolicyEffectView } from '../../../kernel/graph/policy-effect.type.ts';
import { Scopes } from '../../../kernel/graph/scopes.ts';
import { comparePolicies } from '../../domain/comparison/compare-policies.ts';
import { policyAt } from '../../domain/policy.ts';
import { draftsOf, type Draft } from '../../queries/drafts/own-drafts.ts';
import { programmePolicyEffect } from '../../queries/policy-effect.ts';
import { policiesOf, rulesView, versionsOf } from '../../queries/programmes.ts';
import { PolicyDifferenceView } from '../programmes/comparison.type.ts';
import { Programme } from '../programmes/programme.type.ts';
import { ProgrammeDraft } from './draft.type.ts';

@Resolver(() => Programme)
export class ProgrammeDraftsResolver {
  @FieldResolver(() => [ProgrammeDraft], {
    description: 'Versions that you are still writing 我的草稿, the one kept last first; at most 20, nobody else’s.',
  })
  @Scopes('loyalty:policy')
  async drafts(@Root() { code }: Programme, @Ctx() context: GraphContext): Promise<ProgrammeDraft[]> {
    return (await context.load(draftsOf, { ownerId: context.actor.id, programme: code })).map(draftView);
  }
}

export function draftView({ ownerId: _, programme, rules, ...draft }: Draft): ProgrammeDraft {
  return { ...draft, rules: rulesView(rules), programmeCode: programme, counted: rules };
}

@Resolver(() => ProgrammeDraft)
export class ProgrammeDraftResolver {
  @FieldResolver(() => [PolicyDifferenceView], {
    nullable: true,
    description: 'What it changes of a version, in words 变更说明, at most 200; null when there is no such version.',
  })
  async comparison(
    @Root() { programmeCode: programme, counted }: ProgrammeDraft,
    @Arg('from', () => Int, { nullable: true, description: 'Of which version; of the one in force when absent.' })
    from: number | null,
    @Ctx() context: GraphContext,
  ): Promise<PolicyDifferenceView[] | null> {
    const version = typeof from === 'number'
      ? await context.load(versionsOf, { programme, version: from })
      : policyAt(await context.load(policiesOf, programme), programme, context.now);
    return version && comparePolicies(version, { ...version, rules: counted });
  }

  @FieldResolver(() => PolicyEffectView, {
    description: 'What it would have made of last month’s real orders 规则影响预览.',
  })
  async effect(
    @Root() { programmeCode, counted }: ProgrammeDraft, @Ctx() context: GraphContext,
  ): Promise<PolicyEffectView> {
    return effectView(await programmePolicyEffect(await context.sql(), programmeCode, counted, context.now));
  }
}
