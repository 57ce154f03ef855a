/** Passwords are kept as argon2id: 19 MiB, two passes, the floor OWASP names for this shape. */
import { randomInt } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

import { refuse, type Refusal } from '../refusals.ts';

const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;
const SHORTEST = 12;
/** Longer input costs the hash function time and nobody types it. */
const LONGEST = 256;
const DISTINCT_CHARACTERS = 5;

export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  if (password.length > LONGEST) return false;
  return verify(stored, password);
}

let decoy: Promise<string> | undefined;

/** An unknown account costs the same time as a known one: its password meets this hash. */
export async function verifyAgainstNobody(password: string): Promise<false> {
  decoy ??= hashPassword(temporaryPassword());
  await verifyPassword(await decoy, password);
  return false;
}

export function refuseWeakPassword(
  password: string, email: string, path = 'password',
): Refusal | undefined {
  const tooWeak = (message: string): Refusal => refuse('PASSWORD_TOO_WEAK', message, path);
  if (password.length < SHORTEST) return tooWeak(`At least ${SHORTEST} characters.`);
  if (password.length > LONGEST) return tooWeak(`At most ${LONGEST} characters.`);
  if (new Set(password).size < DISTINCT_CHARACTERS) return tooWeak('Too few different characters.');
  const local = email.split('@')[0] ?? '';
  const namesOwner = local.length >= 4 && password.toLowerCase().includes(local);
  return namesOwner ? tooWeak('It must not contain the e-mail address.') : undefined;
}

/** No look-alikes: it is read aloud or typed from paper once. 20 of 56 letters are 116 bits. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';

export function temporaryPassword(): string {
  return Array.from({ length: 20 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}
