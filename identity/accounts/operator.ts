import type { AccountRow } from './account-row.ts';

/** An operator as others may see one. */
export interface Operator {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly tenantId?: string;
  readonly siteIds: readonly string[];
  readonly hasTotp: boolean;
  readonly mustChangePassword: boolean;
  readonly isDemo: boolean;
  readonly createdAt: Date;
  readonly disabledAt?: Date;
  readonly version: number;
  /** Known where operators are read; a command does not look for it. */
  readonly lastSignInAt?: Date;
}

export function toOperator(
  row: AccountRow & { readonly last_sign_in_at?: Date | null },
): Operator {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    roles: row.roles,
    ...(row.tenant_id ? { tenantId: row.tenant_id } : {}),
    siteIds: row.site_ids,
    hasTotp: row.totp_confirmed_at !== null,
    mustChangePassword: row.must_change_password,
    isDemo: row.is_demo,
    createdAt: row.created_at,
    ...(row.disabled_at ? { disabledAt: row.disabled_at } : {}),
    version: row.version,
    ...(row.last_sign_in_at ? { lastSignInAt: row.last_sign_in_at } : {}),
  };
}
