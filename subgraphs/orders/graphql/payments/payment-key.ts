/** What the secrets of payment channels are derived for. */
export const PAYMENT_KEY = 'payment channel';
