import { serviceActor } from '../../kernel/actor.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import type { Services } from '../../kernel/graph/context.ts';
import type { PointWorth } from '../commands/cost/keep-point-worths.ts';

const WORTHS = `query WorthOfPoints { programmes { code
  policies(first: 100) { effectiveFrom state rules { pointsPerUnit } } } }`;
const asService = serviceActor('rewards', ['loyalty:read']);
const PATIENCE_MS = 10_000;

interface Answer {
  readonly programmes: readonly {
    readonly code: string;
    readonly policies: readonly {
      readonly effectiveFrom: string; readonly state: string; readonly rules: { readonly pointsPerUnit: number };
    }[];
  }[];
}

/** What a point is worth by each programme's rules that count, from when on. */
export async function askPointWorths(services: Services): Promise<PointWorth[]> {
  const { programmes } = await askOther<Answer>(services, {
    document: WORTHS, variables: {}, actor: asService, deadlineAt: Date.now() + PATIENCE_MS,
  });
  return programmes.flatMap(({ code, policies }) => policies.filter(({ state }) => state === 'APPROVED')
    .map(({ effectiveFrom, rules: { pointsPerUnit } }) => (
      { programme: code, effectiveFrom: new Date(effectiveFrom), pointsPerUnit })));
}
