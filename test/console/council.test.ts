import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { buildConsole, chromiumOf, expectAccessible } from './support/browser.ts';
import { runningService } from '../support/service.ts';
import { shortage } from './support/shortage.ts';

buildConsole();
const running = runningService();
const browser = chromiumOf(() => running.url);

/** Opens the console and takes a request up from a file, as a council does with last year’s. */
async function withRequest(hostile = false): Promise<Page> {
  const page = await browser.open();
  const buffer = Buffer.from(JSON.stringify(shortage({ hostile })));
  await page.locator('input[type=file]').setInputFiles({ name: 'janvier.json', mimeType: 'application/json', buffer });
  await page.getByRole('button', { name: 'Établir le tableau' }).waitFor();
  return page;
}

async function solved(page: Page): Promise<void> {
  await page.locator('.chip.gap').first().waitFor({ timeout: 30_000 });
  await page
    .getByText(/Prouvé|Le meilleur trouvé/)
    .first()
    .waitFor({ timeout: 30_000 });
}

describe('the desk of the council, in Chromium', () => {
  test('what is wrong is shown at its field, which gets the keyboard; undone step by step', async () => {
    const page = await withRequest();
    const end = page.getByLabel('Au', { exact: true }).first();
    await end.fill('2026-12-01');
    await end.blur();
    await page.getByRole('button', { name: 'Établir le tableau' }).click();
    await page.getByRole('heading', { name: '1 erreur à corriger' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement?.dataset.pointer')).toMatch(/^\/period/);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Annuler la dernière modification' }).click();
    expect(await end.inputValue()).toBe('2027-01-14');
  }, 60_000);

  test('the draft outlives the page', async () => {
    const page = await withRequest();
    await page.locator('[data-pointer="/name"]').fill('Est, brouillon de janvier');
    await page.locator('[data-pointer="/name"]').blur();
    await page.waitForTimeout(200);
    await page.reload();
    await page.getByRole('heading', { name: 'Est, brouillon de janvier' }).waitFor();
  }, 60_000);

  test('open, solve, mend a gap, replace, publish: by the keyboard alone', async () => {
    const page = await withRequest();
    const press = (key: string) => page.keyboard.press(key);
    await page.getByRole('button', { name: 'Établir le tableau' }).focus();
    await press('Enter');
    await solved(page);
    const before = await page.locator('.danger').innerText();

    await page.getByRole('button', { name: /carences/ }).focus();
    await press('Enter');
    const mend = page.getByRole('button', { name: 'Appliquer et recalculer' }).first();
    await mend.waitFor({ timeout: 30_000 });
    await mend.focus();
    await press('Enter');
    await expect.poll(() => page.locator('.danger, .badge.complete').first().innerText(), { timeout: 30_000 }).not.toBe(before);
    await page.locator('.run.live').waitFor({ state: 'detached' });

    await page.getByRole('grid').focus();
    await press('ArrowDown');
    await page.locator('.chip:focus').waitFor();
    await press('ArrowRight');
    await page.waitForTimeout(100);
    const duty = await page.evaluate<string>("document.activeElement?.getAttribute('aria-label')");
    expect(duty).toMatch(/, [a-z]+ \d+ janvier 2027, \d+ h/);
    await press('Enter');
    await page.getByRole('button', { name: 'Fermer le volet' }).waitFor();
    await expectAccessible(page);
    await press('Escape');
    expect(await page.evaluate<string>("document.activeElement?.getAttribute('aria-label')")).toBe(duty);

    await page.getByRole('link', { name: 'Publier' }).focus();
    await press('Enter');
    await page.getByLabel('Intitulé de la version').fill('Tableau de janvier');
    await press('Enter');
    await page.getByText('Version 1 publiée.').waitFor();
    await page.getByRole('heading', { name: /Version 1 · Tableau de janvier/ }).waitFor();
    await expectAccessible(page);
  }, 120_000);

  test('a decision waits, is told in words, can be taken back, and is solved with the rest', async () => {
    const page = await withRequest();
    await page.getByRole('button', { name: 'Établir le tableau' }).click();
    await solved(page);
    const chip = page.locator('.chip.evening').first();
    const [holder] = ((await chip.getAttribute('aria-label')) ?? '').split(',');
    await chip.click();
    await page.getByRole('button', { name: 'Interdire à cette personne' }).click();
    await page.getByText(`Interdit à ${holder}`).waitFor();
    await page.getByRole('button', { name: 'Annuler', exact: true }).click();
    expect(await page.locator('.pending').count()).toBe(0);
    await page.getByRole('button', { name: 'Interdire à cette personne' }).click();
    const slot = await chip.getAttribute('data-key');
    await page.getByRole('button', { name: 'Recalculer le reste' }).click();
    await page.locator('.pending').waitFor({ state: 'detached' });
    await solved(page);
    // The duty is no longer with the person, wherever it went.
    expect(await page.locator(`[data-key="${slot}"]`).count()).toBe(0);
  }, 120_000);

  test('every page is accessible, light and dark, French and English', async () => {
    const page = await withRequest();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Établir le tableau' }).click();
    await solved(page);
    for (const theme of ['light', 'dark']) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      for (const tab of ['Tableau', 'Équité', 'Coût et couverture', 'Publier']) {
        await page.getByRole('link', { name: tab, exact: true }).click();
        await expectAccessible(page);
      }
    }
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('link', { name: 'Fairness' }).click();
    await page.getByRole('button', { name: 'See as a table' }).click();
    await page.getByRole('rowheader', { name: 'Dr Alamanda Antarès' }).waitFor();
    expect(await page.evaluate('document.documentElement.lang')).toBe('en');
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Desk', exact: true }).click();
    await page.getByRole('table').waitFor();
    await expectAccessible(page);
  }, 120_000);

  test('names, sites and titles are text and nothing else, on every page', async () => {
    const page = await withRequest(true);
    await page.getByRole('button', { name: 'Établir le tableau' }).click();
    await solved(page);
    await page.getByRole('button', { name: 'Noms' }).click();
    await page.getByRole('button', { name: 'Par personne' }).click();
    await page.locator('.chip').first().click();
    await page.getByText('Pourquoi').first().waitFor();
    for (const tab of ['Équité', 'Coût et couverture', 'Publier']) await page.getByRole('link', { name: tab, exact: true }).click();
    await page.getByLabel('Intitulé de la version').fill('<script>window.broken=1</script>');
    await page.getByRole('button', { name: 'Publier', exact: true }).click();
    await page.getByRole('heading', { name: /<script>/ }).waitFor();
    expect(await page.evaluate("[window.broken ?? 0, document.querySelectorAll('main img').length]")).toEqual([0, 0]);
    // Nothing of a person is in an address.
    expect(page.url()).not.toMatch(/Dr|Alamanda/);
  }, 60_000);

  test('a stopped service is said in words, and the draft is still there', async () => {
    const page = await withRequest();
    await page.route('**/v1/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Établir le tableau' }).click();
    await page.getByText('Connexion perdue').waitFor({ timeout: 30_000 });
    await page.unroute('**/v1/**');
    await page.getByRole('button', { name: 'Établir le tableau' }).click();
    await solved(page);
  }, 90_000);
});
