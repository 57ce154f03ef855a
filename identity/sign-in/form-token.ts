/**
 * Two things a form carries. `csrf` ties it to the one sign-in whose cookie the browser holds, so
 * another site cannot post it. The ticket says which account has passed which steps; it is sealed,
 * bound to the same sign-in and lives ten minutes.
 */
import type { IdentityContext } from '../context.ts';

export interface Ticket {
  readonly uid: string;
  readonly accountId: string;
  /** That of the account when the password was proved. */
  readonly epoch: number;
  /** Authentication methods that have succeeded, in the words of RFC 8176. */
  readonly amr: readonly string[];
}

const CSRF = 'sign-in-form';
const TICKET_SECONDS = 10 * 60;

export function csrfFor(context: IdentityContext, uid: string): string {
  return context.sealer.sign(CSRF, uid);
}

export function isCsrf(context: IdentityContext, uid: string, offered: string): boolean {
  return context.sealer.isSigned(CSRF, uid, offered);
}

export function writeTicket(context: IdentityContext, ticket: Ticket): string {
  const expiresAt = context.clock().getTime() + TICKET_SECONDS * 1000;
  const plain = JSON.stringify({ ...ticket, expiresAt });
  return context.sealer.seal('sign-in-ticket', plain).toString('base64url');
}

export function readTicket(
  context: IdentityContext, uid: string, offered: string,
): Ticket | undefined {
  try {
    const plain = context.sealer.open('sign-in-ticket', Buffer.from(offered, 'base64url'));
    const ticket = JSON.parse(plain) as Ticket & { expiresAt: number };
    const valid = ticket.uid === uid && ticket.expiresAt > context.clock().getTime();
    return valid ? ticket : undefined;
  } catch {
    return undefined;
  }
}
