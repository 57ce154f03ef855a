import { Field, Int, ObjectType, registerEnumType, type ClassType } from 'type-graphql';
import { isRestricted } from '../actor.ts';
import type { DecidePolicy, PolicyDecisionInput } from '../commands/decide-policy.ts';
import type { PublishPolicy } from '../commands/publish-policy.ts';
import type { PolicyDecision, ProposalState } from '../database/policy-proposals.ts';
import type { PolicyTable, PolicyVersion } from '../database/policy-table.ts';
import type { Sql } from '../database/sql.ts';
import type { PolicyEffect } from '../policy-effect.ts';
import { policyAt, type PolicyVerdict } from '../policy.ts';
import type { GraphContext } from './context.ts';
import { CURRENT_VERSION, defineMutation, shownWhenStale } from './mutation/define-mutation.ts';
import type { Answer } from './mutation/definition.ts';
import { dateTime, DRY_RUN, KEY, optional, take, text, whole, type Takes } from './mutation/take.ts';
import { connectionFirst, MAX_PAGE } from './page.ts';
import { effectView, PolicyEffectView } from './policy-effect.type.ts';
import { DateTimeScalar } from './scalars.ts';

export const PolicyStateName = {
  PROPOSED: 'proposed', APPROVED: 'approved', REJECTED: 'rejected', WITHDRAWN: 'withdrawn',
} as const satisfies Record<string, ProposalState>;
registerEnumType(PolicyStateName, {
  name: 'PolicyState', description: 'What became of a version of a policy 规则版本状态.',
  valuesConfig: {
    PROPOSED: { description: 'Waits for a second person 待审批; past its date it never counts.' },
    APPROVED: { description: 'Counts from its date on 已批准.' },
    REJECTED: { description: 'A second person said no 已驳回.' },
    WITHDRAWN: { description: 'Taken back before it began 已撤回.' },
  },
});

export const PolicyVerdictName = {
  APPROVE: 'approve', REJECT: 'reject', WITHDRAW: 'withdraw',
} as const satisfies Record<string, PolicyVerdict>;
registerEnumType(PolicyVerdictName, {
  name: 'PolicyVerdict', description: 'What is decided about a version of a policy.',
  valuesConfig: {
    APPROVE: { description: 'It counts from its date on 批准; by another person than proposed it.' },
    REJECT: { description: 'It never counts 驳回; by another person than proposed it.' },
    WITHDRAW: { description: 'It never counts 撤回: a proposal, or an approved version before its date.' },
  },
});

/** What became of a version: fields of `XPolicy` in every room. */
@ObjectType({ simpleResolvers: true })
export class PolicyDecisionView implements PolicyDecision {
  @Field(() => PolicyStateName, { description: 'What became of it; only APPROVED versions count.' })
  state!: ProposalState;

  @Field(() => String, {
    nullable: true, description: 'Who approved, rejected or withdrew it; null outside head office.',
  })
  decidedBy!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When; null for the house’s own first versions.' })
  decidedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Why, at most 500 characters; null outside head office.' })
  decisionNote!: string | null;
}

/** `XPolicy { version effectiveFrom … rules }`: a class to extend. */
export function PolicyOf<Rules extends object>(rules: ClassType<Rules>, name: string) {
  @ObjectType(name, { simpleResolvers: true, description: `One immutable version of ${name}.` })
  class Policy extends PolicyDecisionView implements PolicyVersion<Rules> {
    @Field(() => Int, { description: 'Version, from 1; what was counted with it names it.' })
    version!: number;

    @Field(() => DateTimeScalar, { description: 'In force from this instant until the next version.' })
    effectiveFrom!: Date;

    @Field(() => DateTimeScalar, { description: 'When it was published.' })
    publishedAt!: Date;

    @Field(() => String, { nullable: true, description: 'Who published it; null outside head office.' })
    publishedBy!: string | null;

    @Field(() => String, {
      nullable: true, description: 'Why, at most 500 characters; null outside head office.',
    })
    note!: string | null;

    @Field(() => rules, { description: 'The rules 规则参数.' })
    rules!: Rules;
  }
  return Policy;
}

type Newest<Rules> = PolicyTable<Rules>['newest'];

/** The newest versions, as whoever asks may see them. */
export async function newestPolicies<Rules>(
  context: GraphContext, newest: Newest<Rules>, first: number,
): Promise<PolicyVersion<Rules>[]> {
  return newest(await context.sql(), connectionFirst({ first }), !isRestricted(context.actor));
}

export async function policyInForce<Rules>(
  context: GraphContext, newest: Newest<Rules>,
): Promise<PolicyVersion<Rules>> {
  const versions = await newestPolicies(context, newest, MAX_PAGE);
  return policyAt(versions.filter(({ state }) => state === 'approved'), context.now);
}

interface PolicyMutation<Rules extends object> {
  /** `CatalogPolicy`: the mutation is publishCatalogPolicy. */
  readonly name: string;
  readonly says: string;
  readonly scope: string;
  readonly rules: ClassType<Rules>;
  readonly policy: ClassType<PolicyVersion<Rules>>;
  readonly newest: Newest<Rules>;
  readonly command: PublishPolicy<Rules>;
  readonly effect?: EffectOf<Rules>;
}

/** What rules would have made of last month's real orders, where the room knows it. */
export type EffectOf<Rules> = (sql: Sql, rules: Rules, now: Date) => Promise<PolicyEffect>;

