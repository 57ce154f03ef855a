/** What a payment channel tells, as it is signed. */
export interface PaymentToSign {
  readonly quoteId: string;
  readonly paymentNo: string;
  /** As the currency writes it: "20759.55". */
  readonly amount: string;
  readonly currency: string;
  /** As it is sent: "WALLET". */
  readonly means: string;
  readonly paidAt: Date;
  readonly signedAt: Date;
}

/**
 * `signature` of `confirmPayment`: HMAC-SHA256 by the channel's secret over what is told, in lower-case hex. It is good
 * for five minutes.
 */
export async function signPayment(secret: string, payment: PaymentToSign): Promise<string> {
  const lines = ['KARAT-PAY1', payment.quoteId, payment.paymentNo, payment.amount, payment.currency,
    payment.means, payment.paidAt.toISOString(), payment.signedAt.toISOString()];
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw', bytes.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const mark = await crypto.subtle.sign('HMAC', key, bytes.encode(lines.join('\n')));
  return [...new Uint8Array(mark)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
