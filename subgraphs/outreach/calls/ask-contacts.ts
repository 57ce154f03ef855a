import { PREFIX } from '../../contracts/ids.ts';
import { serviceActor } from '../../kernel/actor.ts';
import { askOther } from '../../kernel/calls/ask-other.ts';
import type { Services } from '../../kernel/graph/context.ts';
import { encodeId } from '../../kernel/ids.ts';

export interface Contact { readonly name: string | null; readonly email: string | null; readonly phone: string | null }

const PATIENCE_MS = 10_000;
const asService = serviceActor('outreach', ['members:read', 'members:pii']);

/**
 * Contacts at the moment of sending, from members, who log each look with its purpose; this room keeps none. Null: the
 * member is gone. Rejects when members gave no answer: then nothing was sent.
 */
export async function askContacts(
  services: Pick<Services, 'graph'>, asked: readonly { readonly memberId: string; readonly reason: string }[],
): Promise<(Contact | null)[]> {
  const variables = Object.fromEntries(asked.flatMap(({ memberId, reason }, index) => [
    [`id${index}`, encodeId(PREFIX.member, memberId)], [`why${index}`, reason]]));
  const document = `query ContactsToWriteTo(${asked.map((_, index) => `$id${index}: ID!,
    $why${index}: String!`).join(', ')}) {
    ${asked.map((_, index) => `m${index}: member(id: $id${index}) {
      contact(reason: $why${index}) { name email phone } }`).join('\n')} }`;
  const answer = await askOther<Record<string, { contact: Contact | null } | null>>(services, {
    document, variables, actor: asService, deadlineAt: Date.now() + PATIENCE_MS });
  return asked.map((_, index) => answer[`m${index}`]?.contact ?? null);
}
