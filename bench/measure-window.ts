import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Page } from 'playwright-core';
import { gzipSync } from 'node:zlib';
import { openWindowWithServers } from './window-with-servers.ts';

interface Figure {
  readonly figure: string;
  readonly value: string;
  readonly target: string;
}

const rounds = 9;
const servers = 1_000;

/**
 * What someone who looks at the window feels: its first content against an empty page, the script
 * that it needed for it, and the slowest frame while a long list is scrolled and searched.
 */
export async function measureWindow(builtRenderer: string): Promise<Figure[]> {
  const window = await openWindowWithServers(builtRenderer, servers);
  if (window === null) return [{ figure: 'the window', value: 'no browser here', target: '' }];
  try {
    const { page } = window.app;
    await page.getByRole('table').waitFor();
    const start = await measureStart(page, window.rendererFolder);
    await page.getByRole('table').waitFor();
    return [...start, ...(await measureList(page))];
  } finally {
    await window.close();
  }
}

async function measureStart(page: Page, rendererFolder: string): Promise<Figure[]> {
  const address = new URL('/', page.url()).href;
  // When the app itself draws for the first time, after the bar that stands in index.html.
  await page.addInitScript(() => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('header.top-bar') === null) return;
      observer.disconnect();
      Object.assign(window, { drawnAt: performance.now() });
    }).observe(document, { childList: true, subtree: true });
  });
  const own: number[] = [];
  const drawn: number[] = [];
  const empty: number[] = [];
  let scripts: readonly string[] = [];
  // The first round reads from the disk and warms the code up: it is not counted.
  for (let round = 0; round <= rounds; round += 1) {
    const without = await firstContent(page, `${address}empty.html`);
    const withApp = await firstContent(page, address);
    const app = await firstDrawing(page);
    scripts = app.scripts;
    if (round === 0) continue;
    drawn.push(app.ms);
    empty.push(without);
    own.push(withApp);
  }
  const gzipped = scripts
    .map((path) => gzipSync(readFileSync(join(rendererFolder, path))).length)
    .reduce((sum, size) => sum + size, 0);
  return [
    {
      figure: 'first window content against an empty page in the same browser',
      value: `${(median(own) / median(empty)).toFixed(2)} x (${median(own).toFixed(0)} ms, ${median(empty).toFixed(0)} ms)`,
      target: 'at most 1.5 x',
    },
    {
      figure: 'the app’s own first drawing against that empty page',
      value: `${(median(drawn) / median(empty)).toFixed(2)} x (${median(drawn).toFixed(0)} ms)`,
      target: '',
    },
    {
      figure: 'script until the app’s first drawing, gzipped',
      value: `${(gzipped / 1000).toFixed(0)} kB in ${scripts.length} files`,
      target: 'at most 200 kB',
    },
  ];
}

/** Milliseconds from the start of loading to the first content. */
async function firstContent(page: Page, address: string): Promise<number> {
  await page.goto(address);
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        new PerformanceObserver((list) => {
          const [found] = list.getEntriesByName('first-contentful-paint');
          if (found !== undefined) resolve(found.startTime);
        }).observe({ type: 'paint', buffered: true });
      }),
  );
}

/** Milliseconds to the app's first drawing, and the scripts fetched by then. */
async function firstDrawing(
  page: Page,
): Promise<{ readonly ms: number; readonly scripts: readonly string[] }> {
  await page.waitForFunction(() => 'drawnAt' in window);
  return page.evaluate(() => {
    const { drawnAt } = window as unknown as { drawnAt: number };
    const scripts = performance
      .getEntriesByType('resource')
      .filter((entry) => entry.name.endsWith('.js') && entry.startTime < drawnAt)
      .map((entry) => new URL(entry.name).pathname);
    return { ms: drawnAt, scripts };
  });
}

async function measureList(page: Page): Promise<Figure[]> {
  const scrolling = await worstFrame(page, async () => {
    await page.evaluate(async () => {
      const end = document.documentElement.scrollHeight;
      for (let top = 0; top < end; top += 300) {
        window.scrollTo(0, top);
        await new Promise(requestAnimationFrame);
      }
      window.scrollTo(0, 0);
    });
  });
  const search = page.getByRole('searchbox');
  const filtering = await worstFrame(page, async () => {
    await search.pressSequentially('mailbox-77 department', { delay: 30 });
    for (let left = 21; left > 0; left -= 1) await search.press('Backspace', { delay: 30 });
  });
  const target = 'no frame over 50 ms';
  return [
    { figure: `scrolling ${servers} servers, worst frame`, value: scrolling, target },
    { figure: `searching ${servers} servers, worst frame`, value: filtering, target },
  ];
}

/** The longest time between two frames while `work` goes on. */
async function worstFrame(page: Page, work: () => Promise<void>): Promise<string> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(window, { framesSeen: seen });
    const note = (at: number): void => {
      seen.push(at);
      requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  await work();
  const times = await page.evaluate(
    () => (window as unknown as { framesSeen: number[] }).framesSeen,
  );
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? at));
  const slow = gaps.filter((gap) => gap > 50).length;
  return `${Math.max(...gaps).toFixed(0)} ms, over 50 ms: ${slow} of ${gaps.length} frames`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
