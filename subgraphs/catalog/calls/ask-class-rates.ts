import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';

const RATES = /* GraphQL */ `query RatesOfClasses {
  programmes { code currency policy { rules { rates { marginClass { code } pointsNumerator pointsDenominator } } } }
  franchisePolicy { rules { rebates { marginClass { code } bps } } } }`;
const asService = serviceActor('catalog', ['loyalty:read', 'franchises:read']);

interface Of { readonly marginClass: { readonly code: string } }
interface Answer {
  readonly programmes: readonly {
    readonly code: string; readonly currency: string;
    readonly policy: { readonly rules: {
      readonly rates: readonly (Of & { readonly pointsNumerator: number; readonly pointsDenominator: number })[];
    } };
  }[];
  readonly franchisePolicy: { readonly rules: { readonly rebates: readonly (Of & { readonly bps: number })[] } };
}

export interface ClassRates {
  readonly programmes: readonly {
    readonly code: string; readonly currency: string;
    readonly points: ReadonlyMap<string, readonly [numerator: bigint, denominator: bigint]>;
  }[];
  readonly rebateBps: ReadonlyMap<string, bigint>;
}

const asked = new WeakMap<GraphContext, Promise<ClassRates | null>>();

/** What classes earn now, of loyalty and franchises: asked once a request; null while one of them does not answer. */
export function askClassRates(context: GraphContext): Promise<ClassRates | null> {
  const known = asked.get(context) ?? ask(context);
  asked.set(context, known);
  return known;
}

async function ask({ services, request }: GraphContext): Promise<ClassRates | null> {
  try {
    const { programmes, franchisePolicy } = await askOther<Answer>(services, {
      document: RATES, variables: {}, actor: asService, deadlineAt: patienceOf(request), requestId: request.requestId,
    });
    return {
      programmes: programmes.map(({ code, currency, policy }) => ({
        code, currency, points: new Map(policy.rules.rates.map((rate) => [rate.marginClass.code,
          [BigInt(rate.pointsNumerator), BigInt(rate.pointsDenominator)] as const])),
      })),
      rebateBps: new Map(franchisePolicy.rules.rebates.map(({ marginClass, bps }) => [marginClass.code, BigInt(bps)])),
    };
  } catch {
    return null;
  }
}
