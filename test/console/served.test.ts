import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { buildConsole } from './support/browser.ts';
import { runningService } from '../support/service.ts';

buildConsole();
const running = runningService();

describe('the console as it is served', () => {
  test('one page under a policy that lets nothing in but what comes from here', async () => {
    const page = await fetch(running.url);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain('unsafe');
    expect(await page.text()).not.toMatch(/https?:|<style|style=|<script>|\son\w+=/);
  });

  test('its script is under 180 kB as it travels, and is kept by the browser for good', async () => {
    const html = await (await fetch(running.url)).text();
    let size = 0;
    for (const [, address] of html.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const asset = await fetch(`${running.url}${address}`);
      expect(asset.status, address).toBe(200);
      if (address.startsWith('/assets/')) expect(asset.headers.get('cache-control')).toContain('immutable');
      if (address.endsWith('.js')) size += gzipSync(Buffer.from(await asset.arrayBuffer())).byteLength;
    }
    expect(size).toBeGreaterThan(0);
    expect(size).toBeLessThan(180_000);
  });

  test('no file beside those that were built', async () => {
    for (const path of ['/../package.json', '/assets/..%2f..%2fpackage.json', '/index.html']) {
      expect((await fetch(`${running.url}${path}`)).status).toBe(404);
    }
  });
});
