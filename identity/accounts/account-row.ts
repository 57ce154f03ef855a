import type { Queryable } from '../database/transaction.ts';

export interface AccountRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: string[];
  readonly tenant_id: string | null;
  readonly site_ids: string[];
  readonly password_hash: string;
  readonly must_change_password: boolean;
  readonly totp_sealed: Buffer | null;
  readonly totp_confirmed_at: Date | null;
  readonly totp_last_step: string | null;
  readonly is_demo: boolean;
  readonly created_at: Date;
  readonly disabled_at: Date | null;
  readonly version: number;
  /** Goes up when every sign-in of the account ends. */
  readonly epoch: number;
}

export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

export function findAccountByEmail(db: Queryable, email: string): Promise<AccountRow | undefined> {
  return findOne(db, 'where email = $1', normaliseEmail(email));
}

export function findAccountById(db: Queryable, id: string): Promise<AccountRow | undefined> {
  return findOne(db, 'where id = $1', id);
}

export function lockAccount(db: Queryable, id: string): Promise<AccountRow | undefined> {
  return findOne(db, 'where id = $1 for update', id);
}

/** As of now: a change that is being written is waited for. */
export function readSettledAccount(db: Queryable, id: string): Promise<AccountRow | undefined> {
  return findOne(db, 'where id = $1 for share', id);
}

async function findOne(
  db: Queryable, condition: string, value: string,
): Promise<AccountRow | undefined> {
  const { rows } =
    await db.query<AccountRow>(`select * from identity.account ${condition}`, [value]);
  return rows[0];
}
