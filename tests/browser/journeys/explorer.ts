import { describe, expect, it } from '@jest/globals';
import { visit } from '../kit.ts';
import type { Scene } from './scene.ts';

export function explorerJourneys(scene: Scene): void {
  describe('whoever tries the graph in a browser', () => {
    it('reads the book of types and gets an answer to a query', async () => {
      const { page, complaints, close } = await visit(scene.browser(), `${scene.origin()}/graphql`);
      try {
        await page.getByText('query LatestSales').waitFor();
        await page.locator('.graphiql-query-editor .CodeMirror').click();
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.insertText('{ __typename }');
        await page.getByRole('button', { name: /Execute query/ }).click();
        await page.locator('.result-window').getByText('"Query"').waitFor();
        await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
        await page.getByRole('link', { name: 'Mutation', exact: true }).click();
        await page.getByRole('link', { name: 'recordOrders', exact: true }).waitFor();
        expect(complaints).toEqual([]);
      } finally {
        await close();
      }
    });
  });
}
