/**
 * What identity says of an account: whose team it is of (null: head office), that nobody has it open, or that accounts
 * are with another issuer, where nobody can be asked.
 */
export type ToldAccount = { readonly franchiseId: string | null } | 'nobody' | 'elsewhere';

/**
 * Whether whoever has this account may serve for the team. Example: the account of a franchise's clerk serves for that
 * franchise, not for head office, and not once it is closed.
 */
export function standsIn(account: ToldAccount, franchiseId: string | null): boolean {
  if (account === 'elsewhere') return true;
  return account !== 'nobody' && account.franchiseId === franchiseId;
}
