import { Field, ObjectType, registerEnumType } from 'type-graphql';
import type { Outcome, Refusal } from '../outcome.ts';

const COMMON = {
  IDEMPOTENCY_CONFLICT: 'The idempotency key was used before with another input.',
  IDEMPOTENCY_KEY_INVALID: 'An idempotency key has 1 to 200 characters and no control characters.',
  TRY_AGAIN: 'Whether what path names exists cannot be said while its part of the house is away. Nothing '
    + 'was changed; send it again.',
};

/** What a resolver answers in `userErrors`. */
export interface UserErrorView {
  readonly message: string;
  readonly path: readonly string[];
  readonly code: string;
}

/**
 * The error type of one mutation: `XUserError { message path code: XErrorCode! }`.
 * `codes` maps each refusal of the command to its description; the common ones are added.
 * Extras of a refusal become fields when a subclass declares them (see userErrorsOf).
 */
export function userErrorType<Codes extends Record<string, string>>(
  mutation: string, codes: Codes,
) {
  const all: Record<string, string> = { ...codes, ...COMMON };
  const values = Object.fromEntries(Object.keys(all).map((code) => [code, code]));
  registerEnumType(values, {
    name: `${mutation}ErrorCode`,
    description: `Why ${mutation} was refused.`,
    valuesConfig: Object.fromEntries(
      Object.entries(all).map(([code, description]) => [code, { description }])),
  });

  @ObjectType(`${mutation}UserError`, {
    simpleResolvers: true, description: `A refusal of ${mutation}; nothing was changed.`,
  })
  class UserError {
    @Field({ description: 'For people, in English; interfaces translate by code.' })
    message!: string;

    @Field(() => [String], {
      description: 'Where in the input, outermost first: ["lines", "0", "quantity"].',
    })
    path!: readonly string[];

    @Field(() => values, { description: 'Closed list; programs decide by it.' })
    code!: string;
  }
  return UserError;
}

/** Refusals as user errors, extras beside the code. */
export function userErrorsOf(outcome: Outcome<unknown>): UserErrorView[] {
  return outcome.ok ? [] : outcome.refusals.map(userErrorOf);
}

export function userErrorOf(refusal: Refusal): UserErrorView {
  const { code, message, path, extras } = refusal;
  return { code, message, path, ...extras };
}
