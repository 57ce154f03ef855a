import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther, patienceOf } from '../../kernel/calls/ask-other.ts';
import type { GraphContext } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';

const BALANCE = /* GraphQL */ `query Balance($id: ID!) { node(id: $id) {
  ... on Member { loyalty { available debt } } } }`;
const asService = serviceActor('rewards', ['loyalty:read', 'members:read']);

interface Balance { readonly available: number; readonly debt: number }
interface Answer { readonly node: { readonly loyalty: Balance | null } | null }

const asked = new WeakMap<GraphContext, Map<string, Promise<bigint | null>>>();

/** Points that a member may spend now, none while it owes some; once a request, and null while loyalty is silent. */
export function askBalance(context: GraphContext, memberId: string): Promise<bigint | null> {
  const answers = asked.get(context) ?? new Map<string, Promise<bigint | null>>();
  asked.set(context, answers);
  const known = answers.get(memberId) ?? ask(context, memberId);
  answers.set(memberId, known);
  return known;
}

async function ask({ services, request }: GraphContext, memberId: string): Promise<bigint | null> {
  try {
    const { node } = await askOther<Answer>(services, {
      document: BALANCE, variables: { id: encodeId(PREFIX.member, memberId) }, actor: asService,
      deadlineAt: patienceOf(request), requestId: request.requestId,
    });
    const loyalty = node?.loyalty;
    if (!loyalty) return 0n;
    return loyalty.debt > 0 ? 0n : BigInt(loyalty.available);
  } catch {
    return null;
  }
}
