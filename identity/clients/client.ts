import type { Queryable } from '../database/transaction.ts';

export interface ClientSecret {
  readonly createdAt: Date;
  /** When it stops working; absent for the present one. */
  readonly expiresAt?: Date;
  /** Its last characters; absent for secrets made before they were noted. */
  readonly hint?: string;
}

export interface PartnerClient {
  readonly id: string;
  readonly clientId: string;
  readonly name: string;
  readonly channelId: string;
  readonly scopes: readonly string[];
  readonly mayExchange: boolean;
  /** Origins of its own pages, besides those that the house allows to everybody. */
  readonly allowedOrigins: readonly string[];
  readonly isDemo: boolean;
  readonly createdAt: Date;
  readonly disabledAt?: Date;
  /** Secrets that are valid now: one, or two while a rotation overlaps. */
  readonly validSecrets: number;
  /** The same ones, newest first; never the secrets themselves. */
  readonly secrets: readonly ClientSecret[];
  readonly documentCount: number;
  /** Of these, what the graph of today no longer answers. */
  readonly documentProblemCount: number;
  /** Counts edits. */
  readonly version: number;
}

interface ClientRow {
  readonly id: string;
  readonly client_id: string;
  readonly name: string;
  readonly channel_id: string;
  readonly scopes: string[];
  readonly may_exchange: boolean;
  readonly allowed_origins: string[];
  readonly version: number;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
  readonly secrets: { created_at: string; expires_at: string | null; hint: string | null }[];
  readonly is_demo: boolean;
  readonly documents: number;
  readonly document_problems: number;
}

export async function selectClients(
  db: Queryable, now: Date, condition = '', values: readonly unknown[] = [],
): Promise<readonly PartnerClient[]> {
  const { rows } = await db.query<ClientRow>(
    `select c.id, c.client_id, c.name, c.channel_id, c.scopes, c.may_exchange, c.allowed_origins, c.version,
       c.created_at, c.disabled_at, s.secrets, s.is_demo, d.documents, d.document_problems
     from identity.client c, lateral (
       select count(*)::int as documents, count(problem)::int as document_problems
       from identity.registered_document where client_id = c.client_id) d, lateral (
       select coalesce(bool_or(is_demo), false) as is_demo, coalesce(jsonb_agg(jsonb_build_object(
         'created_at', created_at, 'expires_at', expires_at, 'hint', hint)
         order by created_at desc), '[]') as secrets
       from identity.client_secret
       where client_id = c.client_id and (expires_at is null or expires_at > $1)) s
     where c.kind = 'channel' ${condition} order by c.client_id`,
    [now, ...values]);
  return rows.map(toClient);
}

function toClient(row: ClientRow): PartnerClient {
  return {
    id: row.id,
    clientId: row.client_id,
    name: row.name,
    channelId: row.channel_id,
    scopes: row.scopes,
    mayExchange: row.may_exchange,
    allowedOrigins: row.allowed_origins,
    version: row.version,
    isDemo: row.is_demo,
    createdAt: row.created_at,
    ...(row.disabled_at ? { disabledAt: row.disabled_at } : {}),
    documentCount: row.documents,
    documentProblemCount: row.document_problems,
    validSecrets: row.secrets.length,
    secrets: row.secrets.map((secret) => ({
      createdAt: new Date(secret.created_at),
      ...(secret.expires_at ? { expiresAt: new Date(secret.expires_at) } : {}),
      ...(secret.hint ? { hint: secret.hint } : {}),
    })),
  };
}
