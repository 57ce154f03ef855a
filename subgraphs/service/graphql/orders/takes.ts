import { PREFIX } from '../../../contracts/ids.ts';
import { RequestError } from '../../../kernel/errors.ts';
import type { GraphContext } from '../../../kernel/graph/context.ts';
import { CURRENT_VERSION, loaded } from '../../../kernel/graph/mutation/define-mutation.ts';
import { form, formsOf } from '../../../kernel/graph/mutation/form.ts';
import { said } from '../../../kernel/graph/mutation/said.ts';
import { between, idOf, KEY, optional, take, text, VERSION } from '../../../kernel/graph/mutation/take.ts';
import type { PhotoKind } from '../../domain/words.ts';
import { serviceOrdersById } from '../../queries/service-orders.ts';
import { ServicePhotoKind } from '../words.ts';
import { ServiceOrder } from './service-order.type.ts';

export const serviceOrderId = idOf(PREFIX.serviceOrder, 'Service order.');

/** What every step takes. */
export const EDIT = { id: serviceOrderId, expectedVersion: VERSION, idempotencyKey: KEY };

export const NOTE = optional(text('What is said with it, at most 500 characters; the customer may read it.'));

const PHOTO = form('ServicePhotoInput', 'A picture of a piece, by its address.', {
  url: text('Its https address, at most 500 characters, without a password in it.'),
  kind: take<PhotoKind>(() => ServicePhotoKind, 'What it shows.'),
});
export const PHOTOS = between(0, 30, formsOf(PHOTO, 'Pictures, at most 30.'));

export const ANSWER = {
  serviceOrder: loaded(() => ServiceOrder, serviceOrdersById, 'serviceOrderId', 'The order; null when refused.'),
};

export const STEP_REFUSALS = {
  ...said('NOT_FOUND', 'STALE', 'INVALID'),
  NOT_NOW: 'It stands otherwise by now: steps of the order says what may be done.',
  NOT_APPROVED: 'The customer has not said yes to a price or a design.',
  NOTE_REQUIRED: 'Say why.',
};

export const STALE_EXTRAS = CURRENT_VERSION;

/** Who works at a desk says what was done there. */
export function notByMembers({ actor }: GraphContext): void {
  if (actor.kind === 'person') throw new RequestError('FORBIDDEN', 'The desk writes down what it does.');
}
