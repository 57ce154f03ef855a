import { ask } from '../../graph/ask.ts';
import {
  DecideProgrammePolicyDocument,
  ProgrammePoliciesDocument,
  PublishProgrammePolicyDocument,
  type ProgrammePoliciesQuery,
} from '../../gql/graphql.ts';
import { minorUnitsOf } from '../../i18n/minor-units.ts';
import type { Named } from '../../parts/words/use-named.ts';
import { bonusLines, bonusPlace, readBonuses } from './bonus-lines.ts';
import {
  latestOf,
  type Counted,
  type PolicyKind,
  type Publication,
  type Published,
  type Versions,
} from './policies.data.ts';
import { flatten, placeOf, RATES, tiersOf, unflatten, type ProgrammeRules } from './programme-rules.ts';

const countedOf = (rules: ProgrammeRules, currency: string): Counted =>
  ({ rules: flatten(rules, minorUnitsOf(currency)), tiers: tiersOf(rules), bonuses: bonusLines(rules.bonuses) });

function versionsIn(answer: unknown): Versions {
  const { programme } = answer as ProgrammePoliciesQuery;
  if (!programme) return { inForce: { version: 0 }, versions: [] };
  const { policy, policies, currency } = programme;
  return {
    inForce: { version: policy.version },
    versions: policies.map((one) => ({ ...one, ...countedOf(one.rules, currency) })),
  };
}

/** A programme counts with fractions: a rate that was not typed anew stays the fraction of its latest version. */
async function publish(code: string, publication: Publication): Promise<Published> {
  const { rules, tiers = [], bonuses = [], effectiveFrom, note, expectedVersion, idempotencyKey, dryRun } = publication;
  const now = await ask(ProgrammePoliciesDocument, { code });
  const { policies, currency } = now.programme!;
  const former = policies.find(({ state }) => state === 'APPROVED' || state === 'PROPOSED') ?? policies[0]!;
  const typed = { rules, tiers };
  const { publishProgrammePolicy } = await ask(PublishProgrammePolicyDocument, {
    input: {
      ...{ effectiveFrom, note, expectedVersion, idempotencyKey, dryRun },
      programme: code,
      rules: { ...unflatten(typed, former.rules, minorUnitsOf(currency)), bonuses: readBonuses(bonuses) },
    },
  });
  const { version, effect, comparison, userErrors } = publishProgrammePolicy;
  if (version !== null && version !== undefined) {
    const policy = {
      version, effectiveFrom, note, rules, tiers, bonuses, publishedAt: '', publishedBy: null,
      state: 'PROPOSED' as const, isOwn: true, decidedBy: null, decisionNote: null,
    };
    return { policy, effect, comparison, userErrors };
  }
  return {
    policy: latestOf(versionsIn(now).versions),
    userErrors: userErrors.map((error) => ({ ...error, path: bonusPlace(error.path) ?? placeOf(error.path, typed) })),
  };
}

/** The rules of a loyalty programme among the other policies. */
export function programmePolicy(of: Named): PolicyKind {
  const { code } = of;
  return {
    id: `programme-${code}`,
    label: 'policies.programme',
    of,
    reads: 'loyalty:read',
    publishes: 'loyalty:policy',
    knowsEffect: true,
    perClass: RATES,
    onlyOffered: true,
    document: ProgrammePoliciesDocument as PolicyKind['document'],
    variables: { code },
    versionsIn,
    publish: (input) => publish(code, input),
    decide: async (input) =>
      (await ask(DecideProgrammePolicyDocument, { input: { ...input, programme: code } })).decide,
  };
}
