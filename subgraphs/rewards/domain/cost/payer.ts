/** Who pays, as a key: head office, which is no franchise, has an id that no franchise gets. */
export const HEAD_OFFICE = '00000000-0000-0000-0000-000000000000';

export const payerOf = (funderId: string | null): string => funderId ?? HEAD_OFFICE;

export const funderOf = (payer: string): string | null => (payer === HEAD_OFFICE ? null : payer);
