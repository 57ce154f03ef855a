import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { Accounts } from '../accounts/index.ts';
import type { DocumentCheck } from '../documents/document.ts';
import { isUuid } from '../ids.ts';
import type { Refusal, RefusalCode } from '../refusals.ts';
import { CODES, type Code } from './codes.ts';

/** What resolvers of this graph stand on, apart from the request. */
export interface IdentityRoom {
  readonly accounts: Accounts;
  /** Operators sign in with another issuer: nothing about accounts can be changed here. */
  readonly operatorsLiveElsewhere: boolean;
  /** The graph's judgement of a document that is to be registered. */
  readonly checkDocument: DocumentCheck;
}

export interface MutationContext extends IdentityRoom {
  readonly actor: Actor;
}

export interface UserError {
  readonly code: Code;
  readonly message: string;
  readonly path: readonly string[];
  readonly [extra: string]: unknown;
}

export interface Payload {
  readonly userErrors: readonly UserError[];
  readonly [result: string]: unknown;
}

/** One mutation: its words in the schema and what it does. */
export interface Mutation<Input = any> {
  readonly name: string;
  readonly says: string;
  /** `admin` manages others, `own` is for the caller's own account, `documents` for a program's own, too. */
  readonly guard: 'admin' | 'own' | 'documents';
  /** About an operator's account, which may live with another issuer. */
  readonly aboutOperators: boolean;
  /** Fields of the input, as SDL. */
  readonly takes: string;
  /** Fields of the payload besides `userErrors`, as SDL. */
  readonly answers: string;
  /** Codes of `CODES`, where each has its meaning. */
  readonly refusals: readonly Code[];
  /** Fields of a user error besides message, path and code, as SDL. */
  readonly extras?: string;
  run(input: Input, context: MutationContext): Promise<Payload>;
}

export function defineMutation<Input>(mutation: Mutation<Input>): Mutation<Input> {
  const { aboutOperators, refusals, guard } = mutation;
  return {
    ...mutation,
    refusals: [...new Set<Code>([...refusals, ...(aboutOperators ? ['ACCOUNTS_LIVE_ELSEWHERE'] as const : []),
      ...(guard === 'own' ? ['NOT_AN_OPERATOR', 'NOT_FOUND'] as const : [])])].sort(),
    run: async (input, context) => {
      if (aboutOperators && context.operatorsLiveElsewhere) return no('ACCOUNTS_LIVE_ELSEWHERE');
      if (guard === 'own' && !ownsAccount(context.actor)) return no('NOT_AN_OPERATOR');
      return mutation.run(input, context);
    },
  };
}

function ownsAccount({ kind, id }: Actor): boolean {
  return (kind === 'operator' || kind === 'tenant') && isUuid(id);
}

/** A refusal of this graph's own. */
export function no(code: Code, ...path: string[]): Payload {
  return { userErrors: [{ code, message: CODES[code], path }] };
}

/** Names of the input where identity calls the same thing otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  tenantId: 'franchiseId', siteIds: 'outletIds', client: 'partnerClientId',
};

/** A refusal that has its word in this graph; one without is no refusal here, and the compiler says so. */
function shown(code: RefusalCode): Code {
  // Guard, ids and enums of the schema answer these before anything is run.
  if (code === 'FORBIDDEN' || code === 'ID_MALFORMED' || code === 'ROLE_UNKNOWN') {
    throw new Error(`${code} is answered before a mutation runs.`);
  }
  return code;
}

/** A refusal of identity's as user errors. */
export function refusedBy(
  { code, message, path = [] }: Refusal, extras: Readonly<Record<string, unknown>> = {},
): Payload {
  return { userErrors: [{
    code: shown(code), message, path: path.map((name) => NAMES[name] ?? name), ...extras,
  }] };
}
