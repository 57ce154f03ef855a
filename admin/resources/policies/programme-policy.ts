import { ask } from '../../graph/ask.ts';
import {
  DecideProgrammePolicyDocument,
  DiscardProgrammeDraftDocument,
  ProgrammeDraftsDocument,
  ProgrammePoliciesDocument,
  PublishProgrammePolicyDocument,
  SaveProgrammeDraftDocument,
  type ProgrammePoliciesQuery,
  type ProgrammeRulesInput,
} from '../../gql/graphql.ts';
import { minorUnitsOf } from '../../i18n/minor-units.ts';
import type { UserError } from '../../parts/form/user-errors.ts';
import type { Named } from '../../parts/words/use-named.ts';
import { bonusLines, bonusPlace, readBonuses } from './bonus-lines.ts';
import {
  latestOf,
  type Counted,
  type Drafts,
  type DraftSaved,
  type DraftToSave,
  type OwnDraft,
  type PolicyKind,
  type Publication,
  type Published,
  type Versions,
} from './policies.data.ts';
import { flatten, placeOf, RATES, tiersOf, unflatten, type ProgrammeRules, type Typed } from './programme-rules.ts';

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
function rulesInput(now: ProgrammePoliciesQuery, { rules, tiers = [], bonuses = [] }: Counted): ProgrammeRulesInput {
  const { policies, currency } = now.programme!;
  const former = policies.find(({ state }) => state === 'APPROVED' || state === 'PROPOSED') ?? policies[0]!;
  const typed = { rules, tiers };
  return { ...unflatten(typed, former.rules, minorUnitsOf(currency)), bonuses: readBonuses(bonuses) };
}

/** Where a refusal of these rules stands in the form. */
const placed = (errors: readonly UserError[], typed: Typed): UserError[] =>
  errors.map((error) => ({ ...error, path: bonusPlace(error.path ?? []) ?? placeOf(error.path ?? [], typed) }));

async function publish(code: string, publication: Publication): Promise<Published> {
  const { rules, tiers = [], bonuses = [], effectiveFrom, note, expectedVersion, idempotencyKey, dryRun,
    draft = null, draftVersion = null } = publication;
  const now = await ask(ProgrammePoliciesDocument, { code });
  const typed = { rules, tiers };
  const { publishProgrammePolicy } = await ask(PublishProgrammePolicyDocument, {
    input: {
      ...{ effectiveFrom, note, expectedVersion, idempotencyKey, dryRun, draft, draftVersion },
      programme: code,
      rules: rulesInput(now, { ...typed, bonuses }),
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
    userErrors: placed(userErrors, typed),
  };
}

async function readDrafts(code: string): Promise<readonly OwnDraft[]> {
  const { programme } = await ask(ProgrammeDraftsDocument, { code });
  return programme?.drafts.map(({ rules, ...draft }) => ({
    ...draft, effectiveFrom: draft.effectiveFrom ?? null, note: draft.note ?? null,
    counted: countedOf(rules, programme.currency),
  })) ?? [];
}

async function saveDraft(
  code: string, { rules, tiers = [], bonuses = [], ...draft }: DraftToSave,
): Promise<DraftSaved> {
  const now = await ask(ProgrammePoliciesDocument, { code });
  const { saveProgrammeDraft: { userErrors } } = await ask(SaveProgrammeDraftDocument, {
    input: { ...draft, programme: code, rules: rulesInput(now, { rules, tiers, bonuses }) },
  });
  return { userErrors: placed(userErrors, { rules, tiers }) };
}

const draftsOf = (code: string): Drafts => ({
  read: () => readDrafts(code),
  save: (input) => saveDraft(code, input),
  discard: async ({ name, version }) => (await ask(DiscardProgrammeDraftDocument, {
    input: { programme: code, name, expectedVersion: version } })).discardProgrammeDraft,
});

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
    drafts: draftsOf(code),
    versionsIn,
    publish: (input) => publish(code, input),
    decide: async (input) =>
      (await ask(DecideProgrammePolicyDocument, { input: { ...input, programme: code } })).decide,
  };
}
