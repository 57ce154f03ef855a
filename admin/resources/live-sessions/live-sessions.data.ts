import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { dayEnd, dayStart, typed } from '../../graph/filters.ts';
import {
  AddDropDocument,
  EndLiveSessionDocument,
  GoLiveDocument,
  ItemBySkuDocument,
  LiveSessionListDocument,
  LiveSessionNowDocument,
  ScheduleLiveSessionDocument,
  UpdateLiveSessionDocument,
  type AddDropInput,
  type AddDropMutation,
  type EndLiveSessionMutation,
  type GoLiveMutation,
  type LiveSessionFilter,
  type LiveSessionListQuery,
  type LiveSessionPageQuery,
  type ScheduleLiveSessionInput,
  type ScheduleLiveSessionMutation,
  type SessionPartsFragment,
  type UpdateLiveSessionInput,
} from '../../gql/graphql.ts';

export type LiveSessionRow = LiveSessionListQuery['liveSessions']['items'][number];
export type LiveSession = NonNullable<LiveSessionPageQuery['liveSession']>;

export const liveSessionSource: Source<LiveSessionRow> = {
  list: async ({ page, sort, filter }: ListAsked) =>
    (
      await ask(LiveSessionListDocument, {
        page,
        sort: sort.direction === 'ASC' ? 'SOONEST' : 'NEWEST',
        filter: {
          state: typed(filter.state) as LiveSessionFilter['state'],
          startsFrom: dayStart(filter.from),
          startsBefore: dayEnd(filter.to),
        },
      })
    ).liveSessions,
};

export async function scheduleLiveSession(
  input: ScheduleLiveSessionInput,
): Promise<ScheduleLiveSessionMutation['scheduleLiveSession']> {
  return (await ask(ScheduleLiveSessionDocument, { input })).scheduleLiveSession;
}

export async function addDrop(input: AddDropInput): Promise<AddDropMutation['addDrop']> {
  return (await ask(AddDropDocument, { input })).addDrop;
}

export async function goLive(id: string, expectedVersion: number): Promise<GoLiveMutation['goLive']> {
  return (await ask(GoLiveDocument, { input: { id, expectedVersion } })).goLive;
}

export async function endLiveSession(
  id: string,
  expectedVersion: number,
): Promise<EndLiveSessionMutation['endLiveSession']> {
  return (await ask(EndLiveSessionDocument, { input: { id, expectedVersion } })).endLiveSession;
}

export async function updateLiveSession(input: UpdateLiveSessionInput) {
  return (await ask(UpdateLiveSessionDocument, { input })).updateLiveSession;
}

export async function readLiveSession(id: string): Promise<SessionPartsFragment | null> {
  return (await ask(LiveSessionNowDocument, { id })).liveSession;
}

export async function findItemId(sku: string): Promise<string | null> {
  return (await ask(ItemBySkuDocument, { sku })).itemBySku?.id ?? null;
}
