import { describe, expect, it } from '@jest/globals';
import { visit } from '../kit.ts';
import type { Scene } from './scene.ts';

export function explorerJourneys(scene: Scene): void {
  describe('whoever tries the graph in a browser', () => {
    it('reads the book of types and gets an answer to a query', async () => {
      const { page, complaints, close } = await visit(scene.browser(), `${scene.origin()}/graphql`);
      try {
        await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
        await page.getByRole('link', { name: 'Mutation', exact: true }).click();
        await page.getByRole('link', { name: 'recordOrders', exact: true }).waitFor();
        const editor = page.locator('.graphiql-query-editor');
        await editor.getByText('LatestSales').waitFor();
        await editor.locator('textarea').focus();
        await page.keyboard.press('ControlOrMeta+A');
        // The same name: GraphiQL notices another one only after a pause.
        await page.keyboard.insertText('query LatestSales { __typename }');
        await editor.getByText('totalCount').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: /Execute query/ }).click();
        await page.locator('.result-window').getByText('"Query"').waitFor();
        expect(complaints).toEqual([]);
      } finally {
        await close();
      }
    });
  });
}
