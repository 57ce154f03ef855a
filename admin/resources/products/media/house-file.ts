/** The path of a file that lies in the house, `/media/…`; null for whatever lies elsewhere. */
export function fileOfHouse(url: string): string | null {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  return /^\/media\/[0-9a-z]{26}-[0-9a-f]{64}\.[a-z0-9]{2,4}$/.test(path) ? path : null;
}
