/** A program with a secret: it stays on servers. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Only these of the granted scopes; all of them when left out. */
  readonly scopes?: readonly string[] | undefined;
}

export interface TokenRequest {
  /** The former token was refused: bring a new one. */
  readonly renew: boolean;
  readonly signal: AbortSignal;
}

/** Anything that brings a token: a browser's session, a member's token from your server. */
export interface TokenSource {
  readonly token: (request: TokenRequest) => string | null | Promise<string | null>;
}

export type Credentials = ClientCredentials | TokenSource;

export type KaratClientOptions = Credentials & {
  /** For example https://karat.example/graphql. */
  readonly endpoint: string;
  /** Where tokens come from; `/identity/token` at the endpoint's origin when left out. */
  readonly tokenEndpoint?: string | undefined;
  /** How long a call may take with all its tries; 30,000 ms when left out. */
  readonly deadlineMs?: number | undefined;
  /**
   * How long one try may take; half the deadline and 15,000 ms at least when left out. A proxy that holds
   * a line open and says nothing costs one try, not the whole deadline.
   */
  readonly attemptMs?: number | undefined;
  /** How often a call is tried at most; 5 when left out, 1 for never again. */
  readonly attempts?: number | undefined;
  /**
   * "id" sends the hash of our own documents, which every house in production knows, and the text once a
   * house does not know it; "text" always sends the text.
   */
  readonly documents?: 'id' | 'text' | undefined;
  readonly fetch?: typeof fetch | undefined;
};

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly deadlineMs?: number | undefined;
  /**
   * Whether a write may be sent again when nobody knows whether it arrived. Left out: when its input carries
   * an idempotency key (in every row of a bulk input), or it records orders, whose number is their key.
   */
  readonly repeatable?: boolean | undefined;
}

export function hasSecret(options: Credentials): options is ClientCredentials {
  return 'clientSecret' in options;
}
