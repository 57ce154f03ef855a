/** A program with a secret: it stays on servers. */
export interface ClientCredentials {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Only these of the granted scopes; all of them when left out. */
  readonly scopes?: readonly string[];
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
  readonly tokenEndpoint?: string;
  /** How long a call may take with all its tries; 30,000 ms when left out. */
  readonly deadlineMs?: number;
  /** How often a call is tried at most; 5 when left out, 1 for never again. */
  readonly attempts?: number;
  /**
   * "id" sends the hash of our own documents, which every house in production knows, and the text once a
   * house does not know it; "text" always sends the text.
   */
  readonly documents?: 'id' | 'text';
  readonly fetch?: typeof fetch;
};

export interface CallOptions {
  readonly signal?: AbortSignal;
  readonly deadlineMs?: number;
  /**
   * Whether a write may be sent again when nobody knows whether it arrived. Left out: when its input carries
   * an idempotency key (in every row of a bulk input), or it records orders, whose number is their key.
   */
  readonly repeatable?: boolean;
}

export function hasSecret(options: Credentials): options is ClientCredentials {
  return 'clientSecret' in options;
}
