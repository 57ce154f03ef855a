/**
 * Personal data leaves masked unless the actor may see it and says why (members:pii and a reason).
 * Examples: 王小明 → 王**, Chan Tai Man → C*** M***, +8613812345678 → +86138****5678,
 * an external id demo-m-0001 → ***001.
 */
export function maskName(name: string): string {
  const text = name.trim();
  if (/\p{Script=Han}/u.test(text)) {
    const [first = '', ...rest] = [...text];
    return first + '*'.repeat(Math.max(1, rest.length));
  }
  const words = text.split(/\s+/);
  return [words[0]!, ...words.slice(1).slice(-1)]
    .map((word) => `${[...word][0] ?? ''}***`).join(' ');
}

export function maskPhone(phone: string): string {
  const tail = phone.slice(-4);
  const head = phone.slice(0, Math.max(0, phone.length - 8));
  return `${head}****${tail}`;
}

export function maskEmail(email: string): string {
  const [local = '', domain = ''] = email.split('@');
  return `${[...local][0] ?? ''}***@${domain}`;
}

/** The last four characters, and never more than a third of the whole. */
export function maskExternalId(externalId: string): string {
  const characters = [...externalId];
  const shown = Math.min(4, Math.floor(characters.length / 3));
  return `***${shown === 0 ? '' : characters.slice(-shown).join('')}`;
}
