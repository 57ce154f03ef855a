/**
 * Where node-oidc-provider keeps what outlives a request: sessions, interactions, grants, codes,
 * refresh tokens. Everything is in PostgreSQL, so a restart or a second process changes nothing.
 *
 * A refresh token or code *is* its id. Those ids are stored as hashes, so a copy of the database
 * lets nobody in; session ids are worthless without the signature in the cookie.
 */
import { createHash } from 'node:crypto';
import { type Adapter, type AdapterPayload, errors } from 'oidc-provider';
import type { Pool } from 'pg';

import { currentRequest, noteEpoch } from '../provider/request.ts';
import { endGrant } from '../provider/grant-end.ts';
import { findClientMetadata } from '../clients/client-metadata.ts';

const BEARER_MODELS = new Set(['RefreshToken', 'AuthorizationCode']);

export interface ArtifactDesk {
  readonly pool: Pool;
  readonly clock: () => Date;
  /** Tokens were ended: this process looks at once. */
  readonly afterCut: () => void;
}

export function createArtifactAdapter(desk: ArtifactDesk): (model: string) => Adapter {
  return (model) => new ArtifactAdapter(model, desk);
}

/** Everything of the account was ended after this request had read what it wanted to carry on. */
export class SignedOutMeanwhile extends errors.InvalidGrant {
  constructor(model: string) {
    super(`signed out before the ${model} was written`);
  }
}

class ArtifactAdapter implements Adapter {
  private readonly model: string;
  private readonly desk: ArtifactDesk;

  constructor(model: string, desk: ArtifactDesk) {
    this.model = model;
    this.desk = desk;
  }

  async upsert(id: string, payload: AdapterPayload, expiresIn?: number): Promise<void> {
    const bearer = BEARER_MODELS.has(this.model);
    const stored = bearer ? { ...payload, jti: undefined } : payload;
    // The library works with the real time, so its expiries do too.
    const expiresAt = expiresIn === undefined ? null : new Date(Date.now() + expiresIn * 1000);
    const { accountId, epoch } = carriedOn(this.model, payload);
    const isKnown = this.model === 'Session' && currentRequest()?.sessions.has(id) === true;
    const { rowCount } = await this.desk.pool.query(
      isKnown ? WRITE_AGAIN : accountId === null ? WRITE : WRITE_OF_ACCOUNT,
      [this.model, this.keyOf(id), JSON.stringify(stored), payload.grantId ?? null,
        payload.uid ?? null, accountId, expiresAt, epoch]);
    // A session that ended is not begun anew by a request that had seen it before.
    if (rowCount === 1 || this.model === 'Session') return;
    if (this.model === 'Grant' || this.model === 'AuthorizationCode') throw new errors.LoginRequired();
    throw new SignedOutMeanwhile(this.model);
  }

  async find(id: string): Promise<AdapterPayload | undefined> {
    if (this.model === 'Client') return findClientMetadata(this.desk.pool, id);
    const payload = await this.select('id = $2', this.keyOf(id));
    return payload && BEARER_MODELS.has(this.model) ? { ...payload, jti: id } : payload;
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    return this.select('uid = $2', uid);
  }

  /** The device flow is off: nothing is ever stored under a user code. */
  async findByUserCode(): Promise<undefined> {
    return undefined;
  }

  /** One of two racers wins; the loser has used a code or token twice, like a thief would. */
  async consume(id: string): Promise<void> {
    const { rows } = await this.desk.pool.query<{ grant_id: string | null; first: boolean }>(
      `with taken as (
         update identity.artifact set consumed_at = $3
         where model = $1 and id = $2 and consumed_at is null returning id)
       select grant_id, exists (select 1 from taken) as first
       from identity.artifact where model = $1 and id = $2`,
      [this.model, this.keyOf(id), this.desk.clock()],
    );
    if (rows[0]?.first) return;
    if (rows[0]?.grant_id) await this.revokeByGrantId(rows[0].grant_id);
    throw new errors.InvalidGrant(`${this.model} was used already`);
  }

  async destroy(id: string): Promise<void> {
    await this.desk.pool.query('delete from identity.artifact where model = $1 and id = $2',
      [this.model, this.keyOf(id)]);
  }

  async revokeByGrantId(grantId: string): Promise<void> {
    await endGrant(this.desk, grantId);
    this.desk.afterCut();
  }

  private async select(condition: string, value: string): Promise<AdapterPayload | undefined> {
    const { rows } = await this.desk.pool.query<ArtifactRow>(
      `select id, payload, consumed_at, account_id, epoch from identity.artifact where model = $1 and ${condition}
       and (expires_at is null or expires_at > now())`, [this.model, value]);
    const row = rows[0];
    if (!row) return undefined;
    if (row.account_id) noteEpoch(row.account_id, row.epoch);
    if (this.model === 'Session') currentRequest()?.sessions.add(row.id);
    return row.consumed_at
      ? { ...row.payload, consumed: Math.floor(row.consumed_at.getTime() / 1000) } : row.payload;
  }

  private keyOf(id: string): string {
    if (!BEARER_MODELS.has(this.model)) return id;
    return createHash('sha256').update(id).digest('base64url');
  }
}

/** Whose sign-in a row carries on, and in which epoch of theirs it was proved. */
function carriedOn(model: string, payload: AdapterPayload): { accountId: string | null; epoch: number } {
  const result = payload['result'] as { login?: { accountId?: string }; epoch?: number } | undefined;
  const proved = model === 'Interaction' ? result?.login?.accountId : undefined;
  if (proved !== undefined) return { accountId: proved, epoch: result?.epoch ?? NO_EPOCH };
  const { accountId } = payload;
  if (accountId === undefined) return { accountId: null, epoch: 0 };
  return { accountId, epoch: currentRequest()?.epochs.get(accountId) ?? NO_EPOCH };
}

/** Of what nobody has proved in this request. */
const NO_EPOCH = -1;

const COLUMNS = '(model, id, payload, grant_id, uid, account_id, expires_at, epoch)';
const VALUES = '$1, $2, $3::jsonb, $4, $5, $6::text, $7::timestamptz, $8::integer';
const ANEW = `on conflict (model, id) do update set payload = excluded.payload,
  grant_id = excluded.grant_id, uid = excluded.uid, account_id = excluded.account_id,
  expires_at = excluded.expires_at, epoch = excluded.epoch`;

const WRITE = `insert into identity.artifact ${COLUMNS} values (${VALUES}) ${ANEW}`;

/** A sign-out under way is waited for; after one there is no row to be written from. */
const WRITE_OF_ACCOUNT = `insert into identity.artifact ${COLUMNS}
  select ${VALUES} from identity.account a where a.id = $6::text::uuid and a.epoch = $8 for share ${ANEW}`;

const WRITE_AGAIN = `update identity.artifact set ${COLUMNS} = (${VALUES}) where model = $1 and id = $2`;

interface ArtifactRow {
  readonly id: string;
  readonly payload: AdapterPayload;
  readonly consumed_at: Date | null;
  readonly account_id: string | null;
  readonly epoch: number;
}
