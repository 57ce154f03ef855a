/**
 * What a gateway or a person said, in one line without addresses and numbers of people.
 * Example: "550 no such user li@example.com (+86 138-1234-5678)" is "550 no such user <address> (<number>)".
 */
export function withoutAddresses(text: string): string {
  return text.replaceAll(/[^\s@<>]+@[^\s@<>]+/g, '<address>').replaceAll(/\+?\d(?:[ .()-]{0,2}\d){6,}/g, '<number>')
    .replaceAll(/\s+/g, ' ').trim();
}
