import type { Outcome } from '../../refusals.ts';
import type { Replayed } from '../../accounts/once.ts';
import { decodeId } from '../../../subgraphs/kernel/ids.ts';
import { done } from '../read-lists.ts';
import { clientView, operatorView, signingKeyView } from '../views.ts';
import { CODES } from '../codes.ts';
import type { Place } from '../../provider/place.ts';
import { type MutationContext, type Payload, refusedBy } from '../mutation.ts';

/** undefined when nothing was given, null when what was given is no id of this kind. */
export function readId(prefix: string, id: string | null | undefined): string | null | undefined {
  return id === null || id === undefined ? undefined : decodeId(prefix, id);
}

/** As it stands now, whatever the command answered. */
export async function operatorNow(
  { accounts, actor }: MutationContext, uuid: string,
): Promise<object | null> {
  const found = await accounts.findOperators(actor, [uuid]);
  const operator = found.ok ? found.items[0] : undefined;
  return operator ? operatorView(operator) : null;
}

export async function clientNow(
  { accounts, actor }: MutationContext, uuid: string,
): Promise<object | null> {
  const found = await accounts.findClients(actor, [uuid]);
  const client = found.ok ? found.items[0] : undefined;
  return client ? clientView(client) : null;
}

/** As they are published now, newest first. */
export async function signingKeysNow(
  { accounts, actor }: Pick<MutationContext, 'accounts' | 'actor'>,
): Promise<object[]> {
  return done(await accounts.listKeys(actor)).keys.map(signingKeyView);
}

/**
 * What is shown once is in the first answer only. The second one names what was made, and says by a
 * code that nothing more can be shown.
 */
export async function shownOnce<T extends object>(
  outcome: Outcome<T & { readonly replayed?: false }> | Replayed,
  show: (done: T) => Promise<Readonly<Record<string, unknown>>>,
  showAgain: (subject: string) => Promise<Readonly<Record<string, unknown>>>,
): Promise<Payload> {
  if (!outcome.ok) return refusedBy(outcome);
  if (outcome.replayed !== true) return { ...await show(outcome), userErrors: [] };
  return { ...await showAgain(outcome.subject), userErrors: [{
    code: 'SECRET_ALREADY_SHOWN', message: CODES.SECRET_ALREADY_SHOWN, path: ['idempotencyKey'],
  }] };
}

export const KEY_FIELD = `"Yours, 1 to 200 characters; the same again acts once and shows no secret."
  idempotencyKey: String!`;

export const ORIGINS_FIELD = `"""
  Origins 网页来源 of its own pages, at most 20: https://shop.example, of an app capacitor://localhost; http for localhost.
  """
  allowedOrigins: [String!]!`;

/** A program's own documents need no name of theirs. */
export const OWNER_FIELD = `"Whose: left out by a program, for itself; named by who manages clients (identity:admin)."
  partnerClientId: ID`;

/** Guesses at the own password count per account; the graph does not know the caller's address. */
export function placeOf({ actor }: MutationContext): { accountId: string; place: Place } {
  const where = `graph:${actor.id}`;
  return { accountId: actor.id, place: { ip: where, key: where, isShared: false, sender: where } };
}
