import type { Queryable } from '../database/transaction.ts';

export interface PartnerClient {
  readonly clientId: string;
  readonly name: string;
  readonly channelId: string;
  readonly scopes: readonly string[];
  readonly mayExchange: boolean;
  readonly isDemo: boolean;
  readonly createdAt: Date;
  readonly disabledAt?: Date;
  /** Secrets that are valid now: one, or two while a rotation overlaps. */
  readonly validSecrets: number;
}

interface ClientRow {
  readonly client_id: string;
  readonly name: string;
  readonly channel_id: string;
  readonly scopes: string[];
  readonly may_exchange: boolean;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
  readonly valid_secrets: string;
  readonly is_demo: boolean;
}

export async function selectClients(
  db: Queryable, now: Date, condition = '', values: readonly unknown[] = [],
): Promise<readonly PartnerClient[]> {
  const { rows } = await db.query<ClientRow>(
    `select c.client_id, c.name, c.channel_id, c.scopes, c.may_exchange, c.created_at,
       c.disabled_at, s.valid_secrets, s.is_demo
     from identity.client c, lateral (
       select count(*) as valid_secrets, coalesce(bool_or(is_demo), false) as is_demo
       from identity.client_secret
       where client_id = c.client_id and (expires_at is null or expires_at > $1)) s
     where c.kind = 'channel' ${condition} order by c.client_id`,
    [now, ...values]);
  return rows.map(toClient);
}

function toClient(row: ClientRow): PartnerClient {
  return {
    clientId: row.client_id,
    name: row.name,
    channelId: row.channel_id,
    scopes: row.scopes,
    mayExchange: row.may_exchange,
    isDemo: row.is_demo,
    createdAt: row.created_at,
    ...(row.disabled_at ? { disabledAt: row.disabled_at } : {}),
    validSecrets: Number(row.valid_secrets),
  };
}
