import { ImportError } from '../import-error.ts';
import { LIMITS, LIMIT_WORDS } from './limits.ts';

export type XmlEvent =
  | { readonly is: 'open'; readonly name: string; readonly attributes: string; readonly closed: boolean }
  | { readonly is: 'close'; readonly name: string }
  | { readonly is: 'text'; readonly text: string };

/**
 * Tags and texts of an XML file as they come, names without their prefix. Entities of a document type are not
 * known, so none can grow; a workbook has none.
 */
export async function* xmlEvents(texts: AsyncIterable<string>): AsyncGenerator<XmlEvent, void, undefined> {
  let rest = '';
  for await (const piece of texts) {
    rest += piece;
    let at = 0;
    for (;;) {
      const open = rest.indexOf('<', at);
      if (open === -1) break;
      const end = endOfTag(rest, open);
      if (end === -1) break;
      if (open > at) yield { is: 'text', text: plain(rest.slice(at, open)) };
      const event = tagOf(rest.slice(open + 1, end));
      if (event) yield event;
      at = end + 1;
    }
    rest = rest.slice(at);
    if (rest.length > LIMITS.cell) {
      throw new ImportError('CELL_TOO_LARGE', `A cell of the workbook has over ${LIMIT_WORDS.cell} characters.`);
    }
  }
  if (rest.trim() !== '') throw new ImportError('XLSX_BROKEN', 'The workbook ends within a tag: it is not whole.');
}

function endOfTag(text: string, open: number): number {
  if (text.startsWith('<![CDATA[', open)) throw new ImportError('XLSX_BROKEN',
    'The workbook has texts of another kind.');
  if (text.startsWith('<!--', open)) {
    const end = text.indexOf('-->', open);
    return end === -1 ? -1 : end + 2;
  }
  return text.indexOf('>', open);
}

function tagOf(tag: string): XmlEvent | null {
  if (tag.startsWith('?') || tag.startsWith('!')) return null;
  if (tag.startsWith('/')) return { is: 'close', name: bare(tag.slice(1).trim()) };
  const closed = tag.endsWith('/');
  const [, name = '', attributes = ''] = /^(\S+)\s*([^]*)$/.exec(closed ? tag.slice(0, -1) : tag) ?? [];
  return { is: 'open', name: bare(name), attributes, closed };
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

export function attribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return found ? plain(found[1] ?? found[2] ?? '') : null;
}

const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: '\'' };

function plain(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name) return NAMED[name] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
