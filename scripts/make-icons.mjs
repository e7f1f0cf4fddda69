// `npm run icons`: renders build/icons/collega.svg in Chromium, and packs the sizes that Windows
// (ICO), macOS (ICNS) and Linux (PNG) want. The results are committed: packaging needs no browser.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const folder = join(import.meta.dirname, '..', 'build', 'icons');
const svg = readFileSync(join(folder, 'collega.svg'), 'utf8');
const executablePath = process.env.COLLEGA_BROWSER ?? '/usr/bin/chromium';
const processSandbox = process.platform !== 'linux' || process.getuid() !== 0;

const linuxSizes = [16, 32, 48, 64, 128, 256, 512, 1024];
const icoSizes = [16, 24, 32, 48, 64, 128, 256];
/** Type of each entry, all of them PNG (Apple's list of icon types; `icp4` from macOS 10.7 on). */
const icnsSizes = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
];

const images = await render([
  ...new Set([...linuxSizes, ...icoSizes, ...icnsSizes.map(([, size]) => size)]),
]);
mkdirSync(join(folder, 'png'), { recursive: true });
for (const size of linuxSizes) {
  writeFileSync(join(folder, 'png', `${size}x${size}.png`), images.get(size));
}
writeFileSync(join(folder, 'icon.ico'), packIco(icoSizes));
writeFileSync(join(folder, 'icon.icns'), packIcns(icnsSizes));

async function render(sizes) {
  const browser = await chromium.launch({ executablePath, chromiumSandbox: processSandbox });
  try {
    const page = await browser.newPage();
    const rendered = new Map();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
      );
      const image = await page.screenshot({ omitBackground: true });
      rendered.set(size, image);
    }
    return rendered;
  } finally {
    await browser.close();
  }
}

/** ICO since Windows Vista: a directory of 16 bytes an image, then the PNG files themselves. */
function packIco(sizes) {
  const head = Buffer.alloc(6 + 16 * sizes.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(sizes.length, 4);
  let offset = head.length;
  sizes.forEach((size, index) => {
    const image = images.get(size);
    const at = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(size % 256, at);
    head.writeUInt8(size % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(image.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += image.length;
  });
  return Buffer.concat([head, ...sizes.map((size) => images.get(size))]);
}

/** ICNS: `icns` and the whole length, then type and length before each image, big-endian. */
function packIcns(entries) {
  const parts = entries.map(([type, size]) => block(type, images.get(size)));
  return block('icns', Buffer.concat(parts));
}

function block(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}
