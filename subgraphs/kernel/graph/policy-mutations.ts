import type { ClassType } from 'type-graphql';
import type { DecidePolicy, PolicyDecisionInput } from '../commands/decide-policy.ts';
import type { PublishPolicy } from '../commands/publish-policy.ts';
import type { PolicyVersion } from '../database/policy-table.ts';
import type { Sql } from '../database/sql.ts';
import type { PolicyEffect } from '../policy-effect.ts';
import type { PolicyVerdict } from '../policy.ts';
import type { GraphContext } from './context.ts';
import { CURRENT_VERSION, defineMutation, shownWhenStale } from './mutation/define-mutation.ts';
import type { Answer } from './mutation/definition.ts';
import { dateTime, DRY_RUN, KEY, optional, take, text, whole, type Takes } from './mutation/take.ts';
import { MAX_PAGE } from './page.ts';
import { effectView, PolicyEffectView } from './policy-effect.type.ts';
import { newestPolicies, PolicyVerdictName, type Newest, type Seen } from './policy.type.ts';

interface PolicyMutation<Rules extends object> {
  /** `CatalogPolicy`: the mutation is publishCatalogPolicy. */
  readonly name: string;
  readonly says: string;
  readonly scope: string;
  readonly rules: ClassType<Rules>;
  readonly policy: ClassType<Shown<Rules>>;
  readonly newest: Newest<Rules>;
  readonly command: PublishPolicy<Rules>;
  readonly effect?: EffectOf<Rules>;
}

/** A version in the graph. */
type Shown<Rules> = Seen<Omit<PolicyVersion<Rules>, 'proposerId'>>;

/** What rules would have made of last month's real orders, where the room knows it. */
export type EffectOf<Rules> = (sql: Sql, rules: Rules, now: Date) => Promise<PolicyEffect>;

/** The field of a payload that shows it, to the author and to who approves. */
export function effectAnswer<Value, Asked>(
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

/** What a new version takes, beside what says whose it is. */
export function publicationTakes<Rules extends object>(rules: ClassType<Rules>) {
  return {
    effectiveFrom: dateTime('In force from then on; now or later.'),
    expectedVersion: whole('Latest version as it was read.'),
    note: optional(text('Why, at most 500 characters.')),
    rules: take<Rules>(() => rules, 'All rules, also those that stay.'),
    dryRun: DRY_RUN,
    idempotencyKey: KEY,
  };
}

export const PUBLICATION_REFUSALS = {
  STALE: 'Another version was published meanwhile; `currentVersion` is the latest.',
  INVALID_RULES: 'A number is out of its range; the path says which.',
  IN_THE_PAST: 'A policy starts now or later.',
  OUT_OF_ORDER: 'It must start after the latest version that counts.',
  PROPOSAL_OPEN: 'Another version waits for its decision: decide or withdraw that one first.',
  INVALID_NOTE: 'A note has at most 500 characters.',
};

/** `publishXPolicy`: one more immutable version, which waits for a second person. */
export function publishPolicyMutation<Rules extends object>(
  { name, says, scope, rules, policy, newest, command, effect }: PolicyMutation<Rules>,
): Function {
  return defineMutation({
    name: `publish${name}`,
    says,
    scopes: [scope],
    input: `A new version of ${name}.`,
    takes: publicationTakes(rules),
    refusals: PUBLICATION_REFUSALS,
    extras: CURRENT_VERSION,
    command,
    inputOf: (asked) => ({ ...asked, rules: { ...asked.rules } }),
    answers: {
      policy: {
        type: () => policy,
        says: 'The new version, on a dry run as it would be; with STALE the latest one instead.',
        // Whoever publishes is who proposes.
        of: (version) => ({ ...version, isOwn: true }),
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
  policy: ClassType<Shown<Rules>>, newest: Newest<Rules>, effectOf?: EffectOf<Rules>,
) {
  const show = async (context: GraphContext, { version }: PolicyDecisionInput) =>
    (await newestPolicies(context, newest, MAX_PAGE)).find((one) => one.version === version) ?? null;
  const effect = effectOf && (async (context: GraphContext, asked: PolicyDecisionInput) => {
    const version = await show(context, asked);
    return version && effectOf(await context.sql(), version.rules, context.now);
  });
  return { answer: { type: () => policy, show }, effect };
}
