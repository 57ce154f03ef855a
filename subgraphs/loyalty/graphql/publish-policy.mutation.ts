import { Arg, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ProgrammeCode } from '../../contracts/words.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { effectView, PolicyEffectView } from '../../kernel/graph/policy-effect.type.ts';
import { DateTimeScalar } from '../../kernel/graph/scalars.ts';
import { Scopes } from '../../kernel/graph/scopes.ts';
import { userErrorOf, userErrorsOf, userErrorType } from '../../kernel/graph/user-errors.ts';
import { publishPolicy } from '../commands/publish-policy.ts';
import { programmePolicyEffect } from '../queries/policy-effect.ts';
import { programmesByCode, rulesFrom } from '../queries/programmes.ts';
import { Programme, ProgrammeRules } from './programme.type.ts';
import { ProgrammeName } from './words.ts';

@InputType({ description: 'A new version of a programme’s rules.' })
export class PublishProgrammePolicyInput {
  @Field(() => ProgrammeName, { description: 'Which programme.' })
  programme!: ProgrammeCode;

  @Field(() => DateTimeScalar, { description: 'Counts for payments from then on; now or later.' })
  effectiveFrom!: Date;

  @Field(() => Int, { description: 'Latest version as it was read.' })
  expectedVersion!: number;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
  note?: string | null;

  @Field(() => ProgrammeRules, { description: 'All rules, also those that stay.' })
  rules!: ProgrammeRules;

  @Field({ defaultValue: false, description: 'Checks only; nothing is published.' })
  dryRun!: boolean;

  @Field({ description: 'Makes a retry safe, 1 to 200 characters.' })
  idempotencyKey!: string;
}

@ObjectType('PublishProgrammePolicyUserError', {
  simpleResolvers: true, description: 'A refusal of publishProgrammePolicy; nothing was changed.',
})
export class PublishProgrammePolicyUserError extends userErrorType('PublishProgrammePolicy', {
  STALE: 'Another version was published meanwhile; `currentVersion` is the latest.',
  INVALID_RULES: 'A number is out of its range, or a class or tier is missing.',
  IN_THE_PAST: 'A policy starts now or later.',
  OUT_OF_ORDER: 'It must start after the latest version that counts.',
  PROPOSAL_OPEN: 'Another version waits for its decision: decide or withdraw that one first.',
  INVALID_NOTE: 'A note has at most 500 characters.',
}) {
  @Field(() => Int, { nullable: true, description: 'Latest version, with STALE.' })
  currentVersion?: number | null;
}

@ObjectType({ simpleResolvers: true, description: 'What publishProgrammePolicy answers.' })
export class PublishProgrammePolicyPayload {
  @Field(() => Programme, { nullable: true, description: 'The programme afterwards.' })
  programme!: Programme | null;

  @Field(() => Int, { nullable: true, description: 'The new version.' })
  version!: number | null;

  @Field(() => PolicyEffectView, {
    nullable: true,
    description: 'What the version would have made of last month’s real orders; null when refused.',
  })
  effect?: PolicyEffectView | null;

  @Field(() => [PublishProgrammePolicyUserError], { description: 'Why not; empty on success.' })
  userErrors!: PublishProgrammePolicyUserError[];
}

@Resolver()
export class PublishPolicyMutation {
  @Mutation(() => PublishProgrammePolicyPayload, {
    description: 'Proposes a new immutable version of a programme’s rules 发布规则: it counts when a second '
      + 'person has approved it (decideProgrammePolicy).',
  })
  @Scopes('loyalty:policy')
  async publishProgrammePolicy(
    @Arg('input', () => PublishProgrammePolicyInput, { description: 'The new version.' })
    input: PublishProgrammePolicyInput,
    @Ctx() context: GraphContext,
  ): Promise<object> {
    const rules = rulesFrom(input.rules);
    if (!rules) {
      return { programme: null, version: null, userErrors: [userErrorOf({
        code: 'INVALID_RULES', path: ['rules'],
        message: 'Each class and tier is named exactly once.',
      })] };
    }
    const { programme, effectiveFrom, expectedVersion, note } = input;
    const outcome = await context.run(publishPolicy,
      { programme, effectiveFrom, expectedVersion, note: note ?? null, rules },
      { idempotencyKey: input.idempotencyKey, dryRun: input.dryRun });
    return {
      programme: outcome.ok ? await context.load(programmesByCode, programme) : null,
      version: outcome.ok ? outcome.value.version : null, userErrors: userErrorsOf(outcome),
      effect: async () => (outcome.ok
        ? effectView(await programmePolicyEffect(await context.sql(), programme, rules, context.now)) : null),
    };
  }
}
