import type { CardKey } from './verify-printed-card.ts';

/** Proves the provenance of a piece without the house, with nothing but WebCrypto and the keys it publishes. */
export interface ProvenLink {
  readonly seq: number;
  readonly kind: string;
  /** ISO instant. */
  readonly at: string;
  readonly facts: Readonly<Record<string, string>>;
  /** 1 is the first owner, counted and never named. */
  readonly owner: number | null;
}

export interface ProvenanceVerdict {
  readonly valid: boolean;
  /**
   * FORM: no document of a provenance. KEY: signed with a key that is not among these. SIGNATURE: changed or forged.
   * CHAIN: a link was left out, put elsewhere or taken from another piece.
   */
  readonly fault: 'FORM' | 'KEY' | 'SIGNATURE' | 'CHAIN' | null;
  /** Which link is at fault, from 1. */
  readonly at: number | null;
  readonly certificateNo: string | null;
  readonly links: readonly ProvenLink[];
}

interface Statement extends ProvenLink {
  readonly format: string;
  readonly certificate: string;
  readonly prev: string | null;
}
interface Signed { readonly statement: string; readonly key: string; readonly signature: string }

const FORMAT = 'karat-provenance-1';

/**
 * `document` is `publicProvenance.document` as it was given; `keys` are those of
 * `<house>/.well-known/karat-provenance-keys.json`, which may be kept for months. What is missing at the end cannot be
 * seen from the document: whether something happened since only the house knows.
 */
export async function verifyProvenance(
  document: string, keys: readonly CardKey[],
): Promise<ProvenanceVerdict> {
  const read = readDocument(document);
  if (!read) return faulty('FORM', null);
  const known = new Map<string, VerifyingKey>();
  const links: ProvenLink[] = [];
  let prev: string | null = null;
  for (const [index, { statement: text, key, signature }] of read.links.entries()) {
    const seq = index + 1;
    const publicKey = known.get(key) ?? await keyOf(keys, key);
    if (!publicKey) return faulty('KEY', seq);
    known.set(key, publicKey);
    const bytes = new TextEncoder().encode(text);
    const seal = bytesOf(signature);
    if (!seal || !await crypto.subtle.verify('Ed25519', publicKey, seal, bytes)) return faulty('SIGNATURE', seq);
    const statement = statementOf(text);
    if (!statement) return faulty('FORM', seq);
    if (statement.seq !== seq || statement.prev !== prev || statement.certificate !== read.certificateNo) {
      return faulty('CHAIN', seq);
    }
    prev = hexOf(await crypto.subtle.digest('SHA-256', bytes));
    const { kind, at, facts, owner } = statement;
    links.push({ seq, kind, at, facts, owner });
  }
  return { valid: true, fault: null, at: null, certificateNo: read.certificateNo, links };
}

function faulty(fault: NonNullable<ProvenanceVerdict['fault']>, at: number | null): ProvenanceVerdict {
  return { valid: false, fault, at, certificateNo: null, links: [] };
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? value as Record<string, unknown> : null;
  } catch {
    return null;
  }
}

function readDocument(text: string): { certificateNo: string; links: readonly Signed[] } | null {
  const document = parsed(text);
  const { format, certificateNo, links } = document ?? {};
  if (format !== FORMAT || typeof certificateNo !== 'string' || !Array.isArray(links)) return null;
  if (links.length === 0) return null;
  const isSigned = (link: unknown): link is Signed => link !== null && typeof link === 'object'
    && ['statement', 'key', 'signature'].every((name) => typeof (link as Record<string, unknown>)[name] === 'string');
  return links.every(isSigned) ? { certificateNo, links } : null;
}

function statementOf(text: string): Statement | null {
  const statement = parsed(text);
  return statement?.['format'] === FORMAT ? statement as unknown as Statement : null;
}

/** A key as the platform holds it: browsers and Node name its type differently. */
type VerifyingKey = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

async function keyOf(keys: readonly CardKey[], id: string): Promise<VerifyingKey | null> {
  const bytes = bytesOf(keys.find((key) => key.id === id)?.publicKey ?? '');
  return bytes?.length === 32 ? crypto.subtle.importKey('raw', bytes, 'Ed25519', false, ['verify']) : null;
}

function hexOf(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(base64url)) return null;
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
