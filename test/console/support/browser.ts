import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';

const root = new URL('../../../', import.meta.url).pathname;
const built = join(root, 'console/dist/index.html');

/** Builds the console unless what is built is newer than every source of it. Files of tests run side by side: one builds. */
export function buildConsole(): void {
  const lock = join(tmpdir(), `vigie-console-${root.replaceAll('/', '-')}`);
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
    }
  }
  try {
    const sources = ['console/src', 'clients/typescript/src'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true }).map((name) => join(root, folder, String(name))),
    );
    const newest = Math.max(...[...sources, join(root, 'console/index.html')].map((file) => statSync(file).mtimeMs));
    const age = statSync(built, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (age < newest)
      execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', 'console', '--logLevel', 'warn'], { cwd: root });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/** Chromium for the tests of one file. Everything that a page asks of another address than ours fails the test. */
export function chromiumOf(url: () => string): { open(options?: BrowserContextOptions): Promise<Page> } {
  let browser: Browser;
  const contexts: BrowserContext[] = [];
  const wrong: string[] = [];
  beforeAll(async () => {
    const flags = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ];
    browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: flags,
      tracesDir: mkdtempSync(join(tmpdir(), 'vigie-browser-')),
    });
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    expect(wrong).toEqual([]);
  });
  return {
    open: async (options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'fr-FR', ...options });
      contexts.push(context);
      const page = await context.newPage();
      page.on('request', (request) => {
        if (!request.url().startsWith(url()) && !/^(blob|data):/.test(request.url())) wrong.push(`asked ${request.url()}`);
      });
      page.on('pageerror', (error) => wrong.push(String(error)));
      page.on('console', (message) => {
        if (/Content Security Policy/i.test(message.text())) wrong.push(message.text());
      });
      await page.goto(url());
      return page;
    },
  };
}

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface Verdict {
  readonly violations: readonly {
    readonly id: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
}

/** Asserts that a page has no fault that axe can see, by the rules of WCAG 2.2 A and AA. */
export async function expectAccessible(page: Page): Promise<void> {
  // Run by the debugger: the policy of the page lets no script in.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<Verdict>(`axe.run({ runOnly: ${JSON.stringify(rules)} })`);
  const faults = violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0].html.slice(0, 160)} ${nodes[0].failureSummary?.slice(0, 240)}`,
  );
  expect(faults).toEqual([]);
}
