import PDFDocument from 'pdfkit';
import { fontFile, runsOf, type Run } from './chinese-font.ts';

export const PAGE = { left: 40, right: 555, top: 42, bottom: 790 } as const;
export const INK = { text: '#1a1a1a', soft: '#6b6b6b', rule: '#c9c9c9' } as const;

interface Style { readonly size?: number; readonly color?: string; readonly strong?: boolean }

/** An A4 document that is drawn by positions: Latin letters and figures in Helvetica, Chinese in Noto Sans SC. */
export class Paper {
  readonly #document = new PDFDocument({ size: 'A4', margin: 0, bufferPages: true, lang: 'zh-CN' });
  readonly #chunks: Buffer[] = [];
  readonly #known = new Set<string>();
  /** Chinese is made of few words, and slow to measure. */
  readonly #widths = new Map<string, number>();
  readonly #ended: Promise<void>;

  constructor(title: string, at: Date) {
    Object.assign(this.#document.info, { Title: title, Producer: 'Karat', Creator: 'Karat', CreationDate: at });
    this.#document.on('data', (chunk: Buffer) => { this.#chunks.push(chunk); });
    this.#ended = new Promise((done) => { this.#document.on('end', done); });
  }

  #use({ subset }: Run, { size = 9, strong = false }: Style): void {
    const name = subset ?? (strong ? 'Helvetica-Bold' : 'Helvetica');
    if (subset !== null && !this.#known.has(name)) {
      this.#document.registerFont(name, fontFile(subset));
      this.#known.add(name);
    }
    this.#document.font(name).fontSize(size);
  }

  #width(run: Run, style: Style): number {
    const key = `${style.size ?? 9} ${style.strong ?? false} ${run.text}`;
    const known = run.subset === null ? undefined : this.#widths.get(key);
    if (known !== undefined) return known;
    this.#use(run, style);
    const width = this.#document.widthOfString(run.text);
    if (run.subset !== null) this.#widths.set(key, width);
    return width;
  }

  /** Begins at x; answers where it ends. */
  write(text: string, x: number, y: number, style: Style = {}): number {
    let at = x;
    for (const run of runsOf(text)) {
      const width = this.#width(run, style);
      this.#use(run, style);
      this.#document.fillColor(style.color ?? INK.text)
        .text(run.text, at, y, { lineBreak: false, baseline: 'alphabetic' });
      at += width;
    }
    return at;
  }

  /** Ends at x. */
  writeBack(text: string, x: number, y: number, style: Style = {}): void {
    const width = runsOf(text).reduce((sum, run) => sum + this.#width(run, style), 0);
    this.write(text, x - width, y, style);
  }

  /** As much of it as fits into a width. */
  fit(text: string, width: number, style: Style = {}): string {
    const widthOf = (part: string) => runsOf(part).reduce((sum, run) => sum + this.#width(run, style), 0);
    if (widthOf(text) <= width) return text;
    const characters = [...text];
    while (characters.length > 0 && widthOf(`${characters.join('')}...`) > width) characters.pop();
    return `${characters.join('')}...`;
  }

  rule(y: number, from: number = PAGE.left, to: number = PAGE.right): void {
    this.#document.moveTo(from, y).lineTo(to, y).lineWidth(0.5).strokeColor(INK.rule).stroke();
  }

  nextPage(): void {
    this.#document.addPage();
  }

  /** Says on each page which one it is of how many, and ends the document. */
  async end(footer: (page: number, pages: number) => string): Promise<Buffer> {
    const { count } = this.#document.bufferedPageRange();
    for (let page = 0; page < count; page += 1) {
      this.#document.switchToPage(page);
      this.writeBack(footer(page + 1, count), PAGE.right, 815, { size: 8, color: INK.soft });
    }
    this.#document.end();
    await this.#ended;
    return Buffer.concat(this.#chunks);
  }
}
