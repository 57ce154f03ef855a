import { Field, InputType, Int, ObjectType, type ClassType } from 'type-graphql';
import { isRestricted } from '../actor.ts';
import type { PublishPolicy } from '../commands/publish-policy.ts';
import type { PolicyTable, PolicyVersion } from '../database/policy-table.ts';
import { policyAt, type Publication } from '../policy.ts';
import type { GraphContext } from './context.ts';
import { connectionFirst, MAX_PAGE } from './page.ts';
import { DateTimeScalar } from './scalars.ts';
import { userErrorsOf, userErrorType, type UserErrorView } from './user-errors.ts';

/** `XPolicy { version effectiveFrom … rules }`: a class to extend. */
export function PolicyOf<Rules extends object>(rules: ClassType<Rules>, name: string) {
  @ObjectType(name, { simpleResolvers: true, description: `One immutable version of ${name}.` })
  class Policy implements PolicyVersion<Rules> {
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

/** Input, user error and payload of `publishXPolicy`. */
export function publishPolicyTypes<Rules extends object>(
  name: string, rules: ClassType<Rules>, policy: ClassType<PolicyVersion<Rules>>,
) {
  @InputType(`Publish${name}Input`, { description: `A new version of ${name}.` })
  class PublishInput implements Publication<Rules> {
    @Field(() => DateTimeScalar, { description: 'In force from then on; now or later.' })
    effectiveFrom!: Date;

    @Field(() => Int, { description: 'Latest version as it was read.' })
    expectedVersion!: number;

    @Field(() => String, { nullable: true, description: 'Why, at most 500 characters.' })
    note!: string | null;

    @Field(() => rules, { description: 'All rules, also those that stay.' })
    rules!: Rules;

    @Field({ defaultValue: false, description: 'Checks only; nothing is published.' })
    dryRun!: boolean;

    @Field({ description: 'Makes a retry safe, 1 to 200 characters.' })
    idempotencyKey!: string;
  }

  @ObjectType(`Publish${name}UserError`, {
    simpleResolvers: true, description: `A refusal of publish${name}; nothing was changed.`,
  })
  class PublishUserError extends userErrorType(`Publish${name}`, {
    STALE: 'Another version was published meanwhile; `currentVersion` is the latest.',
    INVALID_RULES: 'A number is out of its range; the path says which.',
    IN_THE_PAST: 'A policy starts now or later.',
    OUT_OF_ORDER: 'It must start after the latest version.',
    INVALID_NOTE: 'A note has at most 500 characters.',
  }) {
    @Field(() => Int, { nullable: true, description: 'Latest version, with STALE.' })
    currentVersion?: number | null;
  }

  @ObjectType(`Publish${name}Payload`, {
    simpleResolvers: true, description: `What publish${name} answers.`,
  })
  class PublishPayload {
    @Field(() => policy, {
      nullable: true,
      description: 'The new version, on a dry run as it would be; with STALE the latest one instead.',
    })
    policy!: PolicyVersion<Rules> | null;

    @Field(() => [PublishUserError], { description: 'Why not; empty on success.' })
    userErrors!: UserErrorView[];
  }
  return { Input: PublishInput, Payload: PublishPayload };
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
  return policyAt(versions, context.now);
}

export async function answerPublication<Rules extends object>(
  context: GraphContext, newest: Newest<Rules>, command: PublishPolicy<Rules>,
  input: Publication<Rules> & { readonly dryRun: boolean; readonly idempotencyKey: string },
): Promise<{ policy: PolicyVersion<Rules> | null; userErrors: UserErrorView[] }> {
  const { effectiveFrom, expectedVersion, note, rules, idempotencyKey, dryRun } = input;
  const outcome = await context.run(command,
    { effectiveFrom, expectedVersion, note: note ?? null, rules: { ...rules } },
    { idempotencyKey, dryRun });
  const userErrors = userErrorsOf(outcome);
  if (outcome.ok) return { policy: outcome.value, userErrors };
  const isStale = userErrors.some(({ code }) => code === 'STALE');
  return { policy: isStale ? (await newestPolicies(context, newest, 1))[0]! : null, userErrors };
}
