// A program that fails before the crash screen's own script has come: it is said all the same.
import { test, expect } from './desk.js';

test('a program that fails at once is said once the crash screen is there', async ({ context, site }) => {
  await context.route(/\.wasm$/, (route) => route.fulfill({ status: 404, contentType: 'text/plain', body: 'gone' }));
  await context.route(/crash\.js$/, async (route) => {
    await new Promise((done) => { setTimeout(done, 1_500); });
    await route.continue();
  });
  const page = await context.newPage();
  await page.goto(site);
  await expect(page.locator('.bd-crash')).toContainText('404');
});
