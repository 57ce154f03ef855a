import { ask } from '../../graph/ask.ts';
import type { ListAsked, Source } from '../../graph/data-provider.ts';
import { dayEnd, dayStart, typed } from '../../graph/filters.ts';
import {
  AnnounceMemberEventDocument, CallOffMemberEventDocument, ChangeMemberEventDocument, DeskAnswerEventOfferDocument,
  DeskBookEventPlaceDocument, DeskCheckInEventPlaceDocument, DeskGiveBackEventPlaceDocument, MemberEventListDocument,
  MemberEventShownDocument,
  type AnswerEventOfferInput, type BookEventPlaceInput, type CancelMemberEventInput, type CheckInEventPlaceInput,
  type EventPlacePartsFragment, type GiveBackEventPlaceInput, type MemberEventFilter, type MemberEventPartsFragment,
  type ScheduleMemberEventInput, type UpdateMemberEventInput,
} from '../../gql/graphql.ts';

export type EventRow = MemberEventPartsFragment;
export type Place = EventPlacePartsFragment;

export const EVENT_KINDS = ['TASTING', 'POP_UP', 'DESIGNER', 'CO_CREATION', 'LAUNCH', 'PRIVATE_SALE', 'CAMP',
  'EXHIBITION',
  'COURSE', 'PARTY'] as const;

export const memberEventSource: Source<EventRow> = {
  list: async ({ page, filter }: ListAsked) => (await ask(MemberEventListDocument, {
    page,
    filter: {
      kind: typed(filter.kind) as MemberEventFilter['kind'],
      startsFrom: dayStart(filter.from), startsBefore: dayEnd(filter.to), upcoming: filter.upcoming === 'true' ? true
        : null,
    },
  })).memberEvents,
};

export const scheduleMemberEvent = async (input: ScheduleMemberEventInput) =>
  (await ask(AnnounceMemberEventDocument, { input })).scheduleMemberEvent;
export const updateMemberEvent = async (input: UpdateMemberEventInput) =>
  (await ask(ChangeMemberEventDocument, { input })).updateMemberEvent;
export const cancelMemberEvent = async (input: CancelMemberEventInput) =>
  (await ask(CallOffMemberEventDocument, { input })).cancelMemberEvent;
export const bookEventPlace = async (input: BookEventPlaceInput) =>
  (await ask(DeskBookEventPlaceDocument, { input })).bookEventPlace;
export const answerEventOffer = async (input: AnswerEventOfferInput) =>
  (await ask(DeskAnswerEventOfferDocument, { input })).answerEventOffer;
export const giveBackEventPlace = async (input: GiveBackEventPlaceInput) =>
  (await ask(DeskGiveBackEventPlaceDocument, { input })).giveBackEventPlace;
export const checkInEventPlace = async (input: CheckInEventPlaceInput) =>
  (await ask(DeskCheckInEventPlaceDocument, { input })).checkInEventPlace;
export const readEvent = async (id: string): Promise<EventRow | null> =>
  (await ask(MemberEventShownDocument, { id, state: null, page: { size: 1 } })).memberEvent;

/** Whose place it is, as the reader may see it. */
export const whoHas = ({ member }: Place): string => member?.displayName ?? member?.cardNumber ?? '—';

/** Hours by rank, "72, 24" as somebody types them; what is no number is refused by the graph. */
export const hoursTyped = (text: string): number[] =>
  text.split(/[,，、\s]+/).filter((each) => each !== '').map(Number);
