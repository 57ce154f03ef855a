import { ask } from '../../graph/ask.ts';
import {
  CancelBenefitBookingDocument, HonourBenefitBookingDocument, MissBenefitBookingDocument,
} from '../../gql/graphql.ts';

export type Settling = 'honour' | 'miss' | 'cancel';
const SETTLE = {
  honour: HonourBenefitBookingDocument, miss: MissBenefitBookingDocument, cancel: CancelBenefitBookingDocument,
} as const;

export const settleBooking = async (deed: Settling, id: string, idempotencyKey: string) =>
  (await ask(SETTLE[deed], { input: { id, idempotencyKey } })).settled;
