import { ask } from '../../graph/ask.ts';
import {
  PutLifeEventDocument,
  RemoveLifeEventDocument,
  type LifeEventPartsFragment,
  type PutLifeEventInput,
  type PutLifeEventMutation,
  type RemoveLifeEventMutation,
} from '../../gql/graphql.ts';

export type LifeEvent = LifeEventPartsFragment;
export const KINDS = [
  'WEDDING_ANNIVERSARY', 'CHILD_BIRTHDAY', 'CHILD_FULL_MOON', 'GRADUATION', 'ELDER_BIRTHDAY',
] as const;

export async function putLifeEvent(input: PutLifeEventInput): Promise<PutLifeEventMutation['putLifeEvent']> {
  return (await ask(PutLifeEventDocument, { input })).putLifeEvent;
}

export async function removeLifeEvent(
  id: string, idempotencyKey: string,
): Promise<RemoveLifeEventMutation['removeLifeEvent']> {
  return (await ask(RemoveLifeEventDocument, { input: { id, idempotencyKey } })).removeLifeEvent;
}

/** 'YYYY-MM-DD' so many days from today, as people here count days. */
export function dayFromNow(days: number, now = new Date()): string {
  const day = new Date(now.getTime() + days * 86_400_000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}
