import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import { RequestError } from '../../kernel/errors.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

const LADDERS = /* GraphQL */ `query Ladders { programmes { code policy { rules { pointsPerUnit } } } }`;
const asService = serviceActor('rewards', ['loyalty:read']);

interface Answer {
  readonly programmes: readonly {
    readonly code: string; readonly policy: { readonly rules: { readonly pointsPerUnit: number } };
  }[];
}

/** Points that are worth one unit of the currency now, by programme 基础兑换梯度. */
export type Ladders = ReadonlyMap<string, number>;

/** Asked before any transaction; whoever cannot be asked has not said that all is well. */
export async function askLadders({ services, request }: GraphContext): Promise<Ladders> {
  try {
    const { programmes } = await askOther<Answer>(services, {
      document: LADDERS, variables: {}, actor: asService, deadlineAt: patienceOf(request),
      requestId: request.requestId,
    });
    return new Map(programmes.map(({ code, policy }) => [code, policy.rules.pointsPerUnit]));
  } catch {
    throw new RequestError('SUBGRAPH_UNAVAILABLE', 'What points are worth cannot be looked up now; try again.');
  }
}
