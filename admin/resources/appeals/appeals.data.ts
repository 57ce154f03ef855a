import {
  AppealListDocument,
  AppealNowDocument,
  OpenAppealDocument,
  RejectAppealDocument,
  UpholdAppealDocument,
  WithdrawAppealDocument,
  type AppealPartsFragment,
  type AppealState,
  type DecideAttributionAppealInput,
  type OpenAttributionAppealInput,
  type UpholdAppealMutation,
  type WithdrawAttributionAppealInput,
} from '../../gql/graphql.ts';
import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { typed, yesNo } from '../../graph/filters.ts';

export type Appeal = AppealPartsFragment;

export const appealSource: Source<Appeal> = {
  list: async ({ page, filter }: ListAsked) => (await ask(AppealListDocument, {
    page, filter: { state: typed(filter.state) as AppealState | undefined, isOverdue: yesNo(filter.overdue) },
  })).attributionAppeals,
};

export async function readAppeal(id: string): Promise<Appeal | null> {
  const { node } = await ask(AppealNowDocument, { id });
  return node?.__typename === 'AttributionAppeal' ? node : null;
}

export const openAppeal = async (input: OpenAttributionAppealInput) =>
  (await ask(OpenAppealDocument, { input })).openAttributionAppeal;

export const withdrawAppeal = async (input: WithdrawAttributionAppealInput) =>
  (await ask(WithdrawAppealDocument, { input })).withdrawAttributionAppeal;

type Decided = UpholdAppealMutation['upholdAttributionAppeal'];

export async function decideAppeal(input: DecideAttributionAppealInput, uphold: boolean): Promise<Decided> {
  return uphold ? (await ask(UpholdAppealDocument, { input })).upholdAttributionAppeal
    : (await ask(RejectAppealDocument, { input })).rejectAttributionAppeal;
}

/** Addresses of pictures as they were typed, one a line. */
export const photosIn = (lines: string): string[] => lines.split(/\s+/u).filter((line) => line !== '');
