import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

const WORTH = 'query WorthOfPrizes { programmes { code policy { rules { pointsPerUnit } } } }';
/** Prizes are said in yuan, so that their points are worth what this programme says. */
const PROGRAMME = 'CN';
const asService = serviceActor('campaigns', ['loyalty:read']);

interface Answer {
  readonly programmes: readonly {
    readonly code: string; readonly policy: { readonly rules: { readonly pointsPerUnit: number } };
  }[];
}

/** Points that are worth one yuan now (domain.md 9.2: 100), asked before any transaction; `away`: nobody can say. */
export async function askPointWorth({ services, request }: GraphContext): Promise<number | 'away'> {
  try {
    const { programmes } = await askOther<Answer>(services, {
      document: WORTH, variables: {}, actor: asService, deadlineAt: patienceOf(request), requestId: request.requestId,
    });
    return programmes.find(({ code }) => code === PROGRAMME)?.policy.rules.pointsPerUnit ?? 'away';
  } catch {
    return 'away';
  }
}
