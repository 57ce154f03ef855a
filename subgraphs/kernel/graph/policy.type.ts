import { Field, Int, ObjectType, registerEnumType, type ClassType } from 'type-graphql';
import { isRestricted } from '../actor.ts';
import type { PolicyDecision, ProposalState } from '../database/policy-proposals.ts';
import type { PolicyTable, PolicyVersion } from '../database/policy-table.ts';
import { policyAt, type PolicyVerdict } from '../policy.ts';
import type { GraphContext } from './context.ts';
import { connectionFirst, MAX_PAGE } from './page.ts';
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
export class PolicyDecisionView implements Omit<PolicyDecision, 'proposerId'> {
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

  @Field({ description: 'Whether you proposed it 本人提交: another person decides it; you may withdraw it.' })
  isOwn!: boolean;
}

/** A version as its reader sees it. */
export type Seen<Version> = Version & { readonly isOwn: boolean };

/** Who proposed a version is known by id: names repeat. */
export function seenBy<Version extends PolicyDecision>({ actor }: GraphContext, version: Version): Seen<Version> {
  return { ...version, isOwn: version.proposerId === actor.id };
}

/** `XPolicy { version effectiveFrom … rules }`: a class to extend. */
export function PolicyOf<Rules extends object>(rules: ClassType<Rules>, name: string) {
  @ObjectType(name, { simpleResolvers: true, description: `One immutable version of ${name}.` })
  class Policy extends PolicyDecisionView implements Omit<PolicyVersion<Rules>, 'proposerId'> {
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

export type Newest<Rules> = PolicyTable<Rules>['newest'];

/** The newest versions, as whoever asks may see them. */
export async function newestPolicies<Rules>(
  context: GraphContext, newest: Newest<Rules>, first: number,
): Promise<Seen<PolicyVersion<Rules>>[]> {
  const versions = await newest(await context.sql(), connectionFirst({ first }), !isRestricted(context.actor));
  return versions.map((version) => seenBy(context, version));
}

export async function policyInForce<Rules>(
  context: GraphContext, newest: Newest<Rules>,
): Promise<Seen<PolicyVersion<Rules>>> {
  const versions = await newestPolicies(context, newest, MAX_PAGE);
  return policyAt(versions.filter(({ state }) => state === 'approved'), context.now);
}
