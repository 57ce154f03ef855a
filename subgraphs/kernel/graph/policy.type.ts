import { Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { isRestricted } from '../actor.ts';
import type { PublishPolicy } from '../commands/publish-policy.ts';
import type { PolicyTable, PolicyVersion } from '../database/policy-table.ts';
import { policyAt } from '../policy.ts';
import type { GraphContext } from './context.ts';
import { CURRENT_VERSION, defineMutation, shownWhenStale } from './mutation/define-mutation.ts';
import { dateTime, DRY_RUN, KEY, optional, take, text, whole } from './mutation/take.ts';
import { connectionFirst, MAX_PAGE } from './page.ts';
import { DateTimeScalar } from './scalars.ts';

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

interface PolicyMutation<Rules extends object> {
  /** `CatalogPolicy`: the mutation is publishCatalogPolicy. */
  readonly name: string;
  readonly says: string;
  readonly scope: string;
  readonly rules: ClassType<Rules>;
  readonly policy: ClassType<PolicyVersion<Rules>>;
  readonly newest: Newest<Rules>;
  readonly command: PublishPolicy<Rules>;
}

/** `publishXPolicy`: one more immutable version. */
export function publishPolicyMutation<Rules extends object>(
  { name, says, scope, rules, policy, newest, command }: PolicyMutation<Rules>,
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
      OUT_OF_ORDER: 'It must start after the latest version.',
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
    },
  });
}
