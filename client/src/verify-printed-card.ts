/** Checks the code of a printed card without the house, with nothing but WebCrypto and the keys it publishes. */
export interface CardKey {
  readonly id: string;
  /** Ed25519, 32 bytes in base64url. */
  readonly publicKey: string;
}

export interface PrintedCardVerdict {
  readonly valid: boolean;
  /** FORM: no code of a printed card. KEY: signed with a key that is not among these. SIGNATURE: changed or forged. */
  readonly fault: 'FORM' | 'KEY' | 'SIGNATURE' | null;
  readonly cardNumber: string | null;
  /** YYYY-MM-DD */
  readonly issuedOn: string | null;
}

const FORM = /^(KARATP1\.([0-9a-f]{10})\.([0-9]{13})\.(\d{4}-\d{2}-\d{2}))\.([\w-]{86})$/;

/**
 * `keys` are those of `<house>/.well-known/karat-card-keys.json`, which may be kept for months. What is signed is the
 * card and its day: whether it is still that member's card today only the house knows.
 */
export async function verifyPrintedCard(
  code: string, keys: readonly CardKey[],
): Promise<PrintedCardVerdict> {
  const parts = FORM.exec(code.trim());
  if (!parts) return faulty('FORM');
  const [, body, keyId, cardNumber, issuedOn, signature] = parts as unknown as readonly string[];
  const key = keys.find(({ id }) => id === keyId);
  if (!key) return faulty('KEY');
  const publicKey = await crypto.subtle.importKey('raw', bytesOf(key.publicKey), 'Ed25519', false, ['verify']);
  const isSigned = await crypto.subtle.verify(
    'Ed25519', publicKey, bytesOf(signature!), new TextEncoder().encode(body));
  return isSigned ? { valid: true, fault: null, cardNumber: cardNumber!, issuedOn: issuedOn! } : faulty('SIGNATURE');
}

function faulty(fault: NonNullable<PrintedCardVerdict['fault']>): PrintedCardVerdict {
  return { valid: false, fault, cardNumber: null, issuedOn: null };
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const binary = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}
