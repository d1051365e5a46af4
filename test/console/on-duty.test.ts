import { describe, expect, test } from 'vitest';
import { Vigie } from '@vigie/client';
import { runningService } from '../support/service.ts';
import { buildConsole, chromiumOf, expectAccessible } from './support/browser.ts';
import { shortage } from './support/shortage.ts';

buildConsole();
const running = runningService();
const browser = chromiumOf(() => running.url);

describe('who is on duty, in Chromium', () => {
  test('says so while no table is in force, then shows each duty with its line', async () => {
    const page = await browser.open();
    await page.getByRole('link', { name: 'De garde', exact: true }).click();
    await page.getByText('Aucun tableau n’est en vigueur').waitFor();
    await expectAccessible(page);

    const client = new Vigie({ baseUrl: running.url });
    const day = (offset: number) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
    const line = { id: 'jour', name: 'Centre 15', windows: [{ id: 'jour', start: '00:00', end: '24:00' }] };
    const { id } = await client.createRoster(
      { ...shortage(), department: '974', period: { start: day(-2), end: day(2) }, lines: [line], rules: [] },
      { wait: 30 },
    );
    await client.post('/v1/rosters/{id}/publication', { path: { id }, body: {} });
    // The answer is fresh for 30 s: another screen has asked for none yet.
    const screen = await browser.open();
    await screen.getByRole('link', { name: 'De garde', exact: true }).click();
    const duty = screen.getByRole('listitem').filter({ hasText: 'Centre 15' }).first();
    await duty.waitFor();
    expect(await duty.innerText()).toMatch(/Dr \w+/);
    await expectAccessible(screen);
  }, 60_000);
});
