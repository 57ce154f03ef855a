/** What the keys of member codes are derived for. */
export const MEMBER_CODE_KEY = 'member code';
