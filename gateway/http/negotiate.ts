import type { GraphQLFormattedError } from 'graphql';
import { ERROR_STATUS, GatewayError, isKnownCode, type GatewayErrorCode } from '../errors.ts';

export const GRAPHQL_RESPONSE = 'application/graphql-response+json';
export const JSON_RESPONSE = 'application/json';
export const EVENT_STREAM = 'text/event-stream';

/** The media type of the answer; without a wish it is plain JSON, as the specification has it. */
export function responseType(accept: string | undefined): string {
  if (accept === undefined || accept === JSON_RESPONSE || accept.trim() === '') return JSON_RESPONSE;
  const wishes = accept.split(',').map(readWish).filter((wish) => wish.quality > 0)
    .sort((left, right) => right.quality - left.quality);
  for (const { type } of wishes) {
    if (type === GRAPHQL_RESPONSE) return GRAPHQL_RESPONSE;
    if (type === EVENT_STREAM) return EVENT_STREAM;
    if ([JSON_RESPONSE, 'application/*', '*/*'].includes(type)) return JSON_RESPONSE;
  }
  throw new GatewayError('NOT_ACCEPTABLE', `Answers are ${GRAPHQL_RESPONSE} or ${JSON_RESPONSE}.`);
}

function readWish(text: string): { type: string; quality: number } {
  const [type, ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  return { type: type ?? '', quality: quality === undefined ? 1 : Number(quality) || 0 };
}

/**
 * With `application/json` a request that was understood answers 200 even when it is refused; these
 * codes speak about the transport or the caller and keep their status.
 */
const ALWAYS: ReadonlySet<GatewayErrorCode> = new Set<GatewayErrorCode>([
  'BAD_REQUEST', 'BATCH_REFUSED', 'BODY_TOO_LARGE', 'CLOSING', 'CSRF_REFUSED', 'FORBIDDEN',
  'METHOD_REFUSED', 'NOT_ACCEPTABLE', 'ORIGIN_REFUSED', 'RATE_LIMITED', 'UNAUTHENTICATED', 'UNSUPPORTED_MEDIA_TYPE',
]);

export function statusFor(
  result: { readonly data?: unknown; readonly errors?: readonly GraphQLFormattedError[] },
  type: string,
): number {
  const first = result.errors?.[0];
  if (first === undefined || 'data' in result) return 200;
  const code = first.extensions?.['code'];
  const known = isKnownCode(code) ? code : 'INTERNAL';
  return type === GRAPHQL_RESPONSE || ALWAYS.has(known) ? ERROR_STATUS[known] : 200;
}
