import { ask } from '../../graph/ask.ts';
import {
  DecideProgrammePolicyDocument,
  ProgrammePoliciesDocument,
  PublishProgrammePolicyDocument,
  type ProgrammeCode,
  type ProgrammePoliciesQuery,
} from '../../gql/graphql.ts';
import type { PolicyKind, Publication, Published, Versions } from './policies.data.ts';
import { flatten, placeOf, unflatten } from './programme-rules.ts';

function versionsIn(answer: unknown): Versions {
  const { programme } = answer as ProgrammePoliciesQuery;
  return {
    inForce: { version: programme?.policy.version ?? 0 },
    versions: (programme?.policies ?? []).map((policy) => ({ ...policy, rules: flatten(policy.rules) })),
  };
}

/** A programme counts with fractions and lists; what is not typed here stays as its latest version has it. */
async function publish(programme: ProgrammeCode, input: Publication): Promise<Published> {
  const now = await ask(ProgrammePoliciesDocument, { code: programme });
  const policies = now.programme!.policies;
  const latest = policies.find(({ state }) => state === 'APPROVED' || state === 'PROPOSED') ?? policies[0]!;
  const { publishProgrammePolicy } = await ask(PublishProgrammePolicyDocument, {
    input: { ...input, programme, rules: unflatten(input.rules, latest.rules) },
  });
  const { version, effect, userErrors } = publishProgrammePolicy;
  if (version !== null && version !== undefined) {
    const { effectiveFrom, note, rules } = input;
    const policy = {
      version, effectiveFrom, note, rules, publishedAt: '', publishedBy: null,
      state: 'PROPOSED' as const, decidedBy: null, decisionNote: null,
    };
    return { policy, effect, userErrors };
  }
  return {
    policy: { ...latest, version: policies[0]!.version, rules: flatten(latest.rules) },
    userErrors: userErrors.map((error) => ({ ...error, path: pathOf(error.path) })),
  };
}

function pathOf(path: readonly string[]): readonly string[] {
  return path[0] === 'rules' && path.length > 1 ? ['rules', placeOf(path.slice(1))] : path;
}

/** The rules of a loyalty programme among the other policies. */
export function programmePolicy(code: ProgrammeCode): PolicyKind {
  return {
    id: `programme-${code}`,
    label: `policies.programme${code}`,
    reads: 'loyalty:read',
    publishes: 'loyalty:policy',
    knowsEffect: true,
    document: ProgrammePoliciesDocument as PolicyKind['document'],
    variables: { code },
    versionsIn,
    publish: (input) => publish(code, input),
    decide: async (input) =>
      (await ask(DecideProgrammePolicyDocument, { input: { ...input, programme: code } })).decide,
  };
}
