import { textOf } from './documents.ts';
import type { TypedDocument } from './typed-document.ts';
import { KaratError, type WireError } from './errors.ts';
import { deadlineOf, withinAttempt } from './deadline.ts';
import { hasSecret, type CallOptions, type KaratClientOptions } from './options.ts';
import { items, type Connection, type NumberedPage } from './pages.ts';
import { isRecognisable, withRetry } from './retry.ts';
import { stream } from './stream.ts';
import { keepGrant, keepToken, type TokenKeeper } from './token.ts';
import { attempt, type Wire } from './transport.ts';

type Document<Result, Variables> = TypedDocument<Result, Variables>;

/** What was answered, and what could not be. */
export interface Answer<Result> {
  /** Fields with an error are null in it; null as a whole when nothing was answered. */
  readonly data: Result | null;
  readonly errors: readonly WireError[];
}

/** A document that can do without variables. */
type Plain<Result> = Document<Result, Record<string, never>>;

export interface KaratClient {
  /** Reads; tried again while the deadline allows. */
  query<Result>(document: Plain<Result>, variables?: Record<string, never>, options?: CallOptions): Promise<Result>;
  query<Result, Variables>(
    document: Document<Result, Variables>, variables: Variables, options?: CallOptions,
  ): Promise<Result>;
  /** As `query`, for pages that show what there is: errors stand beside the data instead of being thrown. */
  answer<Result>(
    document: Plain<Result>, variables?: Record<string, never>, options?: CallOptions,
  ): Promise<Answer<Result>>;
  answer<Result, Variables>(
    document: Document<Result, Variables>, variables: Variables, options?: CallOptions,
  ): Promise<Answer<Result>>;
  /** Writes; sent again with the same key when nobody knows whether the first try arrived. */
  mutate<Result, Variables>(
    document: Document<Result, Variables>, variables: Variables, options?: CallOptions,
  ): Promise<Result>;
  /** Every item of a list of the answer, page by page; `pick` says which list. */
  items<Result, Variables, Item>(
    document: Document<Result, Variables>, variables: Variables,
    pick: (result: Result) => Connection<Item> | NumberedPage<Item> | null | undefined,
    options?: CallOptions & { readonly pageSize?: number | undefined },
  ): AsyncGenerator<Item, void, undefined>;
  /** Events of a subscription, for ever; leave the loop or abort the signal to end it. */
  subscribe<Result, Variables>(
    document: Document<Result, Variables>, variables: Variables,
    options?: Pick<CallOptions, 'signal'>,
  ): AsyncGenerator<Result, void, undefined>;
  /** A client that speaks for one member (token exchange); for servers whose client may exchange. */
  forMember(memberId: string, scopes?: readonly string[]): KaratClient;
}

const DEADLINE_MS = 30_000;
const ATTEMPTS = 5;
const ATTEMPT_MS = 15_000;

export function createKaratClient(options: KaratClientOptions): KaratClient {
  const fetcher = options.fetch ?? ((...args) => globalThis.fetch(...args));
  // A browser's endpoint may be a path, and it needs no token endpoint.
  const tokenEndpoint = options.tokenEndpoint
    ?? (hasSecret(options) ? new URL('/identity/token', options.endpoint).href : '');
  return clientWith(options, fetcher, tokenEndpoint, keepToken(options, tokenEndpoint, fetcher));
}

function clientWith(
  options: KaratClientOptions, fetcher: typeof fetch, tokenEndpoint: string, tokens: TokenKeeper,
): KaratClient {
  const wire: Wire = {
    endpoint: options.endpoint, fetch: fetcher, tokens,
    unknownIds: new Set(), sendIds: options.documents !== 'text',
  };
  const call = async <Result>(
    document: Document<Result, never>, variables: unknown, repeatable: boolean,
    { signal, deadlineMs = options.deadlineMs ?? DEADLINE_MS }: CallOptions = {},
  ): Promise<Result> => {
    const limit = deadlineOf(deadlineMs, signal);
    try {
      return await withRetry({
        attempts: options.attempts ?? ATTEMPTS, repeatable, ...limit,
      }, () => withinAttempt(
        options.attemptMs ?? Math.max(ATTEMPT_MS, deadlineMs / 2), limit,
        (tried) => attempt(wire, { document, variables, ...tried }))) as Result;
    } finally {
      limit.release();
    }
  };
  const query = <Result, Variables>(
    document: Document<Result, Variables>, variables?: Variables, more?: CallOptions,
  ): Promise<Result> => call(document, variables ?? {}, true, more);
  const client: KaratClient = {
    query,
    mutate: (document, variables, more) =>
      call(document, variables, more?.repeatable ?? isRecognisable(variables), more),
    answer: <Result, Variables>(
      document: Document<Result, Variables>, variables?: Variables, more?: CallOptions,
    ): Promise<Answer<Result>> => query(document, variables, more)
      .then((data) => ({ data, errors: [] }), (error: unknown) => answerBeside(document, error)),
    items: <Result, Variables, Item>(
      document: Document<Result, Variables>, variables: Variables,
      pick: (result: Result) => Connection<Item> | NumberedPage<Item> | null | undefined,
      more?: CallOptions & { readonly pageSize?: number | undefined },
    ) => items<Item>({
      text: textOf(document), variables: { ...variables } as Record<string, unknown>, pageSize: more?.pageSize,
      ask: async (paged) => pick(await query(document, paged as Variables, more)),
    }),
    subscribe: (document, variables, more) => subscribeTo(wire, document, variables, more?.signal),
    forMember: (memberId, scopes) => clientWith(options, fetcher, tokenEndpoint,
      memberTokens(options, fetcher, tokenEndpoint, memberId, scopes)),
  };
  return client;
}

/** Leaving the loop closes the connection, whether the caller brought a signal or not. */
async function* subscribeTo<Result>(
  wire: Wire, document: Document<Result, never>, variables: unknown, given: AbortSignal | undefined,
): AsyncGenerator<Result, void, undefined> {
  const leaving = new AbortController();
  const signal = given ? AbortSignal.any([given, leaving.signal]) : leaving.signal;
  try {
    yield* stream(wire, { document, variables, signal }) as AsyncGenerator<Result, void, undefined>;
  } finally {
    leaving.abort();
  }
}

/** Only what was answered in part: a request that failed as a whole is still thrown. */
function answerBeside<Result>(document: Document<Result, never>, error: unknown): Answer<Result> {
  if (!(error instanceof KaratError) || error.partial === null) throw error;
  return { data: error.partialOf(document), errors: error.errors };
}

function memberTokens(
  options: KaratClientOptions, fetcher: typeof fetch, tokenEndpoint: string, memberId: string,
  scopes?: readonly string[],
): TokenKeeper {
  if (!hasSecret(options)) {
    throw new KaratError('BAD_REQUEST', 'forMember needs clientId and clientSecret.');
  }
  return keepGrant({
    tokenEndpoint, fetch: fetcher, clientId: options.clientId, clientSecret: options.clientSecret,
    form: {
      grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange', subject_token: memberId,
      subject_token_type: 'urn:karat:token-type:member-id',
      ...(scopes ? { scope: scopes.join(' ') } : {}),
    },
  });
}
