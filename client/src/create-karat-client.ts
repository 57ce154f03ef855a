import type { TypedDocument } from './documents.ts';
import { KaratError } from './errors.ts';
import { hasSecret, type CallOptions, type KaratClientOptions } from './options.ts';
import { items, type Connection, type NumberedPage, type PageVariables } from './pages.ts';
import { isRecognisable, withRetry } from './retry.ts';
import { stream } from './stream.ts';
import { keepGrant, keepToken, type TokenKeeper } from './token.ts';
import { attempt, type Wire } from './transport.ts';

type Document<Result, Variables> = TypedDocument<Result, Variables>;

export interface KaratClient {
  /** Reads; tried again while the deadline allows. */
  query<Result, Variables>(
    document: Document<Result, Variables>, variables: Variables, options?: CallOptions,
  ): Promise<Result>;
  /** Writes; sent again with the same key when nobody knows whether the first try arrived. */
  mutate<Result, Variables>(
    document: Document<Result, Variables>, variables: Variables, options?: CallOptions,
  ): Promise<Result>;
  /** Every item of a list of the answer, page by page; `pick` says which list. */
  items<Result, Variables, Item>(
    document: Document<Result, Variables>, variables: Variables,
    pick: (result: Result) => Connection<Item> | NumberedPage<Item> | null | undefined,
    options?: CallOptions & { readonly pageSize?: number },
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
      }, () => attempt(wire, { document, variables, ...limit })) as Result;
    } finally {
      limit.release();
    }
  };
  const client: KaratClient = {
    query: (document, variables, more) => call(document, variables, true, more),
    mutate: (document, variables, more) =>
      call(document, variables, more?.repeatable ?? isRecognisable(variables), more),
    items: (document, variables, pick, more) => items(async (page) => pick(await client.query(
      document, { ...variables, ...declared(document, page) }, more)), more?.pageSize),
    async* subscribe(document, variables, more) {
      const leaving = new AbortController();
      const signal = more?.signal ? AbortSignal.any([more.signal, leaving.signal]) : leaving.signal;
      try {
        yield* stream(wire, { document, variables, signal }) as AsyncGenerator<never, void, undefined>;
      } finally {
        leaving.abort();
      }
    },
    forMember: (memberId, scopes) => clientWith(options, fetcher, tokenEndpoint,
      memberTokens(options, fetcher, tokenEndpoint, memberId, scopes)),
  };
  return client;
}

/** Of the two ways to page, the one this document knows. */
function declared(document: Document<unknown, never>, page: PageVariables): PageVariables {
  const text = String(document);
  return Object.fromEntries(Object.entries(page)
    .filter(([name]) => new RegExp(`\\$${name}\\s*:`).test(text)));
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

/** One signal for the caller's wish and the deadline, told apart by their reasons. */
function deadlineOf(deadlineMs: number, wish: AbortSignal | undefined) {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(
    new KaratError('DEADLINE', `No answer within ${deadlineMs} ms.`)), deadlineMs);
  const leave = (): void => controller.abort(
    new KaratError('ABORTED', 'The caller gave up.', { cause: wish?.reason }));
  if (wish?.aborted) leave();
  wish?.addEventListener('abort', leave, { once: true });
  return {
    deadlineAt: Date.now() + deadlineMs, signal: controller.signal,
    release: (): void => {
      clearTimeout(timer);
      wish?.removeEventListener('abort', leave);
    },
  };
}
