/** Asks identity's part of the graph the way the gateway does. */
import { parse } from 'graphql';

import type { Actor } from '../../subgraphs/kernel/actor.ts';
import type { Accounts } from '../accounts/index.ts';
import type { DocumentCheck } from '../documents/document.ts';
import { createIdentityPort } from '../graph/index.ts';

export interface Answer {
  readonly data?: Record<string, any> | null;
  readonly errors?: readonly { readonly message: string;
    readonly extensions: Record<string, unknown> }[];
}

export const ADMIN: Actor = {
  kind: 'operator', id: '0197f000-0000-7000-8000-00000000ad01', name: 'Olivia Owner',
  scopes: ['identity:admin', 'audit:read', 'documents:register', 'members:care'], roles: ['owner'],
};

export function askGraph(
  accounts: Accounts, operatorsLiveElsewhere = false,
  checkDocument: DocumentCheck = () => ({ ok: true, operations: [] }),
) {
  const port = createIdentityPort({ accounts, operatorsLiveElsewhere, checkDocument });
  return async (
    query: string, variables: Record<string, unknown> = {}, actor: Actor = ADMIN,
  ): Promise<Answer> => JSON.parse(JSON.stringify(await port.execute({
    document: parse(query), variables,
    context: { requestId: 'test-request', actor, deadlineAt: Date.now() + 10_000 },
  }))) as Answer;
}

/** The payload of one mutation; top-level errors fail the test. */
export function mutate(ask: ReturnType<typeof askGraph>) {
  return async (
    name: string, input: Record<string, unknown>, answers: string, actor?: Actor,
  ): Promise<any> => {
    const stem = `${name[0]!.toUpperCase()}${name.slice(1)}`;
    const answer = await ask(`mutation M($input: ${stem}Input!) { ${name}(input: $input) {
      ${answers} userErrors { code path message } } }`, { input }, actor);
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    return answer.data![name];
  };
}

/** Code and path of the only refusal. */
export function refusal(payload: any): string {
  return payload.userErrors.map((error: any) =>
    [error.code, ...error.path].join(' ')).join(', ');
}