/** The field of a payload: worked out when it is asked for, and not before. */
function effectAnswer<Value, Asked>(
  effectOf: (value: Value, context: GraphContext, asked: Asked) => Promise<PolicyEffect | null>,
): Answer<Value, Asked> {
  return {
    type: () => PolicyEffectView,
    says: 'What the version would have made of last month’s real orders; null when refused.',
    of: async (value, context, asked) => {
      const effect = await effectOf(value, context, asked);
      return effect && effectView(effect);
    },
  };
}

/** `publishXPolicy`: one more immutable version, which waits for a second person. */
export function publishPolicyMutation<Rules extends object>(
  { name, says, scope, rules, policy, newest, command, effect }: PolicyMutation<Rules>,
): Function {
  return defineMutation({
    name: `publish${name}`,
    says,
    scopes: [scope],
    input: `A new version of ${name}.`,
    takes: {
      effectiveFrom: dateTime('In force from then on; now or later.'),
      expectedVersion: whole('Latest version as it was read.'),
      note: optional(text('Why, at most 500 characters.')),
      rules: take<Rules>(() => rules, 'All rules, also those that stay.'),
      dryRun: DRY_RUN,
      idempotencyKey: KEY,
    },
    refusals: {
      STALE: 'Another version was published meanwhile; `currentVersion` is the latest.',
      INVALID_RULES: 'A number is out of its range; the path says which.',
      IN_THE_PAST: 'A policy starts now or later.',
      OUT_OF_ORDER: 'It must start after the latest version that counts.',
      PROPOSAL_OPEN: 'Another version waits for its decision: decide or withdraw that one first.',
      INVALID_NOTE: 'A note has at most 500 characters.',
    },
    extras: CURRENT_VERSION,
    command,
    inputOf: (asked) => ({ ...asked, rules: { ...asked.rules } }),
    answers: {
      policy: {
        type: () => policy,
        says: 'The new version, on a dry run as it would be; with STALE the latest one instead.',
        of: (version) => version,
        whenRefused: shownWhenStale(async (_, context) => (await newestPolicies(context, newest, 1))[0]),
      },
      ...(effect ? { effect: effectAnswer(async (version: PolicyVersion<Rules>, context) =>
        effect(await context.sql(), version.rules, context.now)) } : {}),
    },
  });
}

export interface DecidingMutation<Input extends PolicyDecisionInput, Shown> {
  /** `CatalogPolicy`: the mutation is decideCatalogPolicy. */
  readonly name: string;
  readonly scope: string;
  readonly command: DecidePolicy<Input>;
  /** Fields beside version, verdict and note. */
  readonly takes?: Takes;
  /** The version as it stands then. */
  readonly answer: { readonly type: () => ClassType<object> } & {
    show(context: GraphContext, asked: Input): Promise<Shown>;
  };
  effect?(context: GraphContext, asked: Input): Promise<PolicyEffect | null>;
}

/** `decideXPolicy`: the second person's word, or the withdrawal of what is still to come. */
export function decidePolicyMutation<Input extends PolicyDecisionInput, Shown>(
  { name, scope, command, takes = {}, answer, effect }: DecidingMutation<Input, Shown>,
): Function {
  const policy: Answer<unknown, never> = {
    type: answer.type, says: 'The version as it stands then; with STALE too.',
    of: (_, context, asked) => answer.show(context, asked),
    whenRefused: shownWhenStale((asked, context) => answer.show(context, asked)),
  };
  return defineMutation({
    name: `decide${name}`,
    says: `Approves or rejects a version of ${name} that another person proposed 审批规则, or withdraws one that `
      + 'is still to come 撤回.',
    scopes: [scope],
    input: 'Which version, and what is decided.',
    takes: {
      ...takes,
      version: whole('The version.'),
      verdict: take<PolicyVerdict>(() => PolicyVerdictName, 'What is decided.'),
      note: optional(text('Why, at most 500 characters; asked for by WITHDRAW.')),
      dryRun: DRY_RUN,
      idempotencyKey: KEY,
    },
    refusals: {
      NOT_FOUND: 'There is no such version.',
      STALE: 'It was decided meanwhile; `policy` is how it stands.',
      SAME_PERSON: 'Whoever proposed it does not decide it.',
      TOO_LATE: 'It has begun and cannot be withdrawn, or its date passed without approval: propose it anew.',
      NOTE_REQUIRED: 'A withdrawal says why.',
      INVALID_NOTE: 'A note has at most 500 characters.',
    },
    command: command as unknown as DecidePolicy<PolicyDecisionInput>,
    answers: {
      policy: policy as never,
      ...(effect ? { effect: effectAnswer((_: unknown, context, asked: never) => effect(context, asked)) } : {}),
    },
  });
}

/** Of a policy that is a table of its own: found among its newest versions. */
export function versionAmong<Rules extends object>(
  policy: ClassType<PolicyVersion<Rules>>, newest: Newest<Rules>, effectOf?: EffectOf<Rules>,
) {
  const show = async (context: GraphContext, { version }: PolicyDecisionInput) =>
    (await newestPolicies(context, newest, MAX_PAGE)).find((one) => one.version === version) ?? null;
  const effect = effectOf && (async (context: GraphContext, asked: PolicyDecisionInput) => {
    const version = await show(context, asked);
    return version && effectOf(await context.sql(), version.rules, context.now);
  });
  return { answer: { type: () => policy, show }, effect };
}
