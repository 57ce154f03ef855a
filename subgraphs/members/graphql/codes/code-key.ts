/** What the keys of member codes are derived for. */
export const MEMBER_CODE_KEY = 'member code';

/** And those of printed cards. */
export const PRINTED_CARD_KEY = 'printed card';
